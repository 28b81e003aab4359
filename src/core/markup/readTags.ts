import type { Root } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import type { Tagset } from '../tagset/tagset.js';
import type { Span } from '../text/span.js';
import type { MediaType, Tag } from './markup.js';
import { paragraphs, type Opening } from './openings.js';
import { parserFor } from './syntax.js';

/** A tag as it stands in the source text, before the plain text is known. */
export type SourceTag = Omit<Tag, 'plain' | 'parent'>;

/**
 * The tags of a `text/plain` source, in document order. Only the paragraphs that hold one are parsed: together, because
 * every call of the parser has its price, and after a blank line, because the parser drops a byte order mark that comes first.
 */
export function readPlainTags(source: string, openings: readonly Opening[], tagset: Tagset): SourceTag[] {
  const { masked, isMasked } = mask(source, openings, (opening) => mayBeTag(opening) && !opening.escaped && !opening.afterColon);
  const paragraphs: { readonly at: number; readonly source: Span }[] = [];
  let text = '';
  for (const opening of openings) {
    if (isMasked(opening) || opening.paragraph === paragraphs.at(-1)?.source) continue;
    text += '\n\n';
    paragraphs.push({ at: text.length, source: opening.paragraph });
    text += masked.slice(opening.paragraph.start, opening.paragraph.end);
  }
  if (paragraphs.length === 0) return [];
  let current = 0;
  const toSource = (offset: number): number => {
    while (paragraphs[current + 1] && offset >= paragraphs[current + 1]!.at) current++;
    while (offset < paragraphs[current]!.at) current--;
    return offset - paragraphs[current]!.at + paragraphs[current]!.source.start;
  };
  return collectTags(parserFor('text/plain', tagset).parse(text), toSource).map((tag) => unmask(source, tag, openings, isMasked, 'text/plain', tagset));
}

/** The tree of a Markdown source, and its tags in document order. Offsets of the tree count from `treeStart`. */
export function readMarkdown(source: string, openings: readonly Opening[], tagset: Tagset): { tree: Root; treeStart: number; tags: SourceTag[] } {
  const { masked, isMasked } = mask(source, openings, mayBeTag);
  const treeStart = source.startsWith('\ufeff') ? 1 : 0;
  const tree = parserFor('text/markdown', tagset).parse(thin(masked, openings).slice(treeStart));
  const tags = collectTags(tree, (offset) => offset + treeStart);
  return { tree, treeStart, tags: tags.map((tag) => unmask(source, tag, openings, isMasked, 'text/markdown', tagset)) };
}

function mayBeTag(opening: Opening): boolean {
  return opening.close !== undefined;
}

/**
 * The text with a capital in the name of each opening that cannot be a tag: offsets stay and the parser does not try it.
 * Without this, 31 tags that do not close would each be read to the end of the paragraph.
 */
function mask(source: string, openings: readonly Opening[], live: (opening: Opening) => boolean): { masked: string; isMasked: (opening: Opening) => boolean } {
  const isMasked = (opening: Opening): boolean => !live(opening);
  let masked = '';
  let at = 0;
  for (const opening of openings) {
    if (!isMasked(opening)) continue;
    masked += source.slice(at, opening.start + 1) + opening.name[0]!.toUpperCase();
    at = opening.start + 2;
  }
  return { masked: at === 0 ? source : masked + source.slice(at), isMasked };
}

const many = 1000;
const costly = /[[\]]|`+/g;

/**
 * The text without the brackets and backticks of paragraphs that have very many, but for the brackets of tags: the
 * parser's time grows with the square of their number. Links and code are not seen there. Offsets stay.
 */
function thin(source: string, openings: readonly Opening[]): string {
  if (source.length < many) return source;
  let thinned = '';
  let at = 0;
  const tagBrackets = new Set(openings.filter(mayBeTag).flatMap((opening) => [opening.content - 1, opening.close!]));
  for (const { start, end } of paragraphs(source)) {
    const paragraph = source.slice(start, end);
    if ((paragraph.match(costly)?.length ?? 0) < many) continue;
    thinned += source.slice(at, start) + paragraph.replace(costly, (what, index: number) => (tagBrackets.has(start + index) ? what : '.'.repeat(what.length)));
    at = end;
  }
  return at === 0 ? source : thinned + source.slice(at);
}

/** Gives a tag the attributes as they are written, where something that looks like an opening in them was masked. */
function unmask(source: string, tag: SourceTag, openings: readonly Opening[], isMasked: (opening: Opening) => boolean, mediaType: MediaType, tagset: Tagset): SourceTag {
  const range = tag.attributesRange;
  if (!range || !source.slice(range.start, range.end).includes('[')) return tag;
  if (!openings.some((opening) => opening.start >= range.start && opening.start < range.end && isMasked(opening))) return tag;
  const alone = parserFor(mediaType, tagset).parse(`:${tag.label.toLowerCase()}[]${source.slice(range.start, range.end)}`);
  const [exact] = collectTags(alone, (offset) => offset);
  return exact ? { ...tag, concept: exact.concept, attributes: exact.attributes } : tag;
}

function collectTags(tree: Root, toSource: (offset: number) => number): SourceTag[] {
  const tags: SourceTag[] = [];
  visit(tree, 'textDirective', (node) => {
    tags.push(sourceTag(node, toSource));
  });
  return tags;
}

function sourceTag(node: TextDirective, toSource: (offset: number) => number): SourceTag {
  const start = toSource(node.position!.start.offset!);
  const end = toSource(node.position!.end.offset!);
  const contentStart = start + node.name.length + 2;
  const contentEnd = node.data?.contentEnd === undefined ? contentStart : toSource(node.data.contentEnd);
  const { id, ...attributes } = node.attributes ?? {};
  return {
    label: node.name.toUpperCase(),
    range: { start, end },
    content: { start: contentStart, end: contentEnd },
    ...(contentEnd + 1 < end && { attributesRange: { start: contentEnd + 1, end } }),
    ...(id && { concept: id }),
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value ?? ''])),
  };
}
