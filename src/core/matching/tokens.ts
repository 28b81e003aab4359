import * as syllableHash from './syllableHash.js';

// To an engine the constants of a module are values, but what is imported or exported are variables that it looks up in
// each round of a loop.
const { letterFactor, SPECIAL, unitTraits } = syllableHash;

/** Numbers per syllable. */
export const TOKEN = 2;
const step = TOKEN;

/** The syllables of a stretch of text. One buffer is used again for every stretch. */
export class Tokens {
  /** Of each its hash, and where it ends, as end × 2 (+ 1 if there are symbols in the gap before). */
  numbers = new Int32Array(0);
  count = 0;
  /** Whether there are marks or ignored characters, so that the text must be composed first. */
  special = false;

  /**
   * Reads `units[0, length)`. There must be one more unit in the buffer; it is set to a space. No branch depends on the
   * text, as where syllables end is what a processor cannot predict.
   */
  read(units: Uint16Array, length: number): void {
    this.#reserve((length >> 1) + 3);
    const { numbers } = this;
    units[length] = 0x20;
    let end = 0; // of the numbers
    let hash = 0;
    let symbols = 0;
    let inSyllable = 0; // 0 or all ones, like `isLetter` and `endsHere`
    let seen = 0;
    for (let i = 0; i <= length; i++) {
      const traits = unitTraits[units[i]!]!;
      const isLetter = traits >> 31;
      const endsHere = inSyllable & ~isLetter;
      numbers[end] = hash;
      numbers[end + 1] = (i << 1) | symbols;
      end += endsHere & step;
      symbols = (symbols & ~endsHere) | (traits & 1);
      hash = (Math.imul(hash, letterFactor) + ((traits >> 1) & 0xff)) & isLetter; // `extendHash`
      inSyllable = isLetter;
      seen |= traits;
    }
    this.count = end / TOKEN;
    this.special = (seen & SPECIAL) !== 0;
    // The beginning of a phrase may reach two syllables beyond the last one.
    numbers.fill(0, end, end + 2 * TOKEN);
  }

  #reserve(length: number): void {
    if (length * TOKEN <= this.numbers.length) return;
    this.numbers = new Int32Array(length * 2 * TOKEN);
  }
}
