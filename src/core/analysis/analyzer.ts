import { findFurniture } from '../matching/furniture.js';
import type { LearnedSource } from '../matching/learnedSource.js';
import { Suggester } from '../matching/suggest.js';
import type { MediaType, ParsedText } from '../markup/markup.js';
import { parseMarkup } from '../markup/parse.js';
import type { Annotation } from '../store/annotation.js';
import { parseUntagged } from '../store/convert.js';
import { annotationsOfTags } from '../store/inline.js';
import { compareSpans, joinSpans } from '../text/span.js';
import type { Analysis, Resources } from './analysis.js';
import { conceptProblems } from './conceptProblems.js';
import { ConceptIndex } from './concepts.js';
import { openSuggestions } from './openSuggestions.js';
import { typoProblems } from './typos.js';

/** Where the annotations of a document live: in its text as tags, or beside it in a record. */
export type Store = 'inline' | 'standoff';

/** What is known of a document besides its text. */
export interface Beside {
  readonly store: Store;
  /** What its record keeps, accepted or rejected, by offsets of the plain text. */
  readonly kept: readonly Annotation[];
  /** What has been learned from the annotations of all documents. */
  readonly learned?: LearnedSource;
}

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

  /** @param source the text of the file, without byte order mark */
  analyze(source: string, mediaType: MediaType, beside: Beside = { store: 'inline', kept: [] }): Analysis {
    return this.analyzeParsed(this.parse(source, mediaType, beside.store), beside);
  }

  /** Takes a text apart: with its tags where they hold its annotations, else as it stands. */
  parse(source: string, mediaType: MediaType, store: Store): ParsedText {
    const { tagset } = this.resources;
    return store === 'inline' ? parseMarkup(source, mediaType, tagset) : parseUntagged(source, mediaType, tagset);
  }

  /** As `analyze`, for what is kept by offsets of a text that has to be parsed to know them. */
  analyzeParsed(text: ParsedText, beside: Beside): Analysis {
    const { store, learned } = beside;
    const { annotations, rejected } = annotationsIn(text, beside);
    const problems = store === 'inline' ? [...text.problems, ...conceptProblems(text, this.concepts)] : [];
    problems.push(...typoProblems(text));
    const furniture = findFurniture(text.plainText);
    return {
      text,
      annotations,
      rejected,
      suggestions: openSuggestions(this.#suggester.suggest(text.plainText, joinSpans([...text.opaque, ...furniture]), learned), annotations, rejected, this.resources.tagset),
      furniture,
      problems: problems.sort((a, b) => compareSpans(a.span, b.span)),
    };
  }
}

/** What people have said of a document: its annotations, in document order, and the suggestions that they have turned down. */
export function annotationsIn(text: ParsedText, { store, kept }: Pick<Beside, 'store' | 'kept'>): Pick<Analysis, 'annotations' | 'rejected'> {
  const accepted = kept.filter(({ status }) => status === 'accepted');
  const annotations = store === 'inline' ? annotationsOfTags(text, accepted) : accepted;
  return { annotations: annotations.toSorted(compareSpans), rejected: kept.filter(({ status }) => status === 'rejected') };
}
