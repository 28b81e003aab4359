/** Syllables of a phrase that the filter looks at: many phrases begin with two that are common in texts. */
export const filteredSyllables = 3;

/**
 * Turns away nearly every place of a text where no phrase starts, without a branch: bits that the beginnings of all
 * phrases have set, which are up to three syllables. It may let a wrong place pass, never turns a right one away.
 */
export class BeginningFilter {
  readonly bits: Int32Array;
  /** How far to shift the hash of a beginning to the right, to get the index of its bit. */
  readonly shift: number;

  /** @param size how many phrases there are */
  constructor(size: number) {
    let log = 16;
    while (1 << log < size * 32 && log < 22) log++;
    this.bits = new Int32Array((1 << log) >>> 5);
    this.shift = 32 - log;
  }

  /** @param path the hash of the syllables, by `extendPath` */
  add(path: number): void {
    const bit = path >>> this.shift;
    this.bits[bit >>> 5]! |= 1 << (bit & 31);
  }
}

/** 1 if a beginning has that bit, else 0; other bits of the result mean nothing. */
export function filterBit(bits: Int32Array, bit: number): number {
  return bits[bit >>> 5]! >>> (bit & 31);
}
