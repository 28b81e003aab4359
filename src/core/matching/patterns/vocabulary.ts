import { caseVariants } from './scan.js';

/** Numbers of a slot: the number of the syllable, where its letters start, how many they are. */
const SLOT = 3;

/** The number of whatever is not known. */
export const UNKNOWN = 0;

/** The hash of letters that go on with a unit; 0 is that of none. */
export function hashStep(hash: number, unit: number): number {
  return (Math.imul(hash, 0x01000193) ^ unit) | 0;
}

/**
 * The syllables that patterns know, numbered from 1 on, so that no string is made of a text to look one up. A syllable
 * has one number whether it is in small letters, begins with a capital or is in capitals.
 */
export class Vocabulary {
  /** A syllable that is looked up. Longer ones are not known. */
  readonly #word = new Uint16Array(32);
  readonly #numbers = new Map<string, number>();
  #slots = new Int32Array(SLOT << 8);
  #mask = (1 << 8) - 1;
  #written = 0;
  #letters = new Uint16Array(1 << 10);
  #lettersEnd = 0;

  /** How many syllables there are; the numbers are those from 1 to this. */
  get size(): number {
    return this.#numbers.size;
  }

  /** The number of a syllable, a new one if it has none yet. */
  add(syllable: string): number {
    const key = syllable.toLowerCase();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size + 1;
    this.#numbers.set(key, number);
    for (const written of new Set(caseVariants(key))) this.#insert(written, number);
    return number;
  }

  /** The number of `text[start, end)`, or `UNKNOWN`. */
  numberAt(text: string, start: number, end: number): number {
    const length = end - start;
    if (length > this.#word.length) return UNKNOWN;
    let hash = 0;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(start + i);
      this.#word[i] = unit;
      hash = hashStep(hash, unit);
    }
    return this.numberOf(hash, this.#word, 0, length);
  }

  /** The number of `units[start, end)`, of which the hash is known, or `UNKNOWN`. */
  numberOf(hash: number, units: Uint16Array, start: number, end: number): number {
    const slots = this.#slots;
    for (let index = this.#first(hash); slots[index] !== UNKNOWN; index = this.#next(index)) {
      if (slots[index + 2] === end - start && this.#isWritten(slots[index + 1]!, units, start, end)) return slots[index]!;
    }
    return UNKNOWN;
  }

  #isWritten(letters: number, units: Uint16Array, start: number, end: number): boolean {
    for (let i = start, at = letters; i < end; i++, at++) if (units[i] !== this.#letters[at]) return false;
    return true;
  }

  #first(hash: number): number {
    return ((hash ^ (hash >>> 15)) & this.#mask) * SLOT;
  }

  #next(index: number): number {
    return index + SLOT < this.#slots.length ? index + SLOT : 0;
  }

  #insert(written: string, number: number): void {
    if (written.length > this.#word.length) return;
    if (++this.#written * 4 > this.#mask) this.#grow();
    if (this.#lettersEnd + written.length > this.#letters.length) {
      const larger = new Uint16Array(this.#letters.length * 2);
      larger.set(this.#letters);
      this.#letters = larger;
    }
    const start = this.#lettersEnd;
    for (let i = 0; i < written.length; i++) this.#letters[this.#lettersEnd++] = written.charCodeAt(i);
    this.#put(number, start, written.length);
  }

  #put(number: number, start: number, length: number): void {
    let hash = 0;
    for (let i = start; i < start + length; i++) hash = hashStep(hash, this.#letters[i]!);
    let index = this.#first(hash);
    while (this.#slots[index] !== UNKNOWN) index = this.#next(index);
    this.#slots.set([number, start, length], index);
  }

  #grow(): void {
    const slots = this.#slots;
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Int32Array(slots.length * 2);
    for (let index = 0; index < slots.length; index += SLOT) {
      if (slots[index] !== UNKNOWN) this.#put(slots[index]!, slots[index + 1]!, slots[index + 2]!);
    }
  }
}

/** The syllables of all phrases and anchors. */
export const vocabulary = new Vocabulary();
