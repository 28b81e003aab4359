import { type BlockReader, blockReader } from '../markup/blocks.js';
import type { MediaType } from '../markup/markup.js';
import { mayDefine } from '../markup/references.js';
import { pageStart, type PageState } from '../matching/furniture.js';
import type { LearnedSource } from '../matching/learnedSource.js';
import type { Suggestion } from '../matching/suggestion.js';
import type { Annotation } from '../store/annotation.js';
import { joinParts, type LocalAnnotation } from '../store/inline.js';
import type { KeptPart } from '../store/keptAnnotations.js';
import { type Problem, shiftProblem, type TextEdit } from '../text/problem.js';
import { compareSpans, shiftSpan, type Span } from '../text/span.js';
import type { Analysis } from './analysis.js';
import type { Analyzer, ReadBlock, Store } from './analyzer.js';
import { type Block, isKept, type PlacedBlock, startingIn, withReach } from './block.js';
import { type BlockTree, blocksBefore, blocksFrom, concat, type CutOut, cutOut, indexAt, sliceOf, split, treeOf } from './blockTree.js';
import { Definitions } from './definitions.js';
import { groupEdits, type NewBlock, recut } from './recut.js';
import { type SuggestionCount, SuggestionCounts } from './suggestionCounts.js';

/** What a document is analysed with, besides its text. */
export interface Setting {
  readonly analyzer: Analyzer;
  readonly mediaType: MediaType;
  readonly store: Store;
  /** What has been learned from the annotations of all documents. */
  readonly learned?: LearnedSource;
  /** What is kept beside the text of the annotations that overlap a span of the source text, as it is when this is called. */
  readonly keptIn?: (span: Span) => readonly KeptPart[];
}

/** What was done to come from one version to the next, in code units of the source text. */
export interface Work {
  /** Looked at, to know which blocks an edit concerns. */
  readonly read: number;
  /** Analysed anew. */
  readonly analysed: number;
}

interface Version {
  readonly setting: Setting;
  readonly tree: BlockTree;
  readonly removed?: BlockTree;
  readonly counts: SuggestionCounts;
  readonly definitions: Definitions;
  readonly work: Work;
}

/** What blocks of a new version are made with, and what is known of it when they are made. */
interface Making {
  readonly setting: Setting;
  readonly counts: SuggestionCounts;
  readonly work: { read: number; analysed: number };
  definitions: Definitions;
}

/**
 * One version of a document, analysed: its source text, and what {@link Analysis} knows of it, in blocks. It never
 * changes; an edit makes another version, which has most of its blocks in common with this one. Making it costs what the
 * edit touches, whatever the size of the document; so does every question but for those that ask for all of it.
 *
 * Offsets are UTF-16 code units, of the source text if nothing else is said.
 */
export class AnalysedText {
  readonly setting: Setting;
  /** What was done to make this version. */
  readonly work: Work;
  readonly #tree: BlockTree;
  /** The last large part of the document that was removed: undo may bring it back. */
  readonly #removed: BlockTree;
  readonly #counts: SuggestionCounts;
  readonly #definitions: Definitions;

  private constructor({ setting, tree, removed, counts, definitions, work }: Version) {
    this.setting = setting;
    this.work = work;
    this.#removed = removed;
    this.#tree = tree;
    this.#counts = counts;
    this.#definitions = definitions;
  }

  /** @param source the text of the file, without byte order mark */
  static of(source: string, setting: Setting): AnalysedText {
    const { blocks } = recut(undefined, { first: 0, last: -1, edits: [{ start: 0, end: 0, newText: source }] }, readerFor(setting));
    const definitions = Definitions.none.changed([], (blocks as readonly NewBlock[]).flatMap((block) => definitionsOf(block, setting)));
    const making: Making = { setting, counts: new SuggestionCounts(setting.analyzer.resources.tagset), definitions, work: { read: source.length, analysed: 0 } };
    const analysed = analyseAll(blocks, pageStart, 0, making);
    for (const block of analysed) making.counts.add(block.suggestions);
    return new AnalysedText({ tree: treeOf(analysed), ...making });
  }

