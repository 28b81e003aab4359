import { DIGITS } from './pattern.js';
import { CAPITAL, DIGIT, kindAt, LETTER, lowerAt, OTHER } from './scan.js';
import { hashStep, SyllableBits } from './syllableBits.js';

/** A place where a reader may start. */
export interface Anchor {
  readonly at: number;
  /** The syllable as it is written, or `DIGITS`. */
  readonly key: string;
  /** Whether it begins with a capital. */
  readonly isCapitalised: boolean;
  /** Whether it is stuck to the word before it (`phươngSáng 13/12`). */
  readonly isGlued: boolean;
}

/**
 * Finds anchors in one pass over the code units. Most syllables are turned down by a bit filter over their hash, so
 * that no string is made of them.
 */
export class AnchorFinder {
  readonly #keys = new SyllableBits();

  /** `keys` are syllables; their case does not matter. What is found may be a few others too. */
  constructor(keys: Iterable<string>) {
    for (const key of keys) this.#keys.add(key);
  }

  *find(text: string): Generator<Anchor> {
    let before = OTHER;
    for (let i = 0; i < text.length; ) {
      const kind = kindAt(text, i);
      if (kind === OTHER || kind === DIGIT) {
        if (kind === DIGIT && before === OTHER) yield { at: i, key: DIGITS, isCapitalised: false, isGlued: false };
        before = kind;
        i++;
        continue;
      }
      // A syllable: it ends where the letters end, or where a capital follows a small letter.
      const at = i;
      let hash = 0;
      let last = kind;
      for (; i < text.length; i++) {
        const next = kindAt(text, i);
        if ((next !== LETTER && next !== CAPITAL) || (next === CAPITAL && last === LETTER)) break;
        hash = hashStep(hash, lowerAt(text, i));
        last = next;
      }
      const isGlued = before !== OTHER;
      before = last;
      if (!this.#keys.mayHave(hash)) continue;
      yield { at, key: text.slice(at, i), isCapitalised: kind === CAPITAL, isGlued };
    }
  }
}
