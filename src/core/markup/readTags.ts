import type { Root } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import type { Tagset } from '../tagset/tagset.js';
import type { Span } from '../text/span.js';
import type { MediaType, Tag } from './markup.js';
import { paragraphs, stretchesOf, type Opening } from './openings.js';
import { definitionsIn, labelsIn, type IsDefined, type References } from './references.js';
import { parserFor } from './syntax.js';

/** A tag as it stands in the source text, before the plain text is known. */
export type SourceTag = Omit<Tag, 'plain' | 'parent'>;

/**
 * The tags of a `text/plain` source, in document order. Only the stretches that hold one are parsed: together, because
 * every call of the parser has its price, and after a blank line, because the parser drops a byte order mark that comes first.
 */
export function readPlainTags(source: string, openings: readonly Opening[], tagset: Tagset): SourceTag[] {
  const { masked, isMasked } = mask(source, openings, isLive);
  const stretches: { readonly at: number; readonly source: Span }[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const stretch of stretchesOf(openings.filter(isLive))) {
    const part = masked.slice(stretch.start, stretch.end);
    parts.push('\n\n', part);
    stretches.push({ at: length + 2, source: stretch });
    length += 2 + part.length;
  }
  if (stretches.length === 0) return [];
  let current = 0;
  const toSource = (offset: number): number => {
    while (stretches[current + 1] && offset >= stretches[current + 1]!.at) current++;
    while (offset < stretches[current]!.at) current--;
    return offset - stretches[current]!.at + stretches[current]!.source.start;
  };
  return collectTags(parserFor('text/plain', tagset).parse(parts.join('')), toSource).map((tag) => unmask(source, tag, openings, isMasked, 'text/plain', tagset));
}

/**
 * The tree of a Markdown source, and its tags in document order. Offsets of the tree count from `treeStart`.
 *
 * @param block what the source has from the document that it is a block of: whether there is something before it, so that
 * it cannot begin with front matter or a byte order mark, and which labels are defined there
 */
export function readMarkdown(
  source: string,
  openings: readonly Opening[],
  tagset: Tagset,
  { continues = false, isDefined }: { readonly continues?: boolean; readonly isDefined?: IsDefined },
): { tree: Root; treeStart: number; tags: SourceTag[]; references: References } {
  const { masked, isMasked } = mask(source, openings, mayBeTag);
  const treeStart = continues ? -1 : source.startsWith('\ufeff') ? 1 : 0;
  const text = thin(masked, openings);
  const labels = isDefined ? labelsIn(source) : [];
  const defined = isDefined ? labels.filter(isDefined) : [];
  const tree = parserFor('text/markdown', tagset).parse(continues ? `\n${text}` : text.slice(treeStart), defined);
  const tags = collectTags(tree, (offset) => offset + treeStart);
  return {
    tree,
    treeStart,
    tags: tags.map((tag) => unmask(source, tag, openings, isMasked, 'text/markdown', tagset)),
    references: { definitions: definitionsIn(tree), labels, defined },
  };
}

function mayBeTag(opening: Opening): boolean {
  return opening.close !== undefined;
}

/** The same in a `text/plain`, where no parser looks at what stands before it. */
function isLive(opening: Opening): boolean {
  return mayBeTag(opening) && !opening.escaped && !opening.afterColon;
}

/**
 * The text with a capital in the name of each opening that cannot be a tag: offsets stay and the parser does not try it.
 * Without this, 31 tags that do not close would each be read to the end of the paragraph. A brace directly after a tag
 * goes too where no attributes begin.
 */
function mask(source: string, openings: readonly Opening[], live: (opening: Opening) => boolean): { masked: string; isMasked: (opening: Opening) => boolean } {
  const isMasked = (opening: Opening): boolean => !live(opening);
  const replaced: { readonly at: number; readonly by: string }[] = [];
  for (const opening of openings) {
    if (isMasked(opening)) replaced.push({ at: opening.start + 1, by: opening.name[0]!.toUpperCase() });
    else if (opening.end === opening.close! + 1 && source[opening.end] === '{') replaced.push({ at: opening.end, by: '.' });
  }
  replaced.sort((a, b) => a.at - b.at);
  let masked = '';
  let at = 0;
  for (const one of replaced) {
    masked += source.slice(at, one.at) + one.by;
    at = one.at + 1;
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