  /**
   * The version after a change of the text. What is kept beside the text must have been moved along already, for which
   * its text after the change can be read before anything is analysed:
   *
   *     const moved = kept.edited(edits, version, new EditedText(version, edits));
   *     version = version.edit(edits).keptChanged(moved);
   *
   * @param edits by offsets of this version, in any order, none overlapping another
   */
  edit(edits: readonly TextEdit[]): AnalysedText {
    const { setting } = this;
    const sorted = edits.filter(({ start, end, newText }) => end > start || newText !== '').sort((a, b) => a.start - b.start);
    let tree = this.#tree;
    let removed = this.#removed;
    let shift = sorted.reduce((sum, edit) => sum + growth(edit), 0);
    const making = this.#making();
    const { counts, work } = making;
    const [undefinedLabels, definedLabels]: [string[], string[]] = [[], []];
    const edited: { readonly start: number; readonly blocks: number }[] = [];
    for (const group of groupEdits(tree, sorted).reverse()) {
      shift -= group.edits.reduce((sum, edit) => sum + growth(edit), 0);
      const { first, last, blocks, read } = recut(tree, group, readerFor(setting));
      const [before, rest] = split(tree, first);
      const [replaced, after] = split(rest, last - first + 1);
      const known = blocks.length >= many ? bySource(this.#removed) : undefined;
      const added = analyseAll(blocks, pageAfter(before), shift, making, known);
      edited.unshift({ start: (before?.source ?? 0) + shift, blocks: added.length });
      if (replaced && replaced.blocks >= many) removed = replaced;
      for (const { block } of blocksFrom(replaced)) {
        counts.remove(block.suggestions);
        undefinedLabels.push(...block.text.references.definitions);
      }
      for (const block of added) {
        counts.add(block.suggestions);
        definedLabels.push(...block.text.references.definitions);
      }
      tree = concat(concat(before, treeOf(added)), after);
      work.read += read;
    }
    making.definitions = this.#definitions.changed(undefinedLabels, definedLabels);
    if (making.definitions !== this.#definitions) {
      for (const start of misread(tree, making.definitions)) {
        ({ tree } = analysedAnew(cutOut(tree, indexAt(tree, start, 'source'))!, making));
        edited.push({ start, blocks: 1 });
      }
    }
    for (const { start, blocks } of edited) {
      const first = start === 0 ? 0 : indexAt(tree, start, 'source');
      tree = this.#turnPages(tree, first, blocks, making);
    }
    return new AnalysedText({ tree, removed, ...making });
  }

  /** For a version whose blocks are those of this one, as long as they are not replaced. */
  #making(setting = this.setting): Making {
    return { setting, counts: this.#counts.copy(), definitions: this.#definitions, work: { read: 0, analysed: 0 } };
  }

  /**
   * Analyses those blocks anew whose furniture the lines before them now decide otherwise: from the ones that were
   * edited on until nothing changes any more. A title that is being written is taken for what it was until the document
   * is read anew: otherwise each letter of it would concern all of the document.
   */
  #turnPages(tree: BlockTree, first: number, edited: number, making: Making): BlockTree {
    let turned = tree;
    let page = pageAfter(split(tree, first)[0]);
    for (let index = first; ; index++) {
      const known = cutOut(turned, index);
      if (!known) return turned;
      let { block } = known;
      if (!samePage(block.page, page)) ({ tree: turned, block } = analysedAnew(known, making, page));
      else if (index >= first + edited) return turned;
      page = block.pageAfter;
    }
  }

