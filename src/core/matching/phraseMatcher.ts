import { compose } from '../text/compose.js';
import type { Span } from '../text/span.js';
import { UnitBuffer } from '../text/utf16.js';
import { hashPair, hashSingle } from './filters.js';
import { HitBuffer } from './hits.js';
import { PhraseTrie } from './phraseTrie.js';
import { afterSyllable, afterSyllables } from './stretch.js';
import { Tokens } from './tokens.js';
import { Walks } from './walks.js';

/** How much text is read at a time: what the fastest cache of a processor holds with what is made of it. */
const stretchLength = 1 << 14;

// Searching neither waits nor calls anybody back, so that all matchers share their buffers.
const tokens = new Tokens();
const found = new HitBuffer();
let unitBuffer = new UnitBuffer(stretchLength * 2);
let candidateBuffer = new Int32Array(stretchLength);

/**
 * Finds phrases in texts: all of them, at every syllable, also inside and across others. Which texts a phrase matches is
 * said in `text/fold.ts` and `verify.ts`; it starts and ends where syllables do, and never between a letter and its
 * marks. Phrases that are equal, or equal when folded, are all reported. Time is linear in the length of the text and
 * the number of hits.
 */
export class PhraseMatcher {
  readonly #trie: PhraseTrie;
  readonly #walks: Walks;

  constructor(phrases: readonly string[]) {
    this.#trie = new PhraseTrie(phrases);
    this.#walks = new Walks(this.#trie);
  }

  /** Bytes of the typed arrays. */
  get byteLength(): number {
    return this.#trie.byteLength;
  }

  /** Syllables of the longest phrase. */
  get maxSyllables(): number {
    return this.#trie.maxSyllables;
  }

  /** Hashes of the syllables that phrases of several syllables start and end with, in every spelling. */
  edgeSyllables(): { readonly first: ReadonlySet<number>; readonly last: ReadonlySet<number> } {
    return this.#trie.edgeSyllables();
  }

  /**
   * @param range where hits may start; they may read on past its end
   * @returns hits whose index is that of the phrase
   */
  find(text: string, range: Span = { start: 0, end: text.length }): Int32Array {
    const end = Math.min(range.end, text.length);
    found.clear();
    if (this.#trie.maxSyllables === 0) return found.take();
    let from = afterSyllable(text, range.start);
    while (from < end) {
      const startsEnd = afterSyllable(text, Math.min(from + stretchLength, end));
      const readEnd = afterSyllables(text, startsEnd, this.#trie.maxSyllables - 1);
      this.#findIn(text, from, startsEnd, readEnd);
      from = startsEnd;
    }
    return found.take();
  }

  /** Finds what starts in `text[from, startsEnd)` and ends before `readEnd`. All three are outside of syllables. */
  #findIn(text: string, from: number, startsEnd: number, readEnd: number): void {
    const length = readEnd - from;
    if (unitBuffer.units.length <= length) unitBuffer = new UnitBuffer(length * 2);
    unitBuffer.write(text, from, readEnd);
    const { units } = unitBuffer;
    tokens.read(units, length);
    if (!tokens.special) {
      this.#match(units, length, startsEnd - from, from);
      return;
    }
    const composed = compose(text, from, readEnd);
    tokens.read(composed.units, composed.length);
    let limit = composed.length;
    while (limit > 0 && composed.starts[limit - 1]! >= startsEnd) limit--;
    const firstHit = found.count;
    this.#match(composed.units, composed.length, limit, 0);
    found.mapFrom(firstHit, composed.starts, composed.ends);
  }

  /** Finds what starts before `limit`. Offsets of hits are those of the units, plus `base`. */
  #match(units: Uint16Array, length: number, limit: number, base: number): void {
    const candidates = this.#candidates(limit);
    this.#walks.run(tokens, units, length, candidateBuffer, candidates, found, base);
  }

  /** Lists the syllables that end by `limit` and pass the filters; how many there are. */
  #candidates(limit: number): number {
    const { pairs, singles } = this.#trie;
    const { hashes, ends } = tokens;
    if (candidateBuffer.length <= tokens.count) candidateBuffer = new Int32Array(tokens.count * 2);
    const { bits: pairBits, shift } = pairs;
    let last = tokens.count;
    while (last > 0 && ends[last - 1]! >>> 1 > limit) last--;
    let count = 0;
    for (let token = 0; token < last; token++) {
      const hash = hashes[token]!;
      const pair = hashPair(hash, hashes[token + 1]!, ends[token + 1]! & 1) >>> shift;
      let passes = pairBits[pair >>> 5]! >>> (pair & 31);
      if (singles !== undefined) {
        const single = hashSingle(hash);
        passes |= singles.bits[single >>> 5]! >>> (single & 31);
      }
      candidateBuffer[count] = token;
      count += passes & 1;
    }
    return count;
  }
}
