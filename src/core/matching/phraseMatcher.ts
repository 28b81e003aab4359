import { compose } from '../text/compose.js';
import type { Span } from '../text/span.js';
import { Accelerator } from './accelerator.js';
import { HitBuffer } from './hits.js';
import { PhraseTrie } from './phraseTrie.js';
import { ScriptSearch } from './scriptSearch.js';
import { afterSyllable, afterSyllables } from './stretch.js';
import type { StretchSearch } from './stretchSearch.js';

/** How much text is read at a time: what the fastest cache of a processor holds with what is made of it. */
const stretchLength = 1 << 14;

/** Bytes of tables that are copied to WebAssembly in the time that it saves for each unit of text, and less. */
const bytesPerUnit = 8;

const found = new HitBuffer();

/** What runs the inner loop. By default WebAssembly does once there is enough text to be worth it, where the host has it. */
export type Engine = 'script' | 'webassembly' | 'either';

/**
 * Finds phrases in texts: all of them, at every syllable, also inside and across others. Which texts a phrase matches is
 * said in `text/fold.ts` and `verify.ts`; it starts and ends where syllables do, and never between a letter and its
 * marks. Phrases that are equal, or equal when folded, are all reported. Time is linear in the length of the text and
 * the number of hits.
 */
export class PhraseMatcher {
  readonly #trie: PhraseTrie;
  readonly #script: ScriptSearch;
  readonly #engine: Engine;
  /** Units that were searched since the tables were last copied. */
  #searched = 0;

  /** @throws if WebAssembly is asked for where there is none */
  constructor(phrases: readonly string[], engine: Engine = 'either') {
    this.#trie = new PhraseTrie(phrases);
    this.#script = new ScriptSearch(this.#trie);
    this.#engine = engine;
    if (engine === 'webassembly' && !Accelerator.get()) throw new Error('There is no WebAssembly.');
  }

  /** Bytes of the typed arrays. */
  get byteLength(): number {
    return this.#trie.byteLength;
  }

  /** Syllables of the longest phrase. */
  get maxSyllables(): number {
    return this.#trie.maxSyllables;
  }

  /** Hashes of the two syllables (`pairOf`) that phrases of several syllables start with, and of those that they end with, in every spelling. */
  edgePairs(): { readonly first: ReadonlySet<number>; readonly last: ReadonlySet<number> } {
    return this.#trie.edgePairs();
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
    const search = this.#searchFor(end - from);
    while (from < end) {
      const startsEnd = afterSyllable(text, Math.min(from + stretchLength, end));
      const readEnd = afterSyllables(text, startsEnd, this.#trie.maxSyllables - 1);
      findIn(search, text, from, startsEnd, readEnd);
      from = startsEnd;
    }
    return found.take();
  }

  #searchFor(length: number): StretchSearch {
    const accelerator = this.#engine === 'script' ? undefined : Accelerator.get();
    if (!accelerator) return this.#script;
    if (!accelerator.holds(this.#trie)) {
      this.#searched += length;
      if (this.#engine === 'either' && this.#searched * bytesPerUnit < this.#trie.byteLength) return this.#script;
      this.#searched = 0;
      accelerator.load(this.#trie);
    }
    return accelerator;
  }
}

/** Finds what starts in `text[from, startsEnd)` and ends before `readEnd`. All three are outside of syllables. */
function findIn(search: StretchSearch, text: string, from: number, startsEnd: number, readEnd: number): void {
  const length = readEnd - from;
  search.input(length).write(text, from, readEnd);
  if (!search.read(length)) {
    search.match(startsEnd - from, found, from);
    return;
  }
  const composed = compose(text, from, readEnd);
  search.input(composed.length).units.set(composed.units.subarray(0, composed.length));
  search.read(composed.length);
  let limit = composed.length;
  while (limit > 0 && composed.starts[limit - 1]! >= startsEnd) limit--;
  const firstHit = found.count;
  search.match(limit, found, 0);
  found.mapFrom(firstHit, composed.starts, composed.ends);
}
