/**
 * Offsets of a text in UTF-16 code units, as everything inside the product counts them, to Unicode code points, as
 * exported records do, and back. A text without characters beyond U+FFFF costs one scan and no memory; otherwise a
 * look-up is a binary search among those characters.
 */
export class CodePointIndex {
  /** UTF-16 offset of the second half of every surrogate pair, ascending. */
  readonly #lowHalves: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const lowHalves: number[] = [];
    for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) lowHalves.push(index + 1);
    this.#lowHalves = lowHalves;
    this.#length = text.length;
  }

  /** Code points in the text; half a surrogate pair alone counts as one. */
  get length(): number {
    return this.#length - this.#lowHalves.length;
  }

  /** Code points before a UTF-16 offset; one between the halves of a pair counts as before the pair. */
  toCodePoint(offset: number): number {
    return offset - this.#countBelow(offset + 1, 0);
  }

  /** UTF-16 offset of the code point of that index. */
  toUtf16(codePoint: number): number {
    return codePoint + this.#countBelow(codePoint, 1);
  }

  /** How many pairs there are whose second half, less `scale` for each pair before it, is below the limit. */
  #countBelow(limit: number, scale: 0 | 1): number {
    let low = 0;
    let high = this.#lowHalves.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#lowHalves[middle]! - scale * (middle + 1) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
