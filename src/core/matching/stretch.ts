import { IGNORED, LETTER, MARK, SPACE, unitClass } from '../text/unitTables.js';

function classAt(text: string, i: number): number {
  return i < text.length ? unitClass[text.charCodeAt(i)]! : SPACE;
}

/** The first offset from `at` on that is not inside a syllable. */
export function afterSyllable(text: string, at: number): number {
  let before = at - 1;
  while (before >= 0 && classAt(text, before) === IGNORED) before--;
  if (before < 0 || classAt(text, before) < LETTER) return at;
  while (classAt(text, at) >= LETTER) at++;
  return at;
}

/**
 * How far to read from `at`, which is inside no syllable, to have so many syllables more, and the gap after them.
 */
export function afterSyllables(text: string, at: number, count: number): number {
  let inSyllable = false;
  for (; at < text.length; at++) {
    const kind = classAt(text, at);
    if (kind === IGNORED) continue;
    const isLetter = kind === LETTER || kind === MARK;
    if (isLetter && !inSyllable && count-- === 0) break;
    inSyllable = isLetter;
  }
  return at;
}

/** The start of the syllable that is so many before `at`, which is inside none; 0 where there are not so many. */
export function beforeSyllables(text: string, at: number, count: number): number {
  let inSyllable = false;
  let start = at;
  for (let i = at - 1; i >= 0; i--) {
    const kind = classAt(text, i);
    if (kind === IGNORED) continue;
    const isLetter = kind >= LETTER;
    if (isLetter && !inSyllable && count-- === 0) return start;
    if (isLetter) start = i;
    inSyllable = isLetter;
  }
  return 0;
}
