import type { Nodes, Parents, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { compareSpans, type Span } from '../text/span.js';

/** What of a Markdown source is not prose. Spans of the source text, in order. */
export interface MarkdownStructure {
  readonly opaque: readonly Span[];
  readonly invisible: readonly Span[];
  /** Emphasis and strong emphasis, their markers included. */
  readonly emphasis: readonly Span[];
}

/** Something that only the parser can judge: code, HTML, links, emphasis, front matter, escapes. */
const structural = /[`<*_[\]\\]|~~~|(?:^|[>+\-.)])(?: {4}| *\t)|^(?:---|\+\+\+)[ \t]*$/m;
/** As GitHub's autolinks find them, see the specification of GitHub Flavored Markdown, 6.9. */
const bareUrl = /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<]+/g;
const afterUrl = /[?!.,:;*_~'")\]]+$/;

const opaqueNodes: ReadonlySet<string> = new Set(['code', 'inlineCode', 'html', 'definition', 'image', 'imageReference', 'yaml', 'toml']);

/** Whether a Markdown source without tags has to be parsed. */
export function needsStructure(source: string): boolean {
  return structural.test(source) || source.search(bareUrl) >= 0;
}

/** @param treeStart offset in the source from which the tree counts */
export function markdownStructure(source: string, tree: Root, treeStart: number): MarkdownStructure {
  const opaque: Span[] = [];
  const invisible: Span[] = [];
  const emphasis: Span[] = [];
  const add = (into: Span[], start: number, end: number): void => {
    if (start < end) into.push({ start: start + treeStart, end: end + treeStart });
  };
  visit(tree, (node) => {
    const [start, end] = ends(node);
    if (opaqueNodes.has(node.type)) {
      add(opaque, start, end);
      return SKIP;
    }
    if (node.type === 'link' || node.type === 'linkReference') {
      const text = textOf(node);
      const autolink = source[start + treeStart] !== '[';
      add(opaque, autolink || !text ? start : text.end, end);
      if (autolink) return SKIP;
    } else if (node.type === 'emphasis' || node.type === 'strong') {
      const text = textOf(node);
      add(emphasis, start, end);
      if (text) {
        add(invisible, start, text.start);
        add(invisible, text.end, end);
      }
    }
    return undefined;
  });
  for (const match of source.matchAll(bareUrl)) {
    const length = match[0].replace(afterUrl, '').length;
    opaque.push({ start: match.index, end: match.index + length });
  }
  return { opaque: merge(opaque), invisible: invisible.sort(compareSpans), emphasis };
}

function ends(node: Nodes): [start: number, end: number] {
  return [node.position!.start.offset!, node.position!.end.offset!];
}

/** What stands between the first and the last child. */
function textOf(node: Parents): Span | undefined {
  const first = node.children[0];
  const last = node.children.at(-1);
  return first && last && { start: ends(first)[0], end: ends(last)[1] };
}

function merge(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.sort(compareSpans)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
