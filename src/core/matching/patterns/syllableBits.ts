import { lowerAt } from './scan.js';

const size = 1 << 13;

/** The hash of a syllable that goes on with a unit, in lower case; 0 is that of no unit. */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash, 31) + unit;
}

/** A set of syllables, by their hash: turns most others down before a string is made of them, and lets a few pass. */
export class SyllableBits {
  readonly #bits = new Uint8Array(size);

  /** The case of the syllable does not matter. */
  add(syllable: string): void {
    let hash = 0;
    for (let i = 0; i < syllable.length; i++) hash = hashStep(hash, lowerAt(syllable, i));
    this.#bits[hash & (size - 1)] = 1;
  }

  mayHave(hash: number): boolean {
    return this.#bits[hash & (size - 1)] !== 0;
  }
}
