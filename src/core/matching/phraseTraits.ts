import { canonicalUnit, foldedUnit, LETTER, unitClass } from '../text/unitTables.js';

const space = 0x20;

/** Syllables that a mask of capitals has room for. */
const maxSyllables = 31;

/** What is said of a phrase that has to be compared with the text letter by letter. */
export const UNUSUAL = -1;

/** 1 for units that are the usual capital of a small letter, variants of it included; else 0. */
export const capitalTable: Uint8Array = new Uint8Array(unitClass.length);
for (let unit = 0; unit < capitalTable.length; unit++) {
  const [capital, small] = [canonicalUnit[unit]!, foldedUnit[unit]!];
  if (unitClass[unit] === LETTER && capital !== small && String.fromCharCode(small).toUpperCase() === String.fromCharCode(capital)) capitalTable[unit] = 1;
}

/**
 * Which syllables of a phrase begin with a capital, the first one being the lowest bit: more need not be compared where
 * the syllables and the spaces of a text are those of the phrase. `UNUSUAL` for a phrase that has more to it: other
 * capitals, symbols, a great many syllables.
 *
 * @param units canonical units, of which the phrase is `[start, end)`
 */
export function capitalsOf(units: Uint16Array, start: number, end: number): number {
  let capitals = 0;
  let syllable = 0;
  let inSyllable = false;
  for (let i = start; i < end; i++) {
    const unit = units[i]!;
    if (unitClass[unit]! < LETTER) {
      if (unit !== space || !inSyllable || i + 1 === end) return UNUSUAL;
      inSyllable = false;
      syllable++;
    } else {
      if (foldedUnit[unit] !== unit) {
        if (inSyllable || capitalTable[unit] === 0) return UNUSUAL;
        capitals |= 1 << syllable;
      }
      inSyllable = true;
    }
  }
  return syllable < maxSyllables ? capitals : UNUSUAL;
}
