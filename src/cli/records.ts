import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { readRecord, recordPath, recordsOf, type DocumentRecord, type Problem } from '../core/index.js';
import { readTextFile } from './documents.js';
import { Failure } from './failure.js';
import { displayPath, standardInput } from './files.js';

/** A record beside a document, as it was read. */
export interface RecordFile {
  readonly path: string;
  /** Without byte order mark. */
  readonly text: string;
  /** Undefined where the file is not a sound record. */
  readonly record?: DocumentRecord;
  readonly problems: readonly Problem[];
}

/** The option that says whose record is meant where several people's lie side by side. */
export interface RecordOptions {
  /** Without it the one that is everybody's. */
  readonly annotator?: string;
}

/** The record beside a document; undefined where there is none. */
export async function readRecordBeside(path: string, { annotator }: RecordOptions): Promise<RecordFile | undefined> {
  const file = recordPath(path, annotator);
  return path !== standardInput && existsSync(file) ? readRecordFile(file) : undefined;
}

export async function readRecordFile(file: string): Promise<RecordFile> {
  const path = displayPath(file);
  const read = await readTextFile(file);
  return { path, text: read.text, ...(read.problems ? { problems: read.problems } : readRecord(read.text)) };
}

/** The paths of all records beside a document: everybody's and each person's own. */
export async function recordsBeside(path: string): Promise<string[]> {
  if (path === standardInput) return [];
  const folder = dirname(path);
  const names = await readdir(folder);
  return recordsOf(basename(path), names).map((name) => displayPath(`${folder}/${name}`));
}

/**
 * @param paths of all documents
 * @throws Failure where none of them has a record of the annotator: a typing error is not to pass for an empty corpus
 */
export function assertAnnotator(paths: readonly string[], { annotator }: RecordOptions): void {
  if (annotator === undefined || paths.some((path) => existsSync(recordPath(path, annotator)))) return;
  throw new Failure('Beside none of the documents there is a record of {0}.', annotator);
}
