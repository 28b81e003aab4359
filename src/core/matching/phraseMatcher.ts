import { compose } from '../text/compose.js';
import type { Span } from '../text/span.js';
import { hashPair, hashSingle } from './filters.js';
import { HitBuffer } from './hits.js';
import { firstSlot, PhraseTrie, ROOT, SLOT } from './phraseTrie.js';
import { afterSyllable, afterSyllables } from './stretch.js';
import { hashGap, unitHash } from './syllableHash.js';
import { Tokens } from './tokens.js';
import { verify } from './verify.js';

/** How much text is read at a time: what the fastest cache of a processor holds with what is made of it. */
const stretchLength = 1 << 14;

// Searching neither waits nor calls anybody back, so that all matchers share their buffers.
const tokens = new Tokens();
const found = new HitBuffer();
let unitBuffer = new Uint16Array(stretchLength * 2);
let candidateBuffer = new Int32Array(stretchLength);

/**
 * Finds phrases in texts: all of them, at every syllable, also inside and across others. Which texts a phrase matches is
 * said in `text/fold.ts` and `verify.ts`; it starts and ends where syllables do, and never between a letter and its
 * marks. Phrases that are equal, or equal when folded, are all reported. Time is linear in the length of the text and
 * the number of hits.
 */
export class PhraseMatcher {
  readonly #trie: PhraseTrie;

  constructor(phrases: readonly string[]) {
    this.#trie = new PhraseTrie(phrases);
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
    if (unitBuffer.length <= length) unitBuffer = new Uint16Array(length * 2);
    for (let i = 0; i < length; i++) unitBuffer[i] = text.charCodeAt(from + i);
    tokens.read(unitBuffer, length);
    if (!tokens.special) {
      this.#match(unitBuffer, length, startsEnd - from, from);
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
    for (let i = 0; i < candidates; i++) this.#walk(candidateBuffer[i]!, units, length, base);
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

  /** Follows the edges of the trie from a syllable on, and reports the phrases that the text agrees with. */
  #walk(token: number, units: Uint16Array, length: number, base: number): void {
    const { edges, edgeMask, entryPhrase, entryNext } = this.#trie;
    const { hashes, ends, count } = tokens;
    const firstHit = found.count;
    let start = -1;
    let node = ROOT;
    for (let at = token; at < count; at++) {
      let key = hashes[at]!;
      if (at > token && ends[at]! & 1) key ^= hashGap(units, ends[at - 1]! >>> 1, syllableStart(units, ends[at]! >>> 1));
      let slot = firstSlot(node, key, edgeMask);
      while (edges[slot * SLOT + 2] !== 0 && (edges[slot * SLOT + 1] !== key || edges[slot * SLOT] !== node)) slot = (slot + 1) & edgeMask;
      const child = edges[slot * SLOT + 2]!;
      if (child === 0) break;
      for (let entry = edges[slot * SLOT + 3]!; entry !== 0; entry = entryNext[entry - 1]!) {
        if (start < 0) start = syllableStart(units, ends[token]! >>> 1);
        const phrase = entryPhrase[entry - 1]!;
        const end = verify(this.#trie, phrase, units, start, length);
        if (end >= 0) found.add(start + base, end + base, phrase);
      }
      if ((child & 1) === 0) break;
      node = child >> 1;
    }
    if (found.count - firstHit > 1) found.sortFrom(firstHit);
  }
}

/** Where the syllable starts that ends at `end`. */
function syllableStart(units: Uint16Array, end: number): number {
  let start = end;
  while (start > 0 && unitHash[units[start - 1]!]! < 0) start--;
  return start;
}

