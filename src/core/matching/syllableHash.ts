import { canonicalUnit, foldedUnit, IGNORED, LETTER, MARK, SYMBOL, unitClass } from '../text/unitTables.js';

/**
 * Hashes of syllables: one pass over the text gives each syllable 32 bits that its folded letters decide. Syllables
 * that share a hash by accident are told apart when a hit is verified.
 */

/** Set for units that the pass cannot take as they are: combining marks and ignored characters. */
export const SPECIAL = 0x40000000;

/**
 * What a unit means to the pass: negative for a unit of a syllable (its share of the hash), odd for a symbol (its share
 * of the hash of a gap), 0 for white space; `SPECIAL` is set as said there.
 */
export const unitHash: Int32Array = new Int32Array(unitClass.length);
for (let unit = 0; unit < unitHash.length; unit++) unitHash[unit] = hashOfUnit(unit);

function hashOfUnit(unit: number): number {
  const letter = (scramble(foldedUnit[unit]! + 1) | 0x80000000) & ~SPECIAL;
  switch (unitClass[unit]) {
    case LETTER:
      return letter;
    case MARK:
      return letter | SPECIAL;
    case IGNORED:
      return SPECIAL;
    case SYMBOL:
      return (scramble(canonicalUnit[unit]!) & 0x7fffffff & ~SPECIAL) | 1;
    default:
      return 0;
  }
}

/** The hash of `units[start, end)`, a syllable. */
export function hashSyllable(units: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = extendHash(hash, unitHash[units[i]!]!);
  return hash;
}

/** The hash of a syllable that goes on with a unit of that share. */
export function extendHash(hash: number, share: number): number {
  return ((hash << 5) | (hash >>> 27)) ^ share;
}

/** What the symbols of a gap `units[start, end)` make of it: 0 if it has none, so that all white space is the same. */
export function hashGap(units: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) if (unitHash[units[i]!]! & 1) hash = (hash + unitHash[units[i]!]!) | 1;
  return hash;
}

/** Spreads the bits of a small number over all 32 (the finalizer of MurmurHash3). */
export function scramble(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
