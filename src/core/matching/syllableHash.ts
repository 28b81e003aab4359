import { foldedUnit, IGNORED, LETTER, MARK, SYMBOL, unitClass } from '../text/unitTables.js';

/**
 * Hashes of syllables: one pass over the text gives each syllable 32 bits that its folded letters decide. Syllables
 * that share a hash by accident are told apart when a hit is verified.
 */

/** Set for units that the pass cannot take as they are: combining marks and ignored characters. */
export const SPECIAL = 0x40000000;

/** The bytes that letters share which have none of their own: any that are not written in Vietnamese and western Europe. */
const sharedBytes = 0x40;
const sharedMask = 0x1f;

/**
 * What a unit means to the pass: negative for a unit of a syllable, odd for a symbol; with the byte that stands for the
 * unit whatever its case (`byteOf`), if it is a letter or a space. `SPECIAL` is set as said there.
 */
export const unitTraits: Int32Array = new Int32Array(unitClass.length);
for (let unit = 0; unit < unitTraits.length; unit++) unitTraits[unit] = traitsOf(unit);

function traitsOf(unit: number): number {
  switch (unitClass[unit]) {
    case LETTER:
      return 0x80000000 | (letterByte(foldedUnit[unit]!) << 1);
    case MARK:
      return 0x80000000 | SPECIAL | (sharedBytes << 1);
    case IGNORED:
      return SPECIAL;
    case SYMBOL:
      return 1;
    default:
      return unit === 0x20 || unit === 0xa0 ? 0x20 << 1 : 0;
  }
}

/** The byte of a folded letter, by rules that vector instructions can follow too (`src/assembly/reader.ts`). */
function letterByte(letter: number): number {
  if (letter < 0x80 || (letter >= 0xe0 && letter < 0xff)) return letter;
  if ('ăđĩũơư'.includes(String.fromCharCode(letter))) return letter >>> 1;
  // From ạ to ỹ every other one is a capital.
  return letter > 0x1ea0 && letter < 0x1efa ? (letter - 0x1e9e) >>> 1 : sharedBytes | (letter & sharedMask);
}

/** Whether several letters have the byte. */
export function isShared(byte: number): boolean {
  return (byte & ~sharedMask) === sharedBytes;
}

/** The byte of a unit with those traits. */
export function byteOf(traits: number): number {
  return (traits >> 1) & 0xff;
}

/** The factor between the weights of neighbouring letters in a hash. */
export const letterFactor = 0x2c9277b5;

/** The hash of a syllable that goes on with a letter of those traits. */
export function extendHash(hash: number, traits: number): number {
  return (Math.imul(hash, letterFactor) + byteOf(traits)) | 0;
}

const pathFactor = 0x9e3779b1 | 0;
const punctuatedGap = 0x5bd1e995;

/**
 * The hash of several syllables that go on with another one; its highest bits are the best ones.
 *
 * @param path the hash of those before, 0 if it is the first
 * @param syllable the hash of the syllable
 * @param punctuated 1 if there are symbols between them, else 0
 */
export function extendPath(path: number, syllable: number, punctuated: number): number {
  return Math.imul((path ^ (path >>> 16)) + syllable + (-punctuated & punctuatedGap), pathFactor);
}

/** The hash of two syllables with whatever stands between them. */
export function pairOf(first: number, second: number): number {
  return extendPath(extendPath(0, first, 0), second, 0);
}
