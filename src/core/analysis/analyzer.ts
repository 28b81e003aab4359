import { Suggester } from '../matching/suggest.js';
import { parseMarkup } from '../markup/parse.js';
import type { MediaType } from '../markup/markup.js';
import type { Annotation } from '../store/annotation.js';
import { annotationsOfTags } from '../store/inline.js';
import { compareSpans } from '../text/span.js';
import type { Analysis, Resources } from './analysis.js';
import { ConceptIndex } from './concepts.js';
import { conceptProblems } from './conceptProblems.js';
import { openSuggestions } from './openSuggestions.js';

/** Analyses documents with one set of resources. Building one compiles the lexicons: keep it as long as they stay the same. */
export class Analyzer {
  readonly resources: Resources;
  readonly concepts: ConceptIndex;
  readonly #suggester: Suggester;

  constructor(resources: Resources) {
    this.resources = resources;
    this.concepts = new ConceptIndex(resources.lexicons);
    this.#suggester = new Suggester(resources);
  }

  /**
   * @param source the text of the file, without byte order mark
   * @param kept annotations that live beside the text, accepted or rejected; offsets of the plain text
   */
  analyze(source: string, mediaType: MediaType, kept: readonly Annotation[] = []): Analysis {
    const text = parseMarkup(source, mediaType, this.resources.tagset);
    const accepted = kept.filter((annotation) => annotation.status === 'accepted');
    const rejected = kept.filter((annotation) => annotation.status === 'rejected');
    const annotations = [...annotationsOfTags(text), ...accepted].sort(compareSpans);
    return {
      text,
      annotations,
      suggestions: openSuggestions(this.#suggester.suggest(text.plainText, text.opaque), annotations, rejected, this.resources.tagset),
      problems: [...text.problems, ...conceptProblems(text, this.concepts)].sort((a, b) => compareSpans(a.span, b.span)),
    };
  }
}
