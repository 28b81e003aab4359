import type { Span } from '../text/span.js';
import { LETTER, MARK, unitClass } from '../text/unitTables.js';

/**
 * The stretches of a text that are written without diacritics: runs of whole lines that have at least two syllables
 * each, and not one Vietnamese diacritic. Lines with diacritics cost a few units each.
 *
 * @param range lines that touch it are looked at
 */
export function unaccentedLines(text: string, range: Span): Span[] {
  const runs: Span[] = [];
  let run: Span | undefined;
  for (let start = lineStart(text, range.start); start < range.end; ) {
    const end = lineEnd(text, start);
    if (isUnaccented(text, start, end)) run = { start: run?.start ?? start, end };
    else if (run) {
      runs.push(run);
      run = undefined;
    }
    start = end + 1;
  }
  if (run) runs.push(run);
  return runs;
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Whether a stretch has at least two syllables, and not one Vietnamese diacritic. */
export function isUnaccented(text: string, start: number, end: number): boolean {
  let syllables = 0;
  let inSyllable = false;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isAccented(unit)) return false;
    const isLetter = unitClass[unit] === LETTER;
    if (isLetter && !inSyllable) syllables++;
    inSyllable = isLetter;
  }
  return syllables > 1;
}

/** Latin letters beyond ASCII (`đ` too) and combining marks. */
function isAccented(unit: number): boolean {
  if (unit < 0xc0) return false;
  return unitClass[unit] === MARK || (unitClass[unit] === LETTER && (unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00)));
}
