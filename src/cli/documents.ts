import { readFileSync } from 'node:fs';
import type { MediaType, Problem } from '../core/index.js';
import { Failure, systemReason } from './failure.js';
import { findFiles, standardInput } from './files.js';

/** A text file as it is on disk. */
export interface SourceDocument {
  /** Relative to the current folder, with `/`; `-` for standard input. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Without byte order mark, which is a signature of the encoding and no text; line ends as they are in the file. */
  readonly text: string;
  readonly mediaType: MediaType;
  readonly problems: readonly Problem[];
}

/** A file that cannot be taken for a text, and why. `text` is what could be read of it, for the lines of problems. */
export interface Unreadable {
  readonly path: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly bytes?: undefined;
}

const mediaTypes: Readonly<Record<string, MediaType>> = { txt: 'text/plain', md: 'text/markdown' };

/** The documents that the paths name, in a fixed order. */
export function findDocuments(paths: readonly string[]): Promise<string[]> {
  return findFiles(paths, ['**/*.txt', '**/*.md'], 'There is no .txt or .md file in {0}.');
}

/** @throws Failure where neither the name of the file nor `given` tells what its markup is */
export function mediaTypeOf(path: string, given: MediaType | undefined): MediaType {
  if (path === standardInput) return given ?? 'text/plain';
  const type = mediaTypes[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? given;
  if (!type) throw new Failure('{0} is neither a .txt nor a .md file. Say what it is with --media-type.', path);
  return type;
}

export async function readDocument(path: string, mediaType: MediaType): Promise<SourceDocument | Unreadable> {
  let bytes: Uint8Array;
  try {
    // At once: each of the four calls that reading a file is takes less time than having another thread do it.
    bytes = path === standardInput ? await readStandardInput() : readFileSync(path);
  } catch (error) {
    return unreadable(path, '', 'unreadable', 'The file cannot be read: {0}.', systemReason(error));
  }
  const decoded = decode(path, bytes);
  if (typeof decoded !== 'string') return decoded;
  return { path, bytes, text: decoded, mediaType, problems: decoded.trim() === '' ? [emptyDocument] : [] };
}

const emptyDocument: Problem = { code: 'empty-document', severity: 'warning', message: { key: 'The document is empty.' }, span: { start: 0, end: 0 } };

/** The text of a file of the product's own, such as a lexicon. */
export async function readTextFile(path: string): Promise<{ readonly text: string; readonly problems?: undefined } | Unreadable> {
  const read = await readDocument(path, 'text/plain');
  return read.bytes ? { text: read.text } : read;
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function decode(path: string, bytes: Uint8Array): string | Unreadable {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return unreadable(path, '', 'not-utf8', 'The file is UTF-16. Save it as UTF-8.');
  }
  if (bytes.includes(0)) return unreadable(path, '', 'binary-file', 'The file holds a NUL byte (at byte {0}), so it is no text.', bytes.indexOf(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const sound = soundPrefix(bytes);
    if (sound === undefined) return unreadable(path, '', 'unreadable', 'The file cannot be read: {0}.', String((error as Error).message));
    const { text, offset } = sound;
    const byte = bytes[offset]!.toString(16).toUpperCase().padStart(2, '0');
    return unreadable(path, text, 'not-utf8', 'The file is not UTF-8: byte {0} (0x{1}) belongs to no character. Save the file as UTF-8.', offset, byte);
  }
}

/** The text before the first byte that is not UTF-8, and the offset of that byte. */
function soundPrefix(bytes: Uint8Array): { readonly text: string; readonly offset: number } | undefined {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const text = decoder.decode(bytes);
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    const written = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!written) return { text: text.slice(0, at), offset };
    offset += 3;
    from = at + 1;
  }
  return undefined;
}

function unreadable(path: string, text: string, code: string, key: string, ...args: (string | number)[]): Unreadable {
  return { path, text, problems: [{ code, severity: 'error', message: { key, args }, span: { start: text.length, end: text.length } }] };
}
