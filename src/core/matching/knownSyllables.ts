import { foldedUnit } from '../text/unitTables.js';

/** Numbers per slot: the hash, where the letters start, and how many they are; 0 letters where the slot is empty. */
const SLOT = 3;

/** The number of letters where several syllables have the hash, so that nobody can say which one it is. */
const AMBIGUOUS = -1;

/**
 * The syllables of phrases by their hash, in every spelling. A syllable of a text that has the hash *and* the letters of
 * one is that syllable, and need not be compared again for each phrase.
 */
export class KnownSyllables {
  #slots = new Int32Array(256 * SLOT);
  #mask = 255;
  #count = 0;
  #letters = new Uint16Array(1024);
  #end = 0;
  #ambiguous = 0;

  /** Adds the syllable `units[start, end)`. Another one with the hash makes both unknown. */
  add(hash: number, units: Uint16Array, start: number, end: number): void {
    const slot = this.#slotOf(hash);
    const length = this.#slots[slot + 2]!;
    if (length === 0) this.#insert(slot, hash, units, start, end);
    else if (length !== AMBIGUOUS && !this.#hasLetters(slot, units, start, end)) {
      this.#slots[slot + 2] = AMBIGUOUS;
      this.#ambiguous++;
    }
  }

  /** Whether several of the syllables have the hash. */
  isAmbiguous(hash: number): boolean {
    return this.#ambiguous > 0 && this.#slots[this.#slotOf(hash) + 2] === AMBIGUOUS;
  }

  /** Whether `units[start, end)`, which has the hash, is the syllable that is known by it, whatever its case. */
  has(hash: number, units: Uint16Array, start: number, end: number): boolean {
    return this.#hasLetters(this.#slotOf(hash), units, start, end);
  }

  /** The tables, for whoever looks syllables up by other means. Three numbers per slot: the hash, where the letters start, how many. */
  get tables(): { readonly slots: Int32Array; readonly letters: Uint16Array } {
    return { slots: this.#slots, letters: this.#letters };
  }

  get byteLength(): number {
    return this.#slots.byteLength + this.#letters.byteLength;
  }

  /** Where the hash is, or where it would be. */
  #slotOf(hash: number): number {
    const slots = this.#slots;
    let index = (hash ^ (hash >>> 15)) & this.#mask;
    while (slots[index * SLOT + 2] !== 0 && slots[index * SLOT] !== hash) index = (index + 1) & this.#mask;
    return index * SLOT;
  }

  #hasLetters(slot: number, units: Uint16Array, start: number, end: number): boolean {
    if (this.#slots[slot + 2] !== end - start) return false;
    for (let i = start, at = this.#slots[slot + 1]!; i < end; i++, at++) if (foldedUnit[units[i]!] !== this.#letters[at]) return false;
    return true;
  }

  #insert(slot: number, hash: number, units: Uint16Array, start: number, end: number): void {
    if (this.#end + end - start > this.#letters.length) {
      const larger = new Uint16Array((this.#end + end - start) * 2);
      larger.set(this.#letters);
      this.#letters = larger;
    }
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = this.#end;
    this.#slots[slot + 2] = end - start;
    for (let i = start; i < end; i++) this.#letters[this.#end++] = foldedUnit[units[i]!]!;
    if (++this.#count * 2 > this.#mask) this.#grow();
  }

  #grow(): void {
    const slots = this.#slots;
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Int32Array(slots.length * 2);
    for (let slot = 0; slot < slots.length; slot += SLOT) {
      if (slots[slot + 2] !== 0) this.#slots.set(slots.subarray(slot, slot + SLOT), this.#slotOf(slots[slot]!));
    }
  }
}
