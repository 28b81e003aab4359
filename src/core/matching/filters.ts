/**
 * Filters that turn away nearly every place of a text where no phrase starts, without a branch: bits that the hashes of
 * all first syllables, or pairs of first syllables, have set. They may let a wrong place pass, never turn a right one away.
 */

const multiplier = 0x9e3779b1 | 0;
const punctuatedGap = 0x5bd1e995;

/** The first two syllables of phrases. A pair sets one bit. */
export class PairFilter {
  readonly bits: Int32Array;
  /** How far to shift the hash of a pair to the right, to get the index of its bit. */
  readonly shift: number;

  /** @param size how many phrases there are */
  constructor(size: number) {
    let log = 14;
    while (1 << log < size * 16 && log < 22) log++;
    this.bits = new Int32Array((1 << log) >>> 5);
    this.shift = 32 - log;
  }

  add(first: number, second: number, punctuated: boolean): void {
    const bit = hashPair(first, second, punctuated ? 1 : 0) >>> this.shift;
    this.bits[bit >>> 5]! |= 1 << (bit & 31);
  }
}

/** The hash of two neighbouring syllables; `punctuated` is 1 if there are symbols between them, else 0. */
export function hashPair(first: number, second: number, punctuated: number): number {
  const bits = Math.imul(first ^ second, multiplier);
  return ((bits ^ (bits >>> 15)) + second + (-punctuated & punctuatedGap)) | 0;
}

/** Phrases of one syllable. */
export class SyllableFilter {
  readonly bits: Int32Array = new Int32Array(0x10000 >>> 5);

  add(syllable: number): void {
    const bit = hashSingle(syllable);
    this.bits[bit >>> 5]! |= 1 << (bit & 31);
  }
}

/** The index of a syllable's bit. */
export function hashSingle(syllable: number): number {
  return Math.imul(syllable, multiplier) >>> 16;
}
