import { isQ, toneOnFirst } from '../text/tonePlacement.js';
import { LETTER, unitClass } from '../text/unitTables.js';
import { KnownSyllables } from './knownSyllables.js';
import { hashGap, hashSyllable } from './syllableHash.js';

/** The syllables of phrases, one phrase after the other. */
export class PhraseSyllables {
  /** Index of the first syllable of each phrase; it has as many as there are up to the next one's. */
  readonly first: Int32Array;
  readonly hashes: Int32Array;
  /** The hash with the tone mark on the other vowel; the same where there is no other place for it. */
  readonly otherHashes: Int32Array;
  /** The hash of the gap before each syllable; 0 for mere white space and for the first one. */
  readonly gaps: Int32Array;
  /** Syllables of the longest phrase. */
  readonly longest: number;
  /** All of them, in every spelling, with the symbols before them. */
  readonly known = new KnownSyllables();

  /**
   * @param units canonical keys of the phrases, one after the other
   * @param offsets where each begins, and where the last one ends
   */
  constructor(units: Uint16Array, offsets: Int32Array) {
    const phrases = offsets.length - 1;
    const capacity = countSyllables(units, offsets);
    this.first = new Int32Array(phrases + 1);
    this.hashes = new Int32Array(capacity);
    this.otherHashes = new Int32Array(capacity);
    this.gaps = new Int32Array(capacity);
    let count = 0;
    let longest = 0;
    for (let phrase = 0; phrase < phrases; phrase++) {
      const end = offsets[phrase + 1]!;
      let gapStart = offsets[phrase]!;
      for (let at = gapStart; at < end; ) {
        if (unitClass[units[at]!]! < LETTER) {
          at++;
          continue;
        }
        const start = at;
        while (at < end && unitClass[units[at]!]! >= LETTER) at++;
        const hash = hashSyllable(units, start, at);
        const gap = hashGap(units, gapStart, start);
        // Symbols before a syllable are part of what it is known by, as they are of its key in the trie.
        const from = gap === 0 ? start : gapStart;
        this.known.add(hash ^ gap, units, from, at);
        this.hashes[count] = hash;
        this.otherHashes[count] = writeOtherSpelling(units, from, start, at) ? this.#addOtherSpelling(start - from, at - from, gap) : hash;
        this.gaps[count++] = gap;
        gapStart = at;
      }
      this.first[phrase + 1] = count;
      longest = Math.max(longest, count - this.first[phrase]!);
    }
    this.longest = longest;
  }

  /** Whether a syllable of the phrase, in one of its spellings, shares its hash with another one. */
  isAmbiguous(phrase: number): boolean {
    for (let i = this.first[phrase]!, end = this.first[phrase + 1]!; i < end; i++) {
      const gap = this.gaps[i]!;
      if (this.known.isAmbiguous(this.hashes[i]! ^ gap) || this.known.isAmbiguous(this.otherHashes[i]! ^ gap)) return true;
    }
    return false;
  }

  #addOtherSpelling(start: number, end: number, gap: number): number {
    const hash = hashSyllable(otherSpelling, start, end);
    this.known.add(hash ^ gap, otherSpelling, 0, end);
    return hash;
  }
}

/** At least how many syllables there are: a phrase starts one, and so does a letter after something else. */
function countSyllables(units: Uint16Array, offsets: Int32Array): number {
  let count = offsets.length;
  let isLetter = 0;
  for (let i = 0; i < units.length; i++) {
    const next = unitClass[units[i]!]! >= LETTER ? 1 : 0;
    count += next & ~isLetter;
    isLetter = next;
  }
  return count;
}

let otherSpelling = new Uint16Array(32);

/**
 * Writes `units[from, end)`, of which a syllable begins at `start`, to `otherSpelling`, with its tone mark on the first
 * vowel of `oa`, `oe`, `uy` instead of the second.
 *
 * @returns whether there is such a spelling of it
 */
function writeOtherSpelling(units: Uint16Array, from: number, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    const moved = toneOnFirst(units[at - 1]!, units[at]!);
    if (moved === undefined || (at - 2 >= start && isQ(units[at - 2]!))) continue;
    if (otherSpelling.length < end - from) otherSpelling = new Uint16Array(end - from);
    otherSpelling.set(units.subarray(from, end));
    otherSpelling[at - 1 - from] = moved >>> 16;
    otherSpelling[at - from] = moved & 0xffff;
    return true;
  }
  return false;
}
