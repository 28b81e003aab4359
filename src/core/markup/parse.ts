import type { Tagset } from '../tagset/tagset.js';
import type { Problem } from '../text/problem.js';
import { joinSpans, shiftSpan, type Span } from '../text/span.js';
import { escapesOf } from './escapes.js';
import { markdownStructure, needsStructure } from './markdown.js';
import type { MediaType, ParsedText, Tag } from './markup.js';
import { findOpenings, type Opening } from './openings.js';
import { markupProblems } from './problems.js';
import { readMarkdown, readPlainTags, type SourceTag } from './readTags.js';
import { noReferences, type IsDefined, type References } from './references.js';
import { SourceMap, type Cut } from './sourceMap.js';

/** How a text is to be read. */
export interface Reading {
  /** What looks like a tag is text where the annotations live beside the document. */
  readonly tagsAre?: 'markup' | 'text';
  /** Whether it is a later block of a document (see `blocks.ts`), which cannot begin with front matter. */
  readonly continues?: boolean;
  /** What is defined in the document that it is a block of; without it what it defines itself. */
  readonly isDefined?: IsDefined;
}

/** What markup a text has. UTF-16 code units of the source text. */
interface Markup {
  /** In document order. */
  readonly tags: readonly SourceTag[];
  readonly opaque: readonly Span[];
  readonly invisible: readonly Span[];
  readonly references: References;
}

/** A parsed text with what only the other files of this room need. */
export class ParsedMarkup implements ParsedText {
  readonly source: string;
  readonly mediaType: MediaType;
  readonly tagset: Tagset;
  readonly continues: boolean;
  readonly isDefined: IsDefined | undefined;
  readonly markup: Markup;
  readonly plainText: string;
  readonly tags: readonly Tag[];
  readonly opaque: readonly Span[];
  readonly invisible: readonly Span[];
  readonly openings: readonly Opening[];
  readonly map: SourceMap;
  #problems: readonly Problem[] | undefined;

  /** @param markup that of the text where it is known already */
  constructor(source: string, mediaType: MediaType, tagset: Tagset, { tagsAre = 'markup', continues = false, isDefined }: Reading, markup?: Markup) {
    this.source = source;
    this.mediaType = mediaType;
    this.tagset = tagset;
    this.continues = continues;
    this.isDefined = isDefined;
    // Where nothing is a tag, nothing needs an escape either.
    this.openings = tagsAre === 'markup' ? findOpenings(source) : [];
    this.markup = markup ?? readMarkup(source, mediaType, this.openings, tagset, { continues, isDefined });
    this.map = new SourceMap(source, cutsOf(source, mediaType, this.markup.tags, this.openings));
    this.plainText = this.map.plainText;
    this.tags = withPlaces(this.markup.tags, this.map);
    const toPlain = ({ start, end }: Span): Span => ({ start: this.toPlain(start), end: this.toPlain(end) });
    this.opaque = this.markup.opaque.map(toPlain);
    this.invisible = this.markup.invisible.map(toPlain);
  }

  get references(): References {
    return this.markup.references;
  }

  get problems(): readonly Problem[] {
    return (this.#problems ??= markupProblems(this));
  }

  toSource(plain: number, side: 'left' | 'right'): number {
    return this.map.toSource(plain, side);
  }

  toPlain(source: number): number {
    return this.map.toPlain(source);
  }
}

/**
 * Takes a source text apart: its tags, and the plain text without them.
 *
 * A `text/plain` without a tag costs a search for colons, and its plain text is the same string.
 */
export function parseMarkup(source: string, mediaType: MediaType, tagset: Tagset, reading: Reading = {}): ParsedText {
  return new ParsedMarkup(source, mediaType, tagset, reading);
}

/** A text whose blocks are parsed already, in order. Costs no parser. */
export function joinParsed(blocks: readonly ParsedText[], mediaType: MediaType, tagset: Tagset, reading: Reading): ParsedText {
  const tags: SourceTag[] = [];
  const opaque: Span[] = [];
  const invisible: Span[] = [];
  let start = 0;
  for (const block of blocks) {
    const { markup } = block as ParsedMarkup;
    for (const tag of markup.tags) tags.push(shiftTag(tag, start));
    for (const span of markup.opaque) opaque.push(shiftSpan(span, start));
    for (const span of markup.invisible) invisible.push(shiftSpan(span, start));
    start += block.source.length;
  }
  const references = { ...noReferences, definitions: blocks.flatMap((block) => block.references.definitions) };
  return new ParsedMarkup(blocks.map(({ source }) => source).join(''), mediaType, tagset, reading, { tags, opaque: joinSpans(opaque), invisible, references });
}

function shiftTag(tag: SourceTag, by: number): SourceTag {
  const { range, content, attributesRange } = tag;
  return { ...tag, range: shiftSpan(range, by), content: shiftSpan(content, by), ...(attributesRange && { attributesRange: shiftSpan(attributesRange, by) }) };
}

function readMarkup(source: string, mediaType: MediaType, openings: readonly Opening[], tagset: Tagset, block: Omit<Reading, 'tagsAre'>): Markup {
  if (mediaType === 'text/plain') return { ...noMarkup, tags: readPlainTags(source, openings, tagset) };
  if (openings.length === 0 && !needsStructure(source)) return noMarkup;
  const { tree, treeStart, tags, references } = readMarkdown(source, openings, tagset, block);
  const { opaque, invisible } = markdownStructure(source, tree, treeStart);
  return { tags, opaque, invisible, references };
}

const noMarkup: Markup = { tags: [], opaque: [], invisible: [], references: noReferences };

/** What of the source text is markup: the two ends of each tag, and the backslashes that escape. */
function cutsOf(source: string, mediaType: MediaType, tags: readonly SourceTag[], openings: readonly Opening[]): Cut[] {
  const cuts: Cut[] = [];
  const around: SourceTag[] = [];
  let at = 0;
  const text = (end: number, beforeTag: boolean): void => {
    for (const escape of escapesOf(source, { start: at, end }, { mediaType, nested: around.length > 0, beforeTag }, openings)) cuts.push(escape);
  };
  const closeUntil = (offset: number): void => {
    for (let tag = around.at(-1); tag && tag.range.end <= offset; tag = around.at(-1)) {
      text(tag.content.end, false);
      cuts.push({ start: tag.content.end, end: tag.range.end, escape: false });
      at = tag.range.end;
      around.pop();
    }
  };
  for (const tag of tags) {
    closeUntil(tag.range.start);
    text(tag.range.start, true);
    cuts.push({ start: tag.range.start, end: tag.content.start, escape: false });
    at = tag.content.start;
    around.push(tag);
  }
  closeUntil(source.length);
  text(source.length, false);
  return cuts;
}

function withPlaces(tags: readonly SourceTag[], map: SourceMap): Tag[] {
  const around: number[] = [];
  return tags.map((tag, index) => {
    while (around.length > 0 && tags[around.at(-1)!]!.range.end <= tag.range.start) around.pop();
    const parent = around.at(-1);
    around.push(index);
    const plain = { start: map.toPlain(tag.content.start), end: map.toPlain(tag.content.end) };
    return { ...tag, ...(parent !== undefined && { parent }), plain };
  });
}
