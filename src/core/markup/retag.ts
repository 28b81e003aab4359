import type { TextEdit } from '../text/problem.js';
import { compareSpans, contains, equalSpans, overlaps, type Span } from '../text/span.js';
import { applyEdits } from './edits.js';
import { neededEscapes } from './escapes.js';
import { firstIndex } from '../text/firstIndex.js';
import type { TagEnds } from './formatTag.js';
import type { Tag, TagContent } from './markup.js';
import { blankLines } from './openings.js';
import { ParsedMarkup } from './parse.js';

/** A tag as it is to stand in the text, with the tags inside it. */
export interface TagNode extends TagContent, TagEnds {
  readonly plain: Span;
  readonly children: TagNode[];
}

/**
 * A part of a text whose tags can be changed on their own: paragraphs of a `text/plain`, a whole Markdown document.
 * Both spans are bounded by blank lines or by the ends of the text.
 */
export interface Region {
  readonly source: Span;
  readonly plain: Span;
}

/** Finds the regions of a text. */
export class Regions {
  readonly #text: ParsedMarkup;
  readonly #boundaries: readonly Span[];

  constructor(text: ParsedMarkup) {
    this.#text = text;
    this.#boundaries = text.mediaType === 'text/plain' ? blankLines(text.source) : [];
  }

