import { isAlias, isMap, isNode, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import type { TextEdit } from '../text/problem.js';
import { equalValues, isKnown, isMapping, mergeValues, shapeOf, type Shape } from './mergeValues.js';
import { flowValue, nameOf } from './yamlWriter.js';

/** How the value of a property is written that stands on the margin; others stand on one line. */
export type WriteValue = (name: string, value: unknown) => string;

interface Property {
  readonly name: string;
  readonly pair: Pair;
  /** Where its name starts, and where its value ends: behind the line break of a value of several lines. */
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
}

/**
 * The edits that give a mapping of a YAML text the values wanted: what did not change stays as it is written, and so
 * do comments and properties that the shape does not know. For texts of unusual writing they may fail: the caller reads the
 * result again, and looks whether its comments are still there.
 *
 * @returns in the order of the text
 */
export function mappingEdits(text: string, mapping: YAMLMap, wanted: Readonly<Record<string, unknown>>, shape: Shape, write: WriteValue = writeInLine): TextEdit[] {
  const properties = mapping.items.map((pair) => propertyOf(text, pair));
  const present = new Map(properties.map((property) => [property.name, property]));
  const names = Object.keys(wanted).filter((name) => wanted[name] !== undefined);
  const removed = new Set(properties.filter(({ name }) => !names.includes(name) && isKnown(shape, name)));
  const edits: TextEdit[] = [];
  const staying = properties.filter((property) => !removed.has(property));
  if (staying.length === 0 || (mapping.flow && removed.size > 0)) {
    const [start, end] = mapping.range!;
    return [{ start, end, newText: flowValue(mergeValues(mapping.toJSON(), wanted, shape)) }];
  }

  for (const [index, property] of properties.entries()) {
    if (removed.has(property)) edits.push(removal(text, properties, index));
    else if (names.includes(property.name)) edits.push(...changes(text, property, wanted[property.name], shapeOf(shape, property.name), write));
  }
  // New properties follow the one that they follow in a text that is written anew.
  let before: Property | undefined;
  for (const name of names) {
    const own = present.get(name);
    if (own) {
      before = own;
      continue;
    }
    const after = before ?? staying[0]!;
    edits.push(insertion(text, mapping, after, `${nameOf(name)}:${write(name, wanted[name])}`));
  }
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}

function writeInLine(_name: string, value: unknown): string {
  return ` ${flowValue(value)}`;
}

function propertyOf(text: string, pair: Pair): Property {
  const key = pair.key as Node;
  const [start, nameEnd] = key.range!;
  return { name: isScalar(key) ? String(key.value) : String(key), pair, start, nameEnd, end: endOf(text, pair.value) ?? text.indexOf(':', nameEnd) + 1 };
}

/** Where a value ends. The parser counts what is behind the last entry of a block to it. */
function endOf(text: string, node: unknown): number | undefined {
  if (!isNode(node) || !node.range) return undefined;
  if ('items' in node && !node.flow && node.items.length > 0) {
    const last: unknown = node.items.at(-1);
    const end = isNode(last) ? endOf(text, last) : propertyOf(text, last as Pair).end;
    if (end !== undefined) return end;
  }
  return node.range[1];
}

function changes(text: string, property: Property, wanted: unknown, shape: Shape, write: WriteValue): TextEdit[] {
  const { value } = property.pair;
  const old: unknown = isNode(value) && !isAlias(value) ? (JSON.parse(JSON.stringify(value)) as unknown) : undefined;
  const merged = mergeValues(old, wanted, shape);
  if (old !== undefined && equalValues(old, merged)) return [];
  if (isMap(value) && value.items.length > 0 && isMapping(wanted) && Object.keys(wanted).length > 0) return mappingEdits(text, value, wanted, shape);
  const start = text.indexOf(':', property.nameEnd) + 1;
  const end = text[property.end - 1] === '\n' ? property.end - 1 : property.end;
  return [{ start, end: Math.max(start, end), newText: write(property.name, merged) }];
}

function removal(text: string, properties: readonly Property[], index: number): TextEdit {
  const { start, end } = properties[index]!;
  const next = properties[index + 1];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const standsAlone = /^[ \t]*$/.test(text.slice(lineStart, start));
  if (standsAlone || !next) return { start: lineStart, end: lineEnd(text, end), newText: '' };
  return { start, end: next.start, newText: '' };
}

function insertion(text: string, mapping: YAMLMap, after: Property, written: string): TextEdit {
  if (mapping.flow) return { start: after.end, end: after.end, newText: `, ${written}` };
  const lineStart = text.lastIndexOf('\n', after.start - 1) + 1;
  const indent = ' '.repeat(after.start - lineStart);
  const at = lineEnd(text, after.end);
  const newText = text[at - 1] === '\n' ? `${indent}${written}\n` : `\n${indent}${written}`;
  return { start: at, end: at, newText };
}

/** Behind the line break of the line that a value ends in. */
function lineEnd(text: string, valueEnd: number): number {
  if (text[valueEnd - 1] === '\n') return valueEnd;
  const at = text.indexOf('\n', valueEnd);
  return at < 0 ? text.length : at + 1;
}
