import { UnitBuffer } from '../text/utf16.js';
import { filterBit } from './filters.js';
import type { HitBuffer } from './hits.js';
import type { PhraseTrie } from './phraseTrie.js';
import type { StretchSearch } from './stretchSearch.js';
import { extendPath } from './syllableHash.js';
import { Tokens } from './tokens.js';
import { Walks } from './walks.js';

// Searching neither waits nor calls anybody back, so that all searches share their buffers.
let input = new UnitBuffer(1 << 15);
let candidates = new Int32Array(1 << 14);
const tokens = new Tokens();

/** The search in plain JavaScript. */
export class ScriptSearch implements StretchSearch {
  readonly #trie: PhraseTrie;
  readonly #walks: Walks;
  #length = 0;

  constructor(trie: PhraseTrie) {
    this.#trie = trie;
    this.#walks = new Walks(trie);
  }

  input(length: number): UnitBuffer {
    if (input.units.length <= length) input = new UnitBuffer(length * 2);
    return input;
  }

  read(length: number): boolean {
    this.#length = length;
    tokens.read(input.units, length);
    return tokens.special;
  }

  match(limit: number, found: HitBuffer, base: number): void {
    this.#walks.run(tokens, input.units, this.#length, candidates, this.#filter(limit), found, base);
  }

  /** Lists the syllables that end by `limit` and pass the filter; how many there are. */
  #filter(limit: number): number {
    const { bits, shift } = this.#trie.beginnings;
    const { hashes, ends } = tokens;
    if (candidates.length <= tokens.count) candidates = new Int32Array(tokens.count * 2);
    let last = tokens.count;
    while (last > 0 && ends[last - 1]! >>> 1 > limit) last--;
    let count = 0;
    for (let token = 0; token < last; token++) {
      const one = extendPath(0, hashes[token]!, 0);
      const two = extendPath(one, hashes[token + 1]!, ends[token + 1]! & 1);
      const three = extendPath(two, hashes[token + 2]!, ends[token + 2]! & 1);
      candidates[count] = token;
      count += (filterBit(bits, one >>> shift) | filterBit(bits, two >>> shift) | filterBit(bits, three >>> shift)) & 1;
    }
    return count;
  }
}
