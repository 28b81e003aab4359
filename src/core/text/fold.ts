import { compose, needsComposing } from './compose.js';
import { isQ, toneOnSecond } from './tonePlacement.js';
import { canonicalUnit, foldedUnit, LETTER, SPACE, SYMBOL, unitClass } from './unitTables.js';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

/**
 * The key under which two texts compare as equal; for comparison only, its offsets mean nothing. What is folded:
 *
 * - NFC and NFD, and the order of combining marks;
 * - the place of the tone mark in `oa`, `oe`, `uy` (`hòa`, `hoà`), but not after `q`;
 * - `Đ` and its look-alikes `Ð` and `Ɖ`; dashes; single and double quotation marks;
 * - white space: a run of it, NBSP and one line break included, is a space; a run with an empty line is a line feed;
 * - white space beside punctuation and symbols, which does not count: `kinh tế - xã hội` is `kinh tế–xã hội`;
 * - zero-width and other default-ignorable characters, which do not count;
 * - case, unit by unit.
 */
export function foldKey(text: string): string {
  const key = canonicalUnits(text);
  for (let i = 0; i < key.length; i++) if (key[i] !== lineFeed) key[i] = foldedUnit[key[i]!]!;
  return stringOf(key);
}

/** The same key, but with case kept. */
export function canonicalKey(text: string): string {
  return stringOf(canonicalUnits(text));
}

/** The units of `canonicalKey`. */
export function canonicalUnits(text: string): Uint16Array {
  const composed = composeText(text);
  const units = new Uint16Array(composed.length);
  return units.subarray(0, writeCanonical(composed, units, 0));
}

/** The text without ignored characters, its marks composed; the same string where it has none. */
export function composeText(text: string): string {
  if (!needsComposing(text)) return text;
  const { units, length } = compose(text);
  return stringOf(units.subarray(0, length));
}

/**
 * Writes the canonical key of a text that `composeText` has composed.
 *
 * @param out has room for the length of the text from `at` on
 * @returns where the key ends in `out`
 */
export function writeCanonical(composed: string, out: Uint16Array, at: number): number {
  let end = at;
  let gap = 0; // the white space that waits to be written, or 0
  for (let i = 0; i < composed.length; i++) {
    const unit = composed.charCodeAt(i);
    const kind = unitClass[unit]!;
    if (kind === SPACE) {
      gap ||= space;
      if (endsEmptyLine(composed, i)) gap = lineFeed;
      continue;
    }
    const besideSymbol = kind === SYMBOL || (end > at && unitClass[out[end - 1]!] === SYMBOL);
    if (gap === lineFeed || (gap === space && !besideSymbol)) out[end++] = gap;
    gap = 0;
    out[end++] = canonicalUnit[unit]!;
    if (kind === LETTER && end - at > 1) placeTone(out, at, end);
  }
  if (gap === lineFeed || (gap === space && !(end > at && unitClass[out[end - 1]!] === SYMBOL))) out[end++] = gap;
  return end;
}

/** Whether the line break at `i` is the second of a run of white space. A line feed after a carriage return is none of its own. */
function endsEmptyLine(text: string, i: number): boolean {
  if (!isLineBreak(text, i)) return false;
  for (let before = i - 1; before >= 0 && unitClass[text.charCodeAt(before)] === SPACE; before--) if (isLineBreak(text, before)) return true;
  return false;
}

function isLineBreak(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  return unit === carriageReturn ? text.charCodeAt(i + 1) !== lineFeed : unit === lineFeed;
}

/** Moves the tone of the two last letters to the second of them, where the rule says so. */
function placeTone(out: Uint16Array, at: number, end: number): void {
  const [first, second] = [out[end - 2]!, out[end - 1]!];
  const moved = toneOnSecond(first, second);
  if (moved === undefined || (end - at > 2 && isQ(out[end - 3]!))) return;
  out[end - 2] = moved >>> 16;
  out[end - 1] = moved & 0xffff;
}

function stringOf(units: Uint16Array): string {
  const chunk = 0x2000; // what may safely be passed as arguments
  let text = '';
  for (let start = 0; start < units.length; start += chunk) text += String.fromCharCode(...units.subarray(start, start + chunk));
  return text;
}
