import { isQ, toneOnFirst } from '../text/tonePlacement.js';
import { capitalsOf, UNUSUAL } from './phraseTraits.js';
import { byteOf, extendHash, isShared, unitTraits } from './syllableHash.js';

/** The syllables of phrases, one phrase after the other. */
export class PhraseSyllables {
  /** Index of the first syllable of each phrase; it has as many as there are up to the next one's. */
  readonly first: Int32Array;
  /** Where the syllables start and end. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  /** The hash with the tone mark on the other vowel; the same where there is no other place for it. */
  readonly otherHashes: Int32Array;
  /** 1 for syllables with symbols before them, in their phrase; else 0. */
  readonly punctuated: Uint8Array;
  /** The bytes of the units of all phrases. */
  readonly bytes: Uint8Array;
  /** `capitalsOf` the phrases; `UNUSUAL` also for those with letters that have no byte of their own. */
  readonly capitals: Int32Array;
  /** Syllables of the longest phrase. */
  readonly longest: number;

  /**
   * @param units canonical keys of the phrases, one after the other
   * @param offsets where each begins, and where the last one ends
   */
  constructor(units: Uint16Array, offsets: Int32Array) {
    const phrases = offsets.length - 1;
    this.bytes = new Uint8Array(units.length);
    const capacity = this.#readBytes(units) + phrases;
    this.first = new Int32Array(phrases + 1);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.hashes = new Int32Array(capacity);
    this.otherHashes = new Int32Array(capacity);
    this.punctuated = new Uint8Array(capacity);
    this.capitals = new Int32Array(phrases);
    let count = 0;
    let longest = 0;
    for (let phrase = 0; phrase < phrases; phrase++) {
      const end = offsets[phrase + 1]!;
      this.capitals[phrase] = capitalsOf(units, offsets[phrase]!, end);
      let symbols = 0;
      for (let at = offsets[phrase]!; at < end; ) {
        let traits = unitTraits[units[at]!]!;
        if (traits >= 0) {
          symbols |= traits & 1;
          at++;
          continue;
        }
        const start = at;
        let hash = 0;
        for (; traits < 0; traits = at < end ? unitTraits[units[at]!]! : 0) {
          hash = extendHash(hash, traits);
          if (isShared(byteOf(traits))) this.capitals[phrase] = UNUSUAL;
          at++;
        }
        this.starts[count] = start;
        this.ends[count] = at;
        this.hashes[count] = hash;
        this.otherHashes[count] = otherHash(units, start, at, hash);
        this.punctuated[count++] = symbols;
        symbols = 0;
      }
      this.first[phrase + 1] = count;
      longest = Math.max(longest, count - this.first[phrase]!);
    }
    this.longest = longest;
  }

  /** The hashes of a syllable in every spelling. */
  spellings(syllable: number): readonly number[] {
    const [hash, other] = [this.hashes[syllable]!, this.otherHashes[syllable]!];
    return hash === other ? [hash] : [hash, other];
  }

  /** Writes the bytes of the units; how many letters follow something else. */
  #readBytes(units: Uint16Array): number {
    let count = 0;
    let before = 0;
    for (let i = 0; i < units.length; i++) {
      const traits = unitTraits[units[i]!]!;
      this.bytes[i] = byteOf(traits);
      count -= (traits & ~before) >> 31;
      before = traits;
    }
    return count;
  }
}

/** The hash of the syllable `units[start, end)` with its tone mark on the first vowel of `oa`, `oe`, `uy` instead of the second, or the same hash if there is no such spelling of it. */
function otherHash(units: Uint16Array, start: number, end: number, hash: number): number {
  for (let at = start + 1; at < end; at++) {
    const moved = toneOnFirst(units[at - 1]!, units[at]!);
    if (moved === undefined || (at - 2 >= start && isQ(units[at - 2]!))) continue;
    let other = 0;
    for (let i = start; i < end; i++) other = extendHash(other, unitTraits[i === at - 1 ? moved >>> 16 : i === at ? moved & 0xffff : units[i]!]!);
    return other;
  }
  return hash;
}
