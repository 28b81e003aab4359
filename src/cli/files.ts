import { lstatSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { Failure } from './failure.js';

export const standardInput = '-';

/** Never searched: what is installed, hidden, or temporary. */
const ignored = ['**/node_modules/**', '**/.*/**'];

/**
 * The files that the paths of a command line name: files, folders (searched for `patterns`) and globs (of which those are
 * taken that fit `patterns`). Each file once, as a path relative to the current folder with `/`, sorted by code units.
 *
 * @param nothing what is said of a path that names nothing, `{0}`
 * @throws Failure where a path names nothing: a typing error is not to pass for an empty corpus
 */
export async function findFiles(paths: readonly string[], patterns: readonly string[], nothing: string): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    if (path === standardInput) {
      found.add(standardInput);
      continue;
    }
    const files = await filesAt(path, patterns);
    if (files.length === 0) throw new Failure(nothing, path);
    for (const file of files) found.add(displayPath(file));
  }
  return [...found].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

async function filesAt(path: string, patterns: readonly string[]): Promise<string[]> {
  if (lstatSync(path, { throwIfNoEntry: false })) {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? search(path, patterns) : [path];
  }
  if (!isDynamicPattern(path)) throw new Failure('There is no file or folder {0}.', path);
  const named = await glob(path.split(sep).join('/'), { absolute: true, dot: false, ignore: ignored, caseSensitiveMatch: true });
  const suffixes = patterns.map((pattern) => pattern.slice(pattern.lastIndexOf('*') + 1).toLowerCase());
  return named.filter((file) => suffixes.some((suffix) => file.toLowerCase().endsWith(suffix)));
}

function search(folder: string, patterns: readonly string[]): Promise<string[]> {
  return glob([...patterns], { cwd: folder, absolute: true, dot: false, ignore: ignored, caseSensitiveMatch: false });
}

/** A path relative to the current folder, with `/` between folders. */
export function displayPath(path: string): string {
  return relative(process.cwd(), resolve(path)).split(sep).join('/');
}
