import { isQ, toneOnSecond } from '../text/tonePlacement.js';
import * as unitTables from '../text/unitTables.js';
import type { PhraseTrie } from './phraseTrie.js';

// Constants of this module, for what `tokens.ts` says.
const { canonicalUnit, foldedUnit, LETTER, SPACE, SYMBOL, unitClass } = unitTables;

const space = 0x20;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

const noBreakSpace = 0xa0;

/**
 * Compares a phrase with the text at `start` under the rules of `text/fold.ts`. A capital of the phrase must be one in
 * the text; a small letter may be either. The text may break the line once, and has no empty line.
 *
 * @param text composed units; the one at `length` is a space
 * @returns where the mention ends, or -1
 */
export function verify(trie: PhraseTrie, phrase: number, text: Uint16Array, start: number, length: number): number {
  const { units, offsets } = trie;
  let at = start;
  for (let i = offsets[phrase]!, end = offsets[phrase + 1]!; i < end; i++, at++) {
    const wanted = units[i]!;
    if (isWanted(text[at]!, wanted)) continue;
    // Beside symbols there may be spaces that do not count.
    if (text[at] !== space || (unitClass[wanted] !== SYMBOL && (i === offsets[phrase]! || unitClass[units[i - 1]!] !== SYMBOL))) return verifyFreely(trie, phrase, text, start, length);
    do at++;
    while (text[at] === space);
    if (!isWanted(text[at]!, wanted)) return verifyFreely(trie, phrase, text, start, length);
  }
  return at <= length ? at : -1;
}

function isWanted(unit: number, wanted: number): boolean {
  return unit === wanted || (foldedUnit[unit] === wanted && (wanted !== space || unit === noBreakSpace));
}

/** The same where the text does not agree with the phrase unit by unit. */
function verifyFreely(trie: PhraseTrie, phrase: number, text: Uint16Array, start: number, length: number): number {
  const { units, offsets } = trie;
  const first = offsets[phrase]!;
  const end = offsets[phrase + 1]!;
  let at = start;
  let afterSymbol = false;
  for (let i = first; i < end; i++) {
    const wanted = units[i]!;
    if (unitClass[wanted]! >= LETTER) {
      if (afterSymbol) at = skipSpace(text, at, length);
      afterSymbol = false;
      if (agrees(wanted, text[at]!)) at++;
      else {
        if (i + 1 === end || (i > first && isQ(units[i - 1]!)) || !agreesButForTone(wanted, units[i + 1]!, text[at]!, text[at + 1]!)) return -1;
        i++;
        at += 2;
      }
    } else if (wanted === space) {
      const next = skipSpace(text, at, length);
      if (next === at) return -1;
      at = next;
    } else {
      at = skipSpace(text, at, length);
      if (at === length || !agrees(wanted, text[at]!)) return -1;
      at++;
      afterSymbol = true;
    }
  }
  return lineBreaks(text, start, at) > 1 ? -1 : at;
}

/** Whether the letter or the symbol of the text is the wanted one, or its capital (Ⓐ of ⓐ). */
function agrees(wanted: number, letter: number): boolean {
  return canonicalUnit[letter] === wanted || foldedUnit[letter] === wanted;
}

/** Whether the two letters of the text are the wanted ones, but with the tone mark on the first vowel. */
function agreesButForTone(wanted: number, next: number, letter: number, nextLetter: number): boolean {
  const moved = toneOnSecond(canonicalUnit[letter]!, canonicalUnit[nextLetter]!);
  return moved !== undefined && agrees(wanted, moved >>> 16) && agrees(next, moved & 0xffff);
}

function skipSpace(text: Uint16Array, at: number, length: number): number {
  while (at < length && unitClass[text[at]!] === SPACE) at++;
  return at;
}

/** Line breaks in `text[start, end)`: `\n`, `\r\n` or `\r`. */
function lineBreaks(text: Uint16Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    if (text[i] === carriageReturn || (text[i] === lineFeed && text[i - 1] !== carriageReturn)) count++;
  }
  return count;
}
