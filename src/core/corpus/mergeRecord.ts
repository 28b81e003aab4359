import { isMap, Lexer, parseDocument } from 'yaml';
import documentSchema from '../../../schemas/document.schema.json' with { type: 'json' };
import { applyEdits } from '../markup/edits.js';
import { mappingEdits } from './mappingEdits.js';
import { equalValues, isKnown, isMapping, mergeValues, withoutUnknown, type Shape } from './mergeValues.js';
import type { DocumentRecord } from './record.js';
import { stringifyAnnotation, stringifyRecord } from './writeRecord.js';
import { readWritten, readWrittenEntry } from './writtenRecord.js';
import { block, flowValue, listOf } from './yamlWriter.js';

const recordShape = documentSchema as Shape;
const entryShape = documentSchema.properties.annotations.items as Shape;

/**
 * Writes a record over the text of an older one: what did not change stays as it was written, comments and properties
 * that this version does not know are kept, and each annotation is a block of its own, so that version control shows
 * and merges what changed and nothing else. Line ends and a byte order mark stay as they are.
 *
 * @param written the text of the file as it is; a sound record, or nothing but white space
 * @returns the new text; the same string where nothing changed
 * @throws RangeError where `written` is not YAML: what somebody wrote there would be lost. Also as `stringifyRecord` does
 */
export function mergeRecord(written: string, record: DocumentRecord): string {
  const mark = written.startsWith('\ufeff') ? '\ufeff' : '';
  const isCrlf = /^[^\n]*\r\n/.test(written);
  const lines = written.slice(mark.length).replaceAll('\r\n', '\n');
  if (lines.trim() === '') return stringifyRecord(record);
  const merged = mergeBlocks(lines, record) ?? rewritten(lines, record);
  if (merged === lines) return written;
  return mark + (isCrlf ? merged.replaceAll('\n', '\r\n') : merged);
}

/** A record's text: its annotations, and what is before and behind them. */
interface Parts {
  /** Ends with the line `annotations:`. */
  readonly head: string;
  readonly blocks: readonly Block[];
  readonly tail: string;
}

/** The lines of one annotation, the comments before it included. */
interface Block {
  readonly id: string;
  readonly text: string;
}

/** Merges block by block; undefined for a text in which annotations are no blocks of lines. */
function mergeBlocks(written: string, record: DocumentRecord): string | undefined {
  const old = partsOf(written);
  if (!old) return undefined;
  const oldBlocks = new Map(old.blocks.map(({ id, text }) => [id, text]));
  if (oldBlocks.size < old.blocks.length) return undefined;
  const blocks: string[] = [];
  /** Of what is not of our shape, before and after. Anchors and aliases in it may reach into all of it, but nowhere else. */
  const foreign = new Map<string, string>();
  for (const annotation of record.annotations) {
    const fresh = stringifyAnnotation(annotation);
    const text = oldBlocks.get(annotation.id);
    const ours = text === undefined || text === fresh ? annotation : ourEntry(text);
    const merged = ours === undefined ? mergeBlock(text!, annotation) : equalValues(ours, annotation) ? (text ?? fresh) : fresh;
    if (merged === undefined) return undefined;
    if (ours === undefined) foreign.set(annotation.id, merged);
    blocks.push(merged);
  }
  const merged = mergeSurroundings(old, record, blocks);
  const ids = new Set(record.annotations.map(({ id }) => id));
  const oldForeign = old.blocks.filter(({ id, text }) => (ids.has(id) ? foreign.has(id) : ourEntry(text) === undefined));
  const before = joined(old.head, oldForeign.map(({ text }) => text), old.tail);
  if (merged === undefined || (oldForeign.length === 0 && readWritten(before) !== undefined)) return merged;
  const after = mergeSurroundings(old, record, [...foreign.values()]);
  const expected = expectedOf(before, { ...record, annotations: record.annotations.filter(({ id }) => foreign.has(id)) });
  return after !== undefined && equalValues(dataOf(after), expected) ? merged : undefined;
}

