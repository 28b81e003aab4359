import { Document, isMap, parseDocument, type YAMLMap } from 'yaml';
import type { AnnotationRecord, DocumentRecord } from './record.js';
import { stringifyRecord } from './writeRecord.js';

/**
 * Writes a record over the text of an older one: what did not change stays as it was written, comments and fields that
 * this version does not know are kept, and each annotation is a block of its own, so that version control shows and
 * merges what changed and nothing else.
 *
 * @param written the text of the file as it is; a sound record, or the empty string
 * @returns the new text; the same string where nothing changed
 */
export function mergeRecord(written: string, record: DocumentRecord): string {
  const old = partsOf(written);
  const fresh = partsOf(stringifyRecord(record));
  if (!fresh) throw new RangeError('A written record has a block for each annotation.');
  if (!old) return written.trim() === '' ? joined(fresh) : rewritten(written, record);
  const oldBlocks = new Map(old.blocks.map((block) => [block.id, block.text]));
  const blocks = fresh.blocks.map(({ id, text }) => ({ id, text: mergeBlock(oldBlocks.get(id), text) }));
  const head = mergeMapping(old.head, fresh.head);
  const tail = mergeMapping(old.tail, fresh.tail);
  return joined({ head, blocks, tail });
}

/** A record's text: what comes before its annotations, they themselves, and what comes after them. */
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

const annotationsLine = /^annotations:[ \t]*(\[\][ \t]*)?(#.*)?\r?\n/m;
/** The first line after the annotations: it starts at the margin, and is no comment, no entry and not empty. */
const afterAnnotations = /^(?![ \t#-]|\r?\n|$)/m;

/** The parts of a record in the shape in which records are written; undefined for one in any other shape. */
function partsOf(text: string): Parts | undefined {
  const line = annotationsLine.exec(text);
  if (!line) return undefined;
  const bodyStart = line.index + line[0].length;
  const rest = text.slice(bodyStart);
  const bodyEnd = afterAnnotations.exec(rest)?.index ?? rest.length;
  const body = rest.slice(0, bodyEnd);
  if (line[1] !== undefined && body.trim() !== '') return undefined;
  const blocks: Block[] = [];
  for (const block of blockTexts(body)) {
    const id = idOf(block);
    if (id === undefined) return undefined;
    blocks.push({ id, text: block });
  }
  return { head: `${text.slice(0, line.index)}annotations:${line[2] ? ` ${line[2]}` : ''}\n`, blocks, tail: rest.slice(bodyEnd) };
}

function joined({ head, blocks, tail }: Parts): string {
  if (blocks.length === 0) return `${head.slice(0, -1)} []\n${tail}`.replace(/^annotations:( #.*) \[\]$/m, 'annotations: []$1');
  return head + blocks.map(({ text }) => text).join('') + tail;
}

/** Splits the entries of a list; comments belong to the entry after them. */
function blockTexts(body: string): string[] {
  const indent = /^([ \t]*)-/m.exec(body)?.[1];
  if (indent === undefined) return [];
  const blocks: string[] = [];
  let comments = '';
  for (const line of body.match(/.*\r?\n|.+$/g) ?? []) {
    const startsBlock = line.startsWith(`${indent}-`);
    if (startsBlock) {
      blocks.push(comments + line);
      comments = '';
    } else if (blocks.length === 0 || (comments !== '' || line.startsWith(`${indent}#`)) && /^[ \t]*(#|\r?\n)/.test(line)) {
      comments += line;
    } else {
      blocks[blocks.length - 1] += comments + line;
      comments = '';
    }
  }
  if (comments !== '' && blocks.length > 0) blocks[blocks.length - 1] += comments;
  return blocks;
}

const writtenId = /^[ \t]*(?:- )?[ \t]*id:[ \t]*"((?:[^"\\])*)"[ \t]*(?:#.*)?$/m;

function idOf(block: string): string | undefined {
  const plain = writtenId.exec(block)?.[1];
  if (plain !== undefined) return plain;
  const id: unknown = entryOf(block)?.get('id');
  return id === undefined ? undefined : String(id);
}

function entryOf(block: string): YAMLMap | undefined {
  const document = parseDocument(block);
  const list: unknown = document.toJSON();
  if (document.errors.length > 0 || !Array.isArray(list) || list.length !== 1) return undefined;
  const entry = document.get(0);
  return isMap(entry) ? entry : undefined;
}

/** What an annotation may have in this version: of an older text everything else stays. */
const annotationFields: readonly (keyof AnnotationRecord)[] = [
  ...(['id', 'label', 'start', 'end', 'exact', 'prefix', 'suffix', 'segments', 'concept', 'status', 'origin', 'stale'] as const),
  ...(['tier', 'evidence', 'annotator', 'created', 'attributes'] as const),
];

function mergeBlock(old: string | undefined, fresh: string): string {
  if (old === undefined || old === fresh) return fresh;
  const document = parseDocument(old);
  const entry = document.get(0);
  if (document.errors.length > 0 || !isMap(entry)) return fresh;
  const wanted = (parseDocument(fresh).toJSON() as Record<string, unknown>[])[0]!;
  if (!assign(entry, document, wanted, annotationFields)) return old;
  return indented(document.toString(writing));
}

function mergeMapping(old: string, fresh: string): string {
  if (old === fresh) return old;
  const document = parseDocument(old);
  if (document.errors.length > 0) return fresh;
  const wanted = (parseDocument(fresh).toJSON() ?? {}) as Record<string, unknown>;
  if (!isMap(document.contents)) return document.contents === null && Object.keys(wanted).length === 0 ? old : fresh;
  if (!assign(document.contents, document, wanted, [])) return old;
  return document.toString(writing);
}

/** Gives a mapping the values wanted, and takes away what it has of `known` and is not wanted. Says whether that changed anything. */
function assign(mapping: YAMLMap, document: Document, wanted: Readonly<Record<string, unknown>>, known: readonly string[]): boolean {
  let changed = false;
  for (const name of known) if (!(name in wanted)) changed = mapping.delete(name) || changed;
  for (const [name, value] of Object.entries(wanted)) {
    const present = mapping.get(name, true) as unknown;
    const inner = mapping.get(name);
    if (isMap(inner) && isMapping(value) && !inner.flow) {
      changed = assign(inner, document, value, []) || changed;
    } else if (JSON.stringify((mapping.toJSON() as Record<string, unknown>)[name]) !== JSON.stringify(value)) {
      const node = document.createNode(value, { flow: true });
      const comment = (present as { comment?: string } | undefined)?.comment;
      if (comment) node.comment = comment;
      mapping.set(name, node);
      changed = true;
    }
  }
  return changed;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const writing = { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', flowCollectionPadding: false } as const;

function indented(block: string): string {
  return block.replace(/^(?=.)/gm, '  ');
}

/** A record in a shape of somebody else's: its values are set one by one in what is there. */
function rewritten(written: string, record: DocumentRecord): string {
  const document = parseDocument(written);
  if (!isMap(document.contents)) return stringifyRecord(record);
  const wanted = parseDocument(stringifyRecord(record)).toJSON() as Record<string, unknown>;
  return assign(document.contents, document, wanted, []) ? document.toString(writing) : written;
}
