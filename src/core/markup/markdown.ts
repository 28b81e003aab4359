import type { Nodes, Parents, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { compareSpans, joinSpans, type Span } from '../text/span.js';
import { findUrls, hasUrl } from '../text/urls.js';

/** What of a Markdown source is not prose. Spans of the source text, in order. */
export interface MarkdownStructure {
  readonly opaque: readonly Span[];
  readonly invisible: readonly Span[];
  /** Emphasis and strong emphasis, their markers included. */
  readonly emphasis: readonly Span[];
}

/** Something that only the parser can judge: code, HTML, links, emphasis, front matter, escapes. */
const structural = /[`<*_[\]\\]|~~~|(?:^|[>+\-.)])(?: {4}| *\t)|^(?:---|\+\+\+)[ \t]*$/m;

const opaqueNodes: ReadonlySet<string> = new Set(['code', 'inlineCode', 'html', 'definition', 'image', 'imageReference', 'yaml', 'toml']);

/** Whether a Markdown source without tags has to be parsed. */
export function needsStructure(source: string): boolean {
  return structural.test(source) || hasUrl(source);
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
  opaque.push(...findUrls(source));
  return { opaque: joinSpans(opaque), invisible: invisible.sort(compareSpans), emphasis };
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
