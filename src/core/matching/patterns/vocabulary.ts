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
  readonly #numbers = new Map<string, number>();
  #slots = new Int32Array(SLOT << 8);
  #mask = (1 << 8) - 1;
  #written = 0;
  #letters = '';

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
    let hash = 0;
    for (let i = start; i < end; i++) hash = hashStep(hash, text.charCodeAt(i));
    return this.numberOf(hash, text, start, end);
  }

  /** The same for whoever knows the hash of the units. */
  numberOf(hash: number, text: string, start: number, end: number): number {
    const slots = this.#slots;
    for (let index = this.#first(hash); slots[index] !== UNKNOWN; index = this.#next(index)) {
      if (slots[index + 2] === end - start && this.#isWritten(slots[index + 1]!, text, start, end)) return slots[index]!;
    }
    return UNKNOWN;
  }

  #isWritten(letters: number, text: string, start: number, end: number): boolean {
    for (let i = start, at = letters; i < end; i++, at++) if (text.charCodeAt(i) !== this.#letters.charCodeAt(at)) return false;
    return true;
  }

  #first(hash: number): number {
    return ((hash ^ (hash >>> 15)) & this.#mask) * SLOT;
  }

  #next(index: number): number {
    return index + SLOT < this.#slots.length ? index + SLOT : 0;
  }

  #insert(written: string, number: number): void {
    if (++this.#written * 4 > this.#mask) this.#grow();
    this.#put(number, this.#letters.length, written);
    this.#letters += written;
  }

  #put(number: number, letters: number, written: string): void {
    let hash = 0;
    for (let i = 0; i < written.length; i++) hash = hashStep(hash, written.charCodeAt(i));
    let index = this.#first(hash);
    while (this.#slots[index] !== UNKNOWN) index = this.#next(index);
    this.#slots.set([number, letters, written.length], index);
  }

  #grow(): void {
    const slots = this.#slots;
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Int32Array(slots.length * 2);
    for (let index = 0; index < slots.length; index += SLOT) {
      if (slots[index] === UNKNOWN) continue;
      const letters = slots[index + 1]!;
      this.#put(slots[index]!, letters, this.#letters.slice(letters, letters + slots[index + 2]!));
    }
  }
}

/** The syllables of all phrases and anchors. */
export const vocabulary = new Vocabulary();
