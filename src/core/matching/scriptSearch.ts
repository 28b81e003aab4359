import { UnitBuffer } from '../text/utf16.js';
import * as filters from './filters.js';
import type { HitBuffer } from './hits.js';
import type { PhraseTrie } from './phraseTrie.js';
import type { StretchSearch } from './stretchSearch.js';
import * as syllableHash from './syllableHash.js';
import { TOKEN, Tokens } from './tokens.js';
import { Walks } from './walks.js';

// Searching neither waits nor calls anybody back, so that all searches share their buffers.
let input = new UnitBuffer(1 << 15);
let candidates = new Int32Array(1 << 14);
const tokens = new Tokens();

// Constants of this module, for what `tokens.ts` says.
const { filterBit } = filters;
const { extendPath } = syllableHash;

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
    const { numbers } = tokens;
    if (candidates.length <= tokens.count) candidates = new Int32Array(tokens.count * 2);
    const passed = candidates;
    let last = tokens.count;
    while (last > 0 && numbers[last * TOKEN - 1]! >>> 1 > limit) last--;
    let count = 0;
    for (let token = 0, at = 0; token < last; token++, at += 2) {
      const one = extendPath(0, numbers[at]!, 0);
      const two = extendPath(one, numbers[at + 2]!, numbers[at + 3]! & 1);
      const three = extendPath(two, numbers[at + 4]!, numbers[at + 5]! & 1);
      passed[count] = token;
      count += (filterBit(bits, one >>> shift) | filterBit(bits, two >>> shift) | filterBit(bits, three >>> shift)) & 1;
    }
    return count;
  }
}
