import { extendHash, SPECIAL, unitTraits } from './syllableHash.js';

/**
 * The syllables of a stretch of text: their hashes, and where they end, as end × 2 (+ 1 if there are symbols in the gap
 * before). One buffer is used again for every stretch.
 */
export class Tokens {
  hashes = new Int32Array(0);
  ends = new Int32Array(0);
  count = 0;
  /** Whether there are marks or ignored characters, so that the text must be composed first. */
  special = false;

  /**
   * Reads `units[0, length)`. There must be one more unit in the buffer; it is set to a space. No branch depends on the
   * text, as where syllables end is what a processor cannot predict.
   */
  read(units: Uint16Array, length: number): void {
    this.#reserve((length >> 1) + 3);
    const { hashes, ends } = this;
    units[length] = 0x20;
    let count = 0;
    let hash = 0;
    let symbols = 0;
    let inSyllable = 0; // 0 or all ones, like `isLetter` and `endsHere`
    let seen = 0;
    for (let i = 0; i <= length; i++) {
      const traits = unitTraits[units[i]!]!;
      const isLetter = traits >> 31;
      const endsHere = inSyllable & ~isLetter;
      hashes[count] = hash;
      ends[count] = (i << 1) | symbols;
      count -= endsHere;
      symbols = (symbols & ~endsHere) | (traits & 1);
      hash = extendHash(hash, traits) & isLetter;
      inSyllable = isLetter;
      seen |= traits;
    }
    this.count = count;
    this.special = (seen & SPECIAL) !== 0;
    // The beginning of a phrase may reach two syllables beyond the last one.
    hashes[count] = hashes[count + 1] = 0;
    ends[count] = ends[count + 1] = 0;
  }

  #reserve(length: number): void {
    if (length <= this.hashes.length) return;
    this.hashes = new Int32Array(length * 2);
    this.ends = new Int32Array(length * 2);
  }
}
