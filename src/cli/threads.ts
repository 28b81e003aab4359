import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { standardInput } from './files.js';

/** Threads are worth their start from so much text on, in bytes: one takes as long to begin as this takes to analyse. */
const worthThreads = 1 << 21;
/** What the smallest document costs, as bytes of a large one. */
const smallestDocument = 1 << 9;

/**
 * How many threads are to work on documents; 0 where the one that asks is to do it.
 *
 * @param asked how many of them at most; without it as many as there are cores, if it is worth it
 */
export function threadsFor(paths: readonly string[], asked: number | undefined): number {
  // The other threads cannot read standard input.
  if (paths.includes(standardInput)) return 0;
  const threads = Math.min(asked ?? availableParallelism(), paths.length);
  return threads > 1 && (asked !== undefined || isMuch(paths)) ? threads : 0;
}

function isMuch(paths: readonly string[]): boolean {
  let size = 0;
  // Large corpora are not looked through to find out that they are large.
  return paths.some((path) => (size += smallestDocument + (statSync(path, { throwIfNoEntry: false })?.size ?? 0)) >= worthThreads);
}