const annotationsLine = /^annotations:[ \t]*(\[\][ \t]*)?(#.*)?(?:\n|$)/m;
/** The first line after the annotations: it starts at the margin, and is no comment, no entry and not empty. */
const afterAnnotations = /^(?![ \t#-]|\n|$)/m;

function partsOf(text: string): Parts | undefined {
  const line = annotationsLine.exec(text);
  if (!line) return undefined;
  const bodyStart = line.index + line[0].length;
  const rest = text.slice(bodyStart);
  const bodyEnd = afterAnnotations.exec(rest)?.index ?? rest.length;
  const body = rest.slice(0, bodyEnd);
  const isEmpty = line[1] !== undefined;
  const blocks: Block[] = [];
  if (!isEmpty) {
    for (const block of blockTexts(body)) {
      const id = idOf(block);
      if (id === undefined) return undefined;
      blocks.push({ id, text: block });
    }
    if (blocks.length === 0 && body !== '') return undefined;
  } else if (/^[^\n]*[^\s#]/m.test(body.replace(/^[ \t]*#.*$/gm, ''))) return undefined;
  return { head: `${text.slice(0, line.index)}annotations:${line[2] ? ` ${line[2]}` : ''}\n`, blocks, tail: (isEmpty ? body : '') + rest.slice(bodyEnd) };
}

/** Splits the entries of a list; comments belong to the entry after them. */
function blockTexts(body: string): string[] {
  const indent = /^( *)-/m.exec(body)?.[1];
  if (indent !== '  ') return [];
  const blocks: string[] = [];
  let comments = '';
  for (const line of body.match(/.*\n|.+$/g) ?? []) {
    if (line.startsWith('  -')) {
      blocks.push(comments + line);
      comments = '';
    } else if (blocks.length === 0 || ((comments !== '' || line.startsWith('  #')) && /^[ \t]*(#|\n)/.test(line))) {
      comments += line;
    } else {
      blocks[blocks.length - 1] += comments + line;
      comments = '';
    }
  }
  if (comments !== '' && blocks.length > 0) blocks[blocks.length - 1] += comments;
  return blocks;
}

const writtenId = /^ {2}- id: "([^"\\]*)"\n/;

function idOf(block: string): string | undefined {
  const plain = writtenId.exec(block)?.[1];
  if (plain !== undefined) return plain;
  const entry = dataOf(block);
  const id: unknown = Array.isArray(entry) && entry.length === 1 && isMapping(entry[0]) ? entry[0]['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The entry of a block in which there is nothing but what this version writes. */
function ourEntry(block: string): unknown {
  if (/^[ \t]*(#|$)/m.test(block.slice(0, -1))) return undefined;
  const entry = readWrittenEntry(block);
  return entry !== undefined && equalValues(entry, withoutUnknown(entry, entryShape)) ? entry : undefined;
}

function mergeBlock(old: string, annotation: object): string | undefined {
  const document = parseDocument(old, reading);
  const entry = document.get(0);
  const data = dataOf(old);
  if (!isMap(entry) || !Array.isArray(data)) return undefined;
  const merged = mergeValues(data[0], annotation, entryShape);
  if (equalValues(data[0], merged)) return old;
  const text = applyEdits(old, mappingEdits(old, entry, annotation as Record<string, unknown>, entryShape));
  if (equalValues(dataOf(text), [merged]) && commentsOf(text, '') === commentsOf(old, '')) return text;
  return commentsOf(old, '  ') + stringifyAnnotation(merged as object);
}

/** Merges what is around the annotations, and puts their new blocks in. */
function mergeSurroundings(old: Parts, record: DocumentRecord, blocks: readonly string[]): string | undefined {
  const skeleton = old.head + old.tail;
  const document = parseDocument(skeleton, reading);
  const data = dataOf(skeleton);
  if (!isMap(document.contents) || data === undefined) return undefined;
  const wanted = { ...record, annotations: null };
  const edits = mappingEdits(skeleton, document.contents, wanted, recordShape, writeAtMargin);
  const at = old.head.length;
  const head = applyEdits(old.head, edits.filter(({ start }) => start < at));
  const tail = applyEdits(old.tail, edits.filter(({ start }) => start >= at).map((edit) => ({ ...edit, start: edit.start - at, end: edit.end - at })));
  if (!equalValues(dataOf(head + tail), mergeValues(data, wanted, recordShape)) || commentsOf(head + tail, '') !== commentsOf(skeleton, '')) return undefined;
  return joined(head, blocks, tail);
}

function joined(head: string, blocks: readonly string[], tail: string): string {
  if (blocks.length > 0) return head + blocks.map((text) => (text.endsWith('\n') ? text : `${text}\n`)).join('') + tail;
  return head.replace(/^annotations:( #.*)?\n$/m, (_, comment: string | undefined) => `annotations: []${comment ?? ''}\n`) + tail;
}

/** Lists at the margin have an entry a line. */
function writeAtMargin(name: string, value: unknown): string {
  if (Array.isArray(value)) return listOf(value as object[], (entry) => `  - ${flowValue(entry)}\n`).trimEnd();
  if ((name === 'source' || name === 'text') && isMapping(value)) return `\n${block('  ', value).trimEnd()}`;
  return ` ${flowValue(value)}`;
}

/** A record in a shape of somebody else's gets that of ours; its comments are gathered above it. */
function rewritten(written: string, record: DocumentRecord): string {
  const expected = expectedOf(written, record);
  if (equalValues(dataOf(written), expected)) return written;
  const own = Object.fromEntries(Object.entries(expected).filter(([name]) => !isKnown(recordShape, name)));
  return commentsOf(written, '') + stringifyRecord(expected as unknown as DocumentRecord) + block('', own);
}

function expectedOf(written: string, record: DocumentRecord): Record<string, unknown> {
  const data = dataOf(written);
  if (!isMapping(data)) throw new RangeError('What is to be merged with a record is no YAML mapping.');
  return mergeValues(data, record, recordShape) as Record<string, unknown>;
}

const reading = { schema: 'core', merge: false, stringKeys: true, prettyErrors: false, logLevel: 'error' } as const;

/** Undefined where a text is not YAML. */
function dataOf(text: string): unknown {
  const document = parseDocument(text, reading);
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS();
  } catch (error) {
    if (error instanceof ReferenceError) return undefined; // an alias without its anchor, or too many of them
    throw error;
  }
}

/** The comments of a text, a line each. */
function commentsOf(text: string, indent: string): string {
  let before = '';
  let comments = '';
  for (const lexeme of new Lexer().lex(text)) {
    // What follows this mark is a scalar.
    if (lexeme.startsWith('#') && before !== '\u001f') comments += `${indent}${lexeme}\n`;
    before = lexeme;
  }
  return comments;
}
