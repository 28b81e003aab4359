import { isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import type { Place } from './place.js';
import { duplicateKey } from './syntaxProblems.js';

/**
 * The places of a YAML tree. What an alias stands for has the place of the alias.
 *
 * @param problems gets one more for every property that its mapping has already
 */
export function yamlPlaces(node: unknown, problems: Problem[], keySpan?: Span, at = 0): Place {
  if (!isNode(node)) return { span: { start: at, end: at }, keySpan };
  const span = spanOf(node, at);
  if (isMap(node)) {
    const children = new Map<string | number, Place>();
    for (const { key, value } of node.items as Pair[]) {
      const name = isScalar(key) ? String(key.value) : String(key);
      const nameSpan = isNode(key) ? spanOf(key, span.start) : { start: span.start, end: span.start };
      if (children.has(name)) problems.push(duplicateKey(name, nameSpan));
      children.set(name, yamlPlaces(value, problems, nameSpan, nameSpan.end));
    }
    return { span: node.flow ? span : upToLast(span, children), keySpan, children };
  }
  if (isSeq(node)) {
    const children = new Map(node.items.map((item, index) => [index, yamlPlaces(item, problems, undefined, span.start)]));
    return { span: node.flow ? span : upToLast(span, children), keySpan, children };
  }
  return { span, keySpan };
}

/** A block ends with the last of what is in it; the parser counts the line break and comments behind it too. */
function upToLast({ start, end }: Span, children: ReadonlyMap<string | number, Place>): Span {
  const last = [...children.values()].at(-1);
  return { start, end: last ? Math.max(start, last.span.end) : end };
}

function spanOf(node: Node, at: number): Span {
  return node.range ? { start: node.range[0], end: node.range[1] } : { start: at, end: at };
}
