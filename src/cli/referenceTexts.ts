import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Message } from '../core/index.js';
import { displayPath, standardInput } from './files.js';

/** Where the text of a reference is: its path relative to the current folder, undefined if it is not asked for, or why it was not found. */
export type FoundText = { readonly path: string | undefined } | { readonly problem: Message };

/**
 * Finds the text of a reference.
 *
 * @param path of the text as the reference has it
 * @param gold the folder of the references, or one of them
 * @param among the texts that are asked for; of those the one whose path ends as the reference says, else the one that has
 * its name. Without them the path is looked for in the current folder and beside the folder of the references.
 */
export function findText(path: string, gold: string, among: readonly string[] | undefined): FoundText {
  return among ? amongTexts(path, among) : onDisk(path, gold);
}

function amongTexts(path: string, among: readonly string[]): FoundText {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const texts = among.filter((text) => text !== standardInput);
  for (const wanted of [path, name]) {
    const fitting = texts.filter((text) => text === wanted || text.endsWith(`/${wanted}`));
    if (fitting.length > 1) return { problem: { key: 'Both {0} and {1} may be the text of this reference. Name one of them only.', args: fitting.slice(0, 2) } };
    if (fitting.length === 1) return { path: fitting[0] };
  }
  return { path: undefined };
}

function onDisk(path: string, gold: string): FoundText {
  const folder = statSync(gold, { throwIfNoEntry: false })?.isFile() ? dirname(gold) : gold;
  const places = [path, join(dirname(resolve(folder)), path)];
  const found = places.find((place) => existsSync(place));
  return found === undefined ? { problem: { key: 'There is no text {0}, neither in the current folder nor beside that of the references.', args: [path] } } : { path: displayPath(found) };
}