  /** The version after a change of what is kept beside the text: of the annotations in these spans. */
  keptChanged(spans: readonly Span[]): AnalysedText {
    let tree = this.#tree;
    const making = this.#making();
    for (const { start, end } of spans) {
      for (let index = indexAt(tree, start, 'source'); index >= 0; index++) {
        const known = cutOut(tree, index);
        const at = known?.before?.source ?? 0;
        if (!known || (at >= end && at > start)) break;
        const { block } = known;
        if (!isKept(block, keptBeside(this.setting, at, block.text.source.length))) ({ tree } = analysedAnew(known, making));
      }
    }
    return new AnalysedText({ tree, removed: this.#removed, ...making });
  }

  /** The version when other things have been learned: what these concern is analysed anew. Costs a search of the text for them, if they can say what to look for. */
  relearned(learned: LearnedSource | undefined): AnalysedText {
    if (learned === this.setting.learned) return this;
    const setting = { ...this.setting, learned };
    const differsIn = learned?.differsFrom(this.setting.learned);
    if (!differsIn) return AnalysedText.of(this.slice(0, this.length), setting);
    const making = this.#making(setting);
    const concerned = Array.from(blocksFrom(this.#tree), ({ block, start }, index) => ({ block, start, index })).filter(({ block }) => differsIn(block.text.plainText));
    const analysed = searchAll(concerned.map(({ block, start }) => readBlock(asNew(block, start), block.page, 0, making)), making);
    let tree = this.#tree;
    for (const [i, { index }] of concerned.entries()) tree = replaced(cutOut(tree, index)!, analysed[i]!, making);
    return new AnalysedText({ tree, ...making });
  }

  /** Of the source text. */
  get length(): number {
    return this.#tree?.source ?? 0;
  }

  get plainLength(): number {
    return this.#tree?.plain ?? 0;
  }

  /** A part of the source text. */
  slice(start: number, end: number): string {
    return sliceOf(this.#tree, start, end, 'source');
  }

  /** A part of the plain text, by its offsets. */
  slicePlain(start: number, end: number): string {
    return sliceOf(this.#tree, start, end, 'plain');
  }

  /** The blocks that share a code unit with a span, in order; of an empty span the one that it is in. */
  *blocksIn({ start, end }: Span): Generator<PlacedBlock> {
    for (const placed of blocksFrom(this.#tree, Math.max(0, indexAt(this.#tree, start, 'source')))) {
      if (placed.start >= end && placed.start > start) return;
      yield placed;
    }
  }

  /** The block that an offset is in: of one between two blocks the second. Undefined where there is no text. */
  blockAt(offset: number): PlacedBlock | undefined {
    return this.#block(indexAt(this.#tree, offset, 'source'));
  }

  /** The same by an offset of the plain text. */
  blockAtPlain(offset: number): PlacedBlock | undefined {
    return this.#block(indexAt(this.#tree, offset, 'plain'));
  }

  /** As in {@link ParsedText}. */
  toSource(plain: number, side: 'left' | 'right'): number {
    if (side === 'right' && plain >= this.plainLength) return this.length;
    const placed = this.blockAtPlain(side === 'left' ? plain - 1 : plain);
    return placed ? placed.start + placed.block.text.toSource(plain - placed.plainStart, side) : 0;
  }

  /** As in {@link ParsedText}. */
  toPlain(source: number): number {
    const placed = this.blockAt(source);
    return placed ? placed.plainStart + placed.block.text.toPlain(source - placed.start) : 0;
  }

  get annotationCount(): number {
    const { annotations = 0, parts = 0 } = this.#tree ?? {};
    return parts === 0 ? annotations : annotations - parts + this.#joined(({ part }) => part !== undefined).length;
  }

  get problemCount(): number {
    return this.#tree?.problems ?? 0;
  }

  /** The numbers of suggestions, by label and tier. */
  suggestionCounts(): SuggestionCount[] {
    return this.#counts.list();
  }

  /** All annotations, in document order, by offsets of the plain text, each with its id. Costs a look at each of them. */
  annotations(): Annotation[] {
    return this.#joined(() => true);
  }

  /** The suggestions that begin at or after an offset of the plain text, in document order, by offsets of the plain text. */
  *suggestionsFrom(plain = 0): Generator<Suggestion> {
    const index = Math.max(0, indexAt(this.#tree, plain, 'plain'));
    for (const { block, plainStart } of blocksFrom(this.#tree, index, ({ suggestions }) => suggestions > 0)) {
      for (const suggestion of block.suggestions) if (plainStart + suggestion.start >= plain) yield shiftSpan(suggestion, plainStart);
    }
  }

  /** The suggestions that begin before an offset of the plain text, the last one first. */
  *suggestionsBefore(plain: number): Generator<Suggestion> {
    for (const { block, plainStart } of blocksBefore(this.#tree, indexAt(this.#tree, plain, 'plain') + 1, ({ suggestions }) => suggestions > 0)) {
      for (const suggestion of block.suggestions.toReversed()) if (plainStart + suggestion.start < plain) yield shiftSpan(suggestion, plainStart);
    }
  }

  /** What is wrong, in order, by offsets of the source text. */
  *problems(): Generator<Problem> {
    for (const { block, start } of blocksFrom(this.#tree, 0, ({ problems }) => problems > 0)) {
      for (const problem of block.problems) yield shiftProblem(problem, start);
    }
  }

  /** All of it at once, as {@link Analyzer.analyze} gives it. Costs as much as there is of it, but nothing is parsed again. */
  whole(): Analysis {
    const { analyzer, mediaType, store } = this.setting;
    return {
      text: analyzer.join(Array.from(blocksFrom(this.#tree), ({ block }) => block.text), mediaType, store),
      annotations: this.annotations(),
      rejected: this.rejected(),
      suggestions: [...this.suggestionsFrom()],
      furniture: [...this.#furniture()],
      problems: [...this.problems()],
    };
  }

  *#furniture(): Generator<Span> {
    for (const { block, plainStart } of blocksFrom(this.#tree, 0)) for (const span of block.furniture) yield shiftSpan(span, plainStart);
  }

  /** Suggestions that somebody has turned down, as they are kept beside the text. */
  rejected(): Annotation[] {
    const rejected = this.setting.keptIn?.({ start: 0, end: this.length }).filter(({ of }) => of.status === 'rejected') ?? [];
    return rejected
      .map(({ of, start, end }) => ({ of, start: this.toPlain(start), end: this.toPlain(end) }))
      .sort(compareSpans)
      .map(({ of, start, end }) => ({ ...of, start, end, exact: this.slicePlain(start, end) }));
  }

  #block(index: number): PlacedBlock | undefined {
    const { value } = blocksFrom(this.#tree, index).next() as IteratorResult<PlacedBlock, undefined>;
    return index < 0 ? undefined : value;
  }

  /** Annotations put together from what the blocks have of them. */
  #joined(wanted: (annotation: LocalAnnotation) => boolean): Annotation[] {
    const local: LocalAnnotation[] = [];
    for (const { block, plainStart } of blocksFrom(this.#tree, 0, ({ annotations }) => annotations > 0)) {
      for (const annotation of startingIn(block)) {
        if (!wanted(annotation)) continue;
        const placed = shiftSpan(annotation, plainStart);
        local.push(annotation.end > block.text.plainText.length ? { ...placed, exact: this.slicePlain(placed.start, placed.end) } : placed);
      }
    }
    return joinParts(local, this.#keptInParts(), (start, end) => this.slicePlain(start, end));
  }

  /** What is kept beside tags of discontinuous annotations, by offsets of the plain text. */
  #keptInParts(): Annotation[] {
    const { store, keptIn } = this.setting;
    if (store !== 'inline' || !keptIn || !this.#tree?.parts) return [];
    const parts = new Map<Annotation, Span[]>();
    for (const { of, start, end } of keptIn({ start: 0, end: this.length })) {
      if (of.segments) parts.set(of, [...(parts.get(of) ?? []), { start: this.toPlain(start), end: this.toPlain(end) }]);
    }
    return Array.from(parts, ([of, segments]) => ({ ...of, segments: segments.sort(compareSpans) }));
  }
}

/** So many blocks are worth being looked up among those that were removed. */
const many = 64;

/** Blocks of a tree by their source texts; but for the first, which may have been the first of the document. */
function bySource(tree: BlockTree): ReadonlyMap<string, Block> {
  return new Map(Array.from(blocksFrom(tree, 1), ({ block }) => [block.text.source, block]));
}

/** A block as it is now, in the tree that it was cut out of. */
function analysedAnew(known: CutOut, making: Making, page = known.block.page): { tree: BlockTree; block: Block } {
  const [block] = analyseAll([asNew(known.block, known.before?.source ?? 0)], page, 0, making) as [Block];
  return { tree: replaced(known, block, making), block };
}

/** The text of a block that starts there. */
function asNew({ text, reach }: Block, start: number): NewBlock {
  return { source: text.source, start, reach, continues: start > 0 };
}

/** The tree with a block in the place of the one that was cut out of it. */
function replaced({ before, block: old, after }: CutOut, block: Block, { counts }: Making): BlockTree {
  counts.remove(old.suggestions);
  counts.add(block.suggestions);
  return concat(concat(before, treeOf([block])), after);
}

/** Blocks of which some are still to be analysed, one after the other. */
function analyseAll(
  blocks: readonly (NewBlock | Block)[],
  before: PageState,
  shift: number,
  making: Making,
  known?: ReadonlyMap<string, Block>,
): Block[] {
  let page = before;
  const read = blocks.map((block) => {
    const read = 'source' in block ? readBlock(block, page, shift, making, known) : block;
    page = read.pageAfter;
    return read;
  });
  return searchAll(read, making);
}

/** Blocks of which some are still to be searched. */
function searchAll(blocks: readonly (Block | ReadBlock)[], { setting: { analyzer, learned } }: Making): Block[] {
  const searched = analyzer.searchBlocks(blocks.filter(isUnsearched), learned).values();
  return blocks.map((block) => (isUnsearched(block) ? searched.next().value! : block));
}

function isUnsearched(block: Block | ReadBlock): block is ReadBlock {
  return !('suggestions' in block);
}

/** A new block before it is searched, or one that is known. */
function readBlock(
  { source, start, reach, continues }: NewBlock,
  page: PageState,
  shift: number,
  { setting, definitions, work }: Making,
  known?: ReadonlyMap<string, Block>,
): Block | ReadBlock {
  const { analyzer, mediaType, store } = setting;
  // Edits before the block are yet to be made.
  const kept = keptBeside(setting, start + shift, source.length);
  const same = continues ? known?.get(source) : undefined;
  if (same && isKept(same, kept) && samePage(same.page, page) && !isMisread(same, definitions)) return withReach(same, reach);
  work.analysed += source.length;
  return analyzer.readBlock(source, mediaType, { store, continues, isDefined: definitions.isDefined, kept, reach, page });
}

/** The labels of references that a block defines which is yet to be analysed. */
function definitionsOf({ source, continues }: NewBlock, { analyzer, mediaType, store }: Setting): readonly string[] {
  if (mediaType === 'text/plain' || !mayDefine(source)) return [];
  return analyzer.parse(source, mediaType, store, { continues }).references.definitions;
}

/** Where the blocks start, in order, whose references were read by other definitions than these. */
function misread(tree: BlockTree, definitions: Definitions): number[] {
  return Array.from(blocksFrom(tree, 0, ({ labels }) => labels > 0))
    .filter(({ block }) => isMisread(block, definitions))
    .map(({ start }) => start);
}

function isMisread({ text }: Block, definitions: Definitions): boolean {
  const { labels, defined, definitions: own } = text.references;
  return labels.some((label) => !own.includes(label) && definitions.isDefined(label) !== defined.includes(label));
}

/** The state of the page behind a part of the document. */
function pageAfter(tree: BlockTree): PageState {
  const { value } = blocksBefore(tree, tree?.blocks ?? 0).next() as IteratorResult<PlacedBlock, undefined>;
  return value?.block.pageAfter ?? pageStart;
}

function samePage(a: PageState, b: PageState): boolean {
  return a.links === b.links && (a.title === undefined) === (b.title === undefined);
}

/** What is kept beside a stretch of the text, by offsets from its start. */
function keptBeside({ keptIn }: Setting, start: number, length: number): KeptPart[] {
  return keptIn?.({ start, end: start + length }).map((part) => shiftSpan(part, -start)) ?? [];
}

function readerFor({ mediaType, store }: Setting): (text: string, isStart: boolean) => BlockReader {
  return (text, isStart) => blockReader(text, mediaType, store === 'inline', isStart);
}

function growth({ start, end, newText }: TextEdit): number {
  return newText.length - (end - start);
}