  /** The smallest region around each of the spans of the source text, in order; regions that overlap become one. */
  around(spans: readonly Span[]): Region[] {
    const sources: Span[] = [];
    for (const span of [...spans].sort(compareSpans)) {
      const last = sources.at(-1);
      if (last && contains(last, span)) continue;
      const source = this.#around(span);
      if (last && source.start < last.end) sources[sources.length - 1] = { start: last.start, end: Math.max(last.end, source.end) };
      else sources.push(source);
    }
    return sources.map((source) => ({ source, plain: { start: this.#text.toPlain(source.start), end: this.#text.toPlain(source.end) } }));
  }

  #around({ start, end }: Span): Span {
    const lines = this.#boundaries;
    return {
      start: lines[firstIndex(lines, (line) => line.end > start) - 1]?.end ?? 0,
      end: lines[firstIndex(lines, (line) => line.start >= end)]?.start ?? this.#text.source.length,
    };
  }
}

/**
 * The tags of a region as a tree, as written.
 *
 * @param change what to make of a tag: other ends and contents, or nothing; its children stay
 */
export function treeOf(text: ParsedMarkup, region: Region, change: (tag: Tag) => (TagContent & TagEnds) | undefined = (tag) => asWritten(text, tag)): TagNode[] {
  const roots: TagNode[] = [];
  const around: { readonly tag: Tag; readonly children: TagNode[] }[] = [];
  const { tags } = text;
  for (let i = firstIndex(tags, (tag) => tag.range.start >= region.source.start); i < tags.length && tags[i]!.range.start < region.source.end; i++) {
    const tag = tags[i]!;
    while (around.length > 0 && around.at(-1)!.tag.range.end <= tag.range.start) around.pop();
    const siblings = around.at(-1)?.children ?? roots;
    const changed = change(tag);
    let children = siblings;
    if (changed) {
      children = [];
      const { label, concept, attributes, open, close } = changed;
      siblings.push({ label, concept, attributes, open, close, plain: tag.plain, children });
    }
    around.push({ tag, children });
  }
  return roots;
}

export function asWritten(text: ParsedMarkup, tag: Tag): TagContent & TagEnds {
  const { range, content } = tag;
  return { ...tag, open: text.source.slice(range.start, content.start), close: text.source.slice(content.end, range.end) };
}

/**
 * Puts a tag into the tree: around those that it holds, an equal one included; inside those that hold it.
 *
 * @returns the tag that it would cross, and then it is not put in
 */
export function insertNode(roots: TagNode[], node: TagNode): TagNode | undefined {
  let siblings = roots;
  for (;;) {
    const first = firstIndex(siblings, (sibling) => sibling.plain.end > node.plain.start);
    const around = siblings[first];
    if (!around || !contains(around.plain, node.plain) || equalSpans(around.plain, node.plain)) {
      let next = first;
      while (siblings[next] && siblings[next]!.plain.start < node.plain.end) {
        if (!contains(node.plain, siblings[next]!.plain)) return siblings[next];
        next++;
      }
      node.children.push(...siblings.splice(first, next - first, node));
      return undefined;
    }
    siblings = around.children;
  }
}

/** The edits that give a region the tags of the tree and no others; undefined if its text cannot hold them. */
export function retag(text: ParsedMarkup, region: Region, roots: readonly TagNode[]): TextEdit[] | undefined {
  for (const keepOpenings of [true, false]) {
    const edits = differences(text, region, markupOf(text, region, roots, keepOpenings));
    if (holds(text, region, roots, edits)) return edits;
  }
  return undefined;
}

/**
 * The markup that the source needs, by the offset in the plain text at which it stands.
 *
 * @param keepOpenings leave what looks like the start of a tag and is none (because it does not close) as it is. That is
 * right unless a bracket of the text can now close it.
 */
function markupOf(text: ParsedMarkup, region: Region, roots: readonly TagNode[], keepOpenings: boolean): Map<number, string> {
  const { plainText, mediaType } = text;
  const markup = new Map<number, string>();
  const add = (at: number, what: string): void => void markup.set(at, (markup.get(at) ?? '') + what);
  const run = (start: number, end: number, nested: boolean, beforeTag: boolean): void => {
    const isText = (span: Span): number[] | undefined => (keepOpenings ? escapesOfOpening(text, { start: start + span.start, end: start + span.end }, start) : undefined);
    for (const offset of neededEscapes(plainText.slice(start, end), { mediaType, nested, beforeTag }, isText)) add(start + offset, '\\');
  };
  const write = (nodes: readonly TagNode[], within: Span, nested: boolean): void => {
    let at = within.start;
    nodes.forEach((node, index) => {
      const { start, end } = node.plain;
      run(at, start, nested, true);
      add(start, node.open);
      write(node.children, node.plain, true);
      // Braces that the text has directly after a tag would be taken for its attributes.
      const braces = node.close === ']' && plainText[end] === '{' && nodes[index + 1]?.plain.start !== end && (!nested || within.end !== end);
      add(end, braces ? ']{}' : node.close);
      at = end;
    });
    run(at, within.end, nested, false);
  };
  write(roots, region.plain, false);
  return markup;
}

/** The escapes, relative to `from`, of an opening that the source has as text outside of tags; undefined if it has none there. */
function escapesOfOpening(text: ParsedMarkup, { start, end }: Span, from: number): number[] | undefined {
  const source = { start: text.toSource(start, 'right'), end: text.toSource(end, 'left') };
  const { tags } = text;
  let near = firstIndex(tags, (tag) => tag.range.start >= source.end) - 1;
  while (tags[near]?.parent !== undefined) near = tags[near]!.parent!;
  if (tags[near] && overlaps(tags[near]!.range, source)) return undefined;
  const escapes: number[] = [];
  for (let at = start; at < end; at++) if (text.map.isEscaped(at)) escapes.push(at - from);
  return escapes;
}

/** The smallest edits of the markup that stands in the region to the one that is wanted. */
function differences(text: ParsedMarkup, region: Region, wanted: ReadonlyMap<number, string>): TextEdit[] {
  const present = new Map(Array.from(text.map.markup(region.plain.start, region.plain.end), ({ plain, source }) => [plain, source]));
  const edits: TextEdit[] = [];
  for (const at of [...new Set([...present.keys(), ...wanted.keys()])].sort((a, b) => a - b)) {
    const offset = text.toSource(at, 'left');
    const { start, end } = present.get(at) ?? { start: offset, end: offset };
    const before = text.source.slice(start, end);
    const after = wanted.get(at) ?? '';
    if (before === after) continue;
    const shorter = Math.min(before.length, after.length);
    let prefix = 0;
    while (prefix < shorter && before[prefix] === after[prefix]) prefix++;
    let suffix = 0;
    while (suffix < shorter - prefix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix++;
    edits.push({ start: start + prefix, end: end - suffix, newText: after.slice(prefix, after.length - suffix) });
  }
  return edits;
}

/** Whether the region, edited, is read as the tree: the same plain text, the same tags, the same Markdown. */
function holds(text: ParsedMarkup, { source, plain }: Region, roots: readonly TagNode[], edits: readonly TextEdit[]): boolean {
  const local = edits.map((edit) => ({ ...edit, start: edit.start - source.start, end: edit.end - source.start }));
  const edited = new ParsedMarkup(applyEdits(text.source.slice(source.start, source.end), local), text.mediaType, text.tagset, text);
  const wanted = [...preorder(roots)];
  return (
    edited.plainText === text.plainText.slice(plain.start, plain.end) &&
    edited.tags.length === wanted.length &&
    edited.tags.every((tag, index) => sameTag(tag, wanted[index]!, plain.start)) &&
    (text.mediaType === 'text/plain' || (sameSpans(edited.opaque, text.opaque) && sameSpans(edited.invisible, text.invisible)))
  );
}

function* preorder(nodes: readonly TagNode[]): Generator<TagNode> {
  for (const node of nodes) {
    yield node;
    yield* preorder(node.children);
  }
}

function sameTag(tag: Tag, node: TagNode, offset: number): boolean {
  const names = Object.keys(tag.attributes);
  return (
    tag.plain.start + offset === node.plain.start &&
    tag.plain.end + offset === node.plain.end &&
    tag.label === node.label &&
    (tag.concept ?? '') === (node.concept ?? '') &&
    names.length === Object.keys(node.attributes).length &&
    names.every((name) => tag.attributes[name] === node.attributes[name])
  );
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every((span, index) => equalSpans(span, b[index]!));
}
