import { blockEnds } from '../markup/blocks.js';
import type { MediaType, ParsedText } from '../markup/markup.js';
import { joinParsed, parseMarkup, type Reading } from '../markup/parse.js';
import type { IsDefined } from '../markup/references.js';
import { pageStart, readFurniture, type PageState } from '../matching/furniture.js';
import type { LearnedSource } from '../matching/learnedSource.js';
import { type Stretch, Suggester } from '../matching/suggest.js';
import type { Suggestion } from '../matching/suggestion.js';
import type { Annotation } from '../store/annotation.js';
import { parseUntagged } from '../store/convert.js';
import { annotationsOfTags, type LocalAnnotation, localAnnotations } from '../store/inline.js';
import type { KeptPart } from '../store/keptAnnotations.js';
import type { Problem } from '../text/problem.js';
import { compareSpans, joinSpans, shiftSpan, type Span } from '../text/span.js';
import type { Analysis, Resources } from './analysis.js';
import type { Block } from './block.js';
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

/** What a block has from its document. */
export interface BlockContext {
  readonly store: Store;
  /** Whether it is not the first one. */
  readonly continues: boolean;
  /** Which labels of references are defined in it. */
  readonly isDefined: IsDefined;
  /** What is kept beside the text of the annotations that overlap the block, by offsets from its start. */
  readonly kept: readonly KeptPart[];
  /** See `BlockEnd`, but from the start of the block. */
  readonly reach: number;
  /** What the furniture of its lines depends on, of the lines before it. */
  readonly page: PageState;
}

/** What is known of a block before anything is searched in it. */
export interface ReadBlock extends Omit<Block, 'suggestions'> {
  /** The suggestions in it that somebody has turned down. */
  readonly rejected: readonly Annotation[];
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

  /**
   * Takes a text apart: with its tags where they hold its annotations, else as it stands.
   *
   * @param block what the text has from the document that it is a block of
   */
  parse(source: string, mediaType: MediaType, store: Store, block?: Omit<Reading, 'tagsAre'>): ParsedText {
    const parse = store === 'inline' ? parseMarkup : parseUntagged;
    return parse(source, mediaType, this.resources.tagset, block);
  }

  /** What the blocks of a document are together, which were taken apart one by one. */
  join(blocks: readonly ParsedText[], mediaType: MediaType, store: Store): ParsedText {
    return joinParsed(blocks, mediaType, this.resources.tagset, { tagsAre: store === 'inline' ? 'markup' : 'text' });
  }

  /** As `analyze`, for what is kept by offsets of a text that has to be parsed to know them. */
  analyzeParsed(text: ParsedText, beside: Beside): Analysis {
    const { annotations, rejected } = annotationsIn(text, beside);
    const annotated = annotations.flatMap(({ label, segments, ...whole }) => (segments ?? [whole]).map(({ start, end }) => ({ label, start, end })));
    const { suggestions, furniture } = this.#readInBlocks(text, beside.learned);
    return {
      text,
      annotations,
      rejected,
      suggestions: openSuggestions(suggestions, annotated.sort(compareSpans), rejected, this.resources.tagset),
      furniture,
      problems: this.#problemsOf(text),
    };
  }

  /** Reads one block of a document, given as its source text. */
  readBlock(source: string, mediaType: MediaType, context: BlockContext): ReadBlock {
    const { store, kept, reach, page } = context;
    const text = this.parse(source, mediaType, store, context);
    const placed = kept.map((part) => {
      const span = { start: plainOffset(text, part.start), end: plainOffset(text, part.end) };
      const isInside = span.start >= 0 && span.end <= text.plainText.length;
      return { ...part.of, ...span, ...(isInside && { exact: text.plainText.slice(span.start, span.end) }) };
    });
    const accepted = placed.filter(({ status }) => status === 'accepted');
    const rejected = placed.filter(({ status, segments }) => status === 'rejected' && !segments);
    const annotations =
      store === 'inline'
        ? localAnnotations(text, accepted.filter(({ segments }) => !segments))
        : accepted.map(({ segments, ...part }): LocalAnnotation => (segments ? { ...part, part: part.id } : part)).sort(compareSpans);
    const { spans: furniture, after: pageAfter } = readFurniture(text.plainText, page);
    return { text, annotations, rejected, furniture, problems: this.#problemsOf(text), kept, reach, page, pageAfter };
  }

  /** Searches blocks, in any order, each as if it stood alone; together, as that takes less time. */
  searchBlocks(blocks: readonly ReadBlock[], learned: LearnedSource | undefined): Block[] {
    const stretches: Stretch[] = [];
    let start = 0;
    for (const { text, furniture } of blocks) {
      const end = start + text.plainText.length;
      stretches.push({ start, end, opaque: joinSpans([...text.opaque, ...furniture]) });
      start = end;
    }
    const found = this.#suggester.suggestInEach(blocks.map(({ text }) => text.plainText).join(''), stretches, learned);
    return blocks.map(({ rejected, ...block }, index) => ({ ...block, suggestions: openSuggestions(found[index]!, block.annotations, rejected, this.resources.tagset) }));
  }

  /** What is found in each block of a text on its own, and its furniture, which is as the lines before it let it be. */
  #readInBlocks(text: ParsedText, learned: LearnedSource | undefined): { readonly suggestions: Suggestion[]; readonly furniture: Span[] } {
    const blocks: Stretch[] = [];
    const furniture: Span[] = [];
    let page = pageStart;
    let start = 0;
    let nextOpaque = 0;
    for (const { end: sourceEnd } of blockEnds(text)) {
      const end = text.toPlain(sourceEnd);
      const opaque: Span[] = [];
      for (; nextOpaque < text.opaque.length && text.opaque[nextOpaque]!.start < end; nextOpaque++) {
        opaque.push(shiftSpan(text.opaque[nextOpaque]!, -start));
      }
      const { spans, after } = readFurniture(text.plainText.slice(start, end), page);
      blocks.push({ start, end, opaque: spans.length === 0 ? opaque : joinSpans([...opaque, ...spans]) });
      for (const span of spans) furniture.push(shiftSpan(span, start));
      page = after;
      start = end;
    }
    return { suggestions: this.#suggester.suggest(text.plainText, blocks, learned), furniture };
  }

  #problemsOf(text: ParsedText): Problem[] {
    return [...text.problems, ...conceptProblems(text, this.concepts), ...typoProblems(text)].sort((a, b) => compareSpans(a.span, b.span));
  }
}

/** The plain offset of a source offset that may lie before or after the text. */
function plainOffset(text: ParsedText, offset: number): number {
  const { length } = text.source;
  if (offset < 0) return offset;
  return offset > length ? text.plainText.length + offset - length : text.toPlain(offset);
}

/** What people have said of a document: its annotations, in document order, and the suggestions that they have turned down. */
export function annotationsIn(text: ParsedText, { store, kept }: Pick<Beside, 'store' | 'kept'>): Pick<Analysis, 'annotations' | 'rejected'> {
  const accepted = kept.filter(({ status }) => status === 'accepted');
  const annotations = store === 'inline' ? annotationsOfTags(text, accepted) : accepted;
  return { annotations: annotations.toSorted(compareSpans), rejected: kept.filter(({ status }) => status === 'rejected') };
}
