import { FileSystemError, type Uri, workspace } from 'vscode';
import type { DocumentRecord } from '../../core/corpus/record.js';
import { recordPath } from '../../core/corpus/recordName.js';
import { readRecord } from '../../core/corpus/readRecord.js';
import type { Problem } from '../../core/text/problem.js';
import { besideOf } from '../textFiles.js';

/** A record beside a document as it was read: its text, and the record in it, or what is wrong with it. */
export interface RecordFile {
  readonly uri: Uri;
  /** Empty where there is no file. */
  readonly text: string;
  readonly record?: DocumentRecord;
  /** What is wrong with it. A file without a sound record is never written over. */
  readonly problems: readonly Problem[];
}

/** Where the record of a document stands. */
export function recordUriOf(document: Uri, annotator: string | undefined): Uri {
  return document.with({ path: recordPath(document.path, annotator) });
}

/** Reads a record; one that was being moved to its place when its writer ended is read where it was written. */
export async function readRecordFile(uri: Uri): Promise<RecordFile> {
  let bytes: Uint8Array | undefined;
  try {
    bytes = (await readIfThere(uri)) ?? (await readIfThere(besideOf(uri)));
  } catch {
    return broken(uri, '', 'unreadable', 'The file cannot be read.');
  }
  if (!bytes) return { uri, text: '', problems: [] };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return broken(uri, '', 'not-utf8', 'The file is not UTF-8. Save it as UTF-8.');
  }
  return { uri, text, ...readRecord(text) };
}

async function readIfThere(uri: Uri): Promise<Uint8Array | undefined> {
  try {
    return await workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

function broken(uri: Uri, text: string, code: string, key: string): RecordFile {
  return { uri, text, problems: [{ code, severity: 'error', message: { key }, span: { start: 0, end: 0 } }] };
}
