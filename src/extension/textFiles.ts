import { FileType, Uri, workspace } from 'vscode';
import type { Message } from '../core/text/problem.js';
import { nameOf } from './positions.js';

/** A text file as it is on disk, or why it is none. */
export type TextFile = { readonly bytes: Uint8Array; readonly text: string } | { readonly bytes?: undefined; readonly reason: Message };

/** Reads a file as UTF-8; the text is without byte order mark, its line ends as in the file. Undefined where there is none. */
export async function readTextFile(uri: Uri): Promise<TextFile | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
  try {
    return { bytes, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { reason: { key: 'The file is not UTF-8. Save it as UTF-8.' } };
  }
}

/**
 * Writes a file beside its place and then moves it there: at no time is there half a file. Folders are made.
 *
 * Moving over a file VS Code takes that away first: for a moment only what is beside its place is there.
 */
export async function writeWhole(uri: Uri, content: string): Promise<void> {
  const temporary = besideOf(uri);
  await workspace.fs.writeFile(temporary, new TextEncoder().encode(content));
  try {
    await workspace.fs.rename(temporary, uri, { overwrite: true });
  } catch (error) {
    await workspace.fs.delete(temporary);
    throw error;
  }
}

/** Where a file is written before it is moved to its place. */
export function besideOf(uri: Uri): Uri {
  return Uri.joinPath(uri, '..', `.${nameOf(uri)}.tmp`);
}

/** Never searched: what is installed, hidden, or temporary. */
function isIgnored(folder: string): boolean {
  return folder === 'node_modules' || folder.startsWith('.');
}

/**
 * The files below a folder, in a fixed order, as paths relative to it with `/`. Links to folders are not followed, so
 * that none leads in a circle. A folder that cannot be read counts as empty.
 *
 * @param depth how many levels of folders are searched; 1 is the folder alone
 */
export async function filesBelow(folder: Uri, depth: number, isCancelled: () => boolean = () => false, prefix = ''): Promise<string[]> {
  if (depth < 1 || isCancelled()) return [];
  const entries = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const found: string[] = [];
  for (const [name, type] of entries) {
    if (type & FileType.File) found.push(prefix + name);
    else if (type === FileType.Directory && !isIgnored(name)) {
      found.push(...(await filesBelow(Uri.joinPath(folder, name), depth - 1, isCancelled, `${prefix}${name}/`)));
    }
  }
  return found;
}
