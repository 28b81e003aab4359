import { caseVariants } from './scan.js';

/** The number of whatever is not known. */
export const UNKNOWN = 0;

/** So many letters, a byte each, are two numbers that stand for them and for no others: to compare them is to compare the letters. */
export const SHORT = 8;

/** The byte of letters that are in no syllable of the vocabulary; 0 is that of none. */
const OTHER_LETTER = 1;

/** Numbers of a slot: the last four letters of a syllable, the four before them, and the number of the syllable. */
const SLOT = 3;

/**
 * The syllables that patterns know, numbered from 1 on, so that no string is made of a text to look one up. A syllable
 * has one number whether it is in small letters, begins with a capital or is in capitals.
 */
export class Vocabulary {
  /** The bytes of letters, by unit. */
  readonly letters = new Uint8Array(0x10000).fill(OTHER_LETTER);
  #lastLetter = OTHER_LETTER;
  readonly #numbers = new Map<string, number>();
  /** Of the syllables of more letters than `SHORT`, as they may be written. */
  readonly #long = new Map<string, number>();
  /** The others, open-addressed. */
  #slots = new Int32Array(SLOT << 8);
  /** How far to shift a hash to the right, to get the slot where looking begins. */
  #shift = 24;
  #written = 0;

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
    for (const written of new Set(caseVariants(key))) {
      if (written.length > SHORT) this.#long.set(written, number);
      else this.#insert(written, number);
    }
    return number;
  }

  /** The number of `text[start, end)`, or `UNKNOWN`. */
  numberAt(text: string, start: number, end: number): number {
    if (end - start > SHORT) return this.numberOfLong(text.slice(start, end));
    let high = 0;
    let low = 0;
    for (let i = start; i < end; i++) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | this.letters[text.charCodeAt(i)]!;
    }
    return this.numberOf(high, low);
  }

  /** The number of the syllable with those last four letters and those four before them, or `UNKNOWN`. */
  numberOf(high: number, low: number): number {
    const slots = this.#slots;
    for (let at = this.#first(high, low); slots[at + 2] !== UNKNOWN; at = this.#next(at)) {
      if (slots[at] === low && slots[at + 1] === high) return slots[at + 2]!;
    }
    return UNKNOWN;
  }

  /** The number of a syllable of more letters than `SHORT`, or `UNKNOWN`. */
  numberOfLong(syllable: string): number {
    return this.#long.get(syllable) ?? UNKNOWN;
  }

  #first(high: number, low: number): number {
    return (Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> this.#shift) * SLOT;
  }

  #next(at: number): number {
    return at + SLOT < this.#slots.length ? at + SLOT : 0;
  }

  #insert(written: string, number: number): void {
    let high = 0;
    let low = 0;
    for (let i = 0; i < written.length; i++) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | this.#letter(written.charCodeAt(i));
    }
    if (++this.#written * 4 * SLOT > this.#slots.length) this.#grow();
    this.#put(high, low, number);
  }

  #letter(unit: number): number {
    if (this.letters[unit] === OTHER_LETTER) {
      if (this.#lastLetter === 0xff) throw new Error('The vocabulary has more letters than there are bytes.');
      this.letters[unit] = ++this.#lastLetter;
    }
    return this.letters[unit]!;
  }

  #put(high: number, low: number, number: number): void {
    let at = this.#first(high, low);
    while (this.#slots[at + 2] !== UNKNOWN) at = this.#next(at);
    this.#slots.set([low, high, number], at);
  }

  #grow(): void {
    const slots = this.#slots;
    this.#shift--;
    this.#slots = new Int32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += SLOT) {
      if (slots[at + 2] !== UNKNOWN) this.#put(slots[at + 1]!, slots[at]!, slots[at + 2]!);
    }
  }
}

/** The syllables of all phrases and anchors. */
export const vocabulary = new Vocabulary();
