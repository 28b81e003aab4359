import type { Pattern, Reader } from './pattern.js';
import { phrasesAt } from './phrases.js';
import { ROOT, trie } from './phraseTrie.js';
import { gapEnd } from './scan.js';
import { endOf, goesOn, isGapAfter, isMixed, numberWithCase } from './syllables.js';
import { vocabulary } from './vocabulary.js';

/** A reader with the number of its layer. */
export interface LayeredReader {
  readonly layer: number;
  readonly reader: Pattern | Reader;
}

/** Which readers start where, by the phrases that begin there: a reader is not asked where its anchors are not. */
export class AnchorTable {
  readonly #readers: readonly LayeredReader[];
  /** By `numberWithCase`: whether any reader may start with the syllable. */
  readonly #starts = new Uint8Array((vocabulary.size + 1) * 2);
  /** By a node of the phrases, and by what `#readersOf` is asked besides: worked out when it is met for the first time. */
  readonly #known = new Array<readonly LayeredReader[] | undefined>(trie.size * 4);

  /** @param readers in their order */
  constructor(readers: readonly LayeredReader[]) {
    this.#readers = readers;
    for (const { anchors, atCapitals } of readers.map(({ reader }) => reader)) {
      for (const number of anchors.firstSyllables()) {
        this.#starts[number * 2 + 1] = 1;
        if (!atCapitals) this.#starts[number * 2] = 1;
      }
    }
  }

  /** The readers to ask at the syllable or number with the index, in their order; undefined at most. */
  readersAt(text: string, index: number): readonly LayeredReader[] | undefined {
    const written = numberWithCase(index);
    if (this.#starts[written] !== 1) return undefined;
    if (goesOn(index)) return this.#readersOf(trie.child(ROOT, written >> 1), written & 1, true);
    const node = phrasesAt(index);
    return this.#readersOf(node, written & 1, trie.hasChildren(node) && mayGoOn(text, index + trie.depths[node]! - 1));
  }

  /** Those with an anchor that ends on the way to a node or, if that is open, beyond it. */
  #readersOf(node: number, capital: number, isOpen: boolean): readonly LayeredReader[] {
    const key = node * 4 + capital * 2 + (isOpen ? 1 : 0);
    return (this.#known[key] ??= this.#readers.filter(
      ({ reader: { anchors, atCapitals = false } }) => (capital === 1 || !atCapitals) && (anchors.syllablesTo(node) > 0 || (isOpen && anchors.goesOnFrom(node))),
    ));
  }
}

/**
 * Whether an expression may go on where no phrase does, after the syllable with the index: expressions ignore case
 * however it is mixed, and take more for white space.
 */
function mayGoOn(text: string, index: number): boolean {
  return isGapAfter(index) ? isMixed(index + 1) : isRareSpace(text.charCodeAt(gapEnd(text, endOf(index)) ?? endOf(index)));
}

/** White space to expressions, and none to phrases. */
function isRareSpace(unit: number): boolean {
  return unit === 0x0b || unit === 0x0c || unit === 0x1680 || unit === 0x2028 || unit === 0x2029 || unit === 0x205f;
}
