import { fromBase64 } from '../text/base64.js';
import { foldedUnit } from '../text/unitTables.js';
import { UnitBuffer } from '../text/utf16.js';
import type { HitBuffer } from './hits.js';
import { matcherModule } from './matcherModule.js';
import { capitalTable } from './phraseTraits.js';
import type { PhraseTrie } from './phraseTrie.js';
import type { StretchSearch } from './stretchSearch.js';
import { unitHash } from './syllableHash.js';
import { verify } from './verify.js';

/** The part of WebAssembly that is needed here; the core has no types of any host. */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
declare const WebAssembly:
  | {
      readonly Memory: new (size: { initial: number }) => Memory;
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
    }
  | undefined;

/** What `src/assembly/matcher.ts` exports. Addresses are in bytes. */
interface Exports {
  setUnitTables(hash: number, folded: number, capital: number): void;
  setTrie(edges: number, edgeMask: number, targets: number, entries: number): void;
  setFilters(pairs: number, pairShift: number, singles: number): void;
  setSyllables(slots: number, mask: number, letters: number): void;
  setBuffers(units: number, hashes: number, ends: number, looks: number, candidates: number, hits: number): void;
  read(length: number): number;
  match(limit: number): number;
}

const pageSize = 0x10000;

/**
 * The inner loop of the matcher in WebAssembly, where the host lets it run. There is one, with one memory, as a memory
 * takes a large part of the address space: it holds the tables of one trie at a time, copied.
 */
export class Accelerator implements StretchSearch {
  static #only: Accelerator | undefined | null = null;

  /** Undefined where the host has no WebAssembly, or does not let it run. */
  static get(): Accelerator | undefined {
    if (Accelerator.#only === null) {
      try {
        Accelerator.#only = typeof WebAssembly === 'undefined' ? undefined : new Accelerator(WebAssembly);
      } catch {
        Accelerator.#only = undefined;
      }
    }
    return Accelerator.#only;
  }

  readonly #memory: Memory;
  readonly #exports: Exports;
  /** Where in the memory the tables of phrases begin, and the buffers after them, and where the units and the hits are. */
  readonly #phrasesAt: number;
  #buffersAt = 0;
  #unitsAt = 0;
  #hitsAt = 0;
  #end = 0;
  /** Units that there is room for. */
  #capacity = 1 << 15;
  #input: UnitBuffer | undefined;
  #trie: PhraseTrie | undefined;
  #length = 0;

  private constructor({ Memory, Module, Instance }: NonNullable<typeof WebAssembly>) {
    this.#memory = new Memory({ initial: 1 });
    const { exports } = new Instance(new Module(fromBase64(matcherModule)!), { env: { memory: this.#memory } });
    this.#exports = exports as Exports;
    this.#exports.setUnitTables(this.#copy(unitHash), this.#copy(foldedUnit), this.#copy(capitalTable));
    this.#phrasesAt = this.#end;
  }

  /** Whether it is the phrases of this trie that are found. */
  holds(trie: PhraseTrie): boolean {
    return this.#trie === trie;
  }

  /** Copies the tables of a trie to the memory: from now on its phrases are found. */
  load(trie: PhraseTrie): void {
    const { slots, letters } = trie.known.tables;
    this.#trie = trie;
    this.#end = this.#phrasesAt;
    this.#exports.setTrie(this.#copy(trie.edges), trie.edgeMask, this.#copy(trie.targets), this.#copy(trie.entries));
    this.#exports.setFilters(this.#copy(trie.pairs.bits), trie.pairs.shift, this.#copy(trie.singles.bits));
    this.#exports.setSyllables(this.#copy(slots), slots.length / 3 - 1, this.#copy(letters));
    this.#buffersAt = this.#end;
    this.#layOutBuffers();
  }

  input(length: number): UnitBuffer {
    if (length >= this.#capacity) {
      this.#capacity = length * 2;
      this.#layOutBuffers();
    }
    // When the memory has grown its buffer is another one, and arrays over the old one are empty.
    if (!this.#input || this.#input.units.length === 0) this.#input = new UnitBuffer(new Uint16Array(this.#memory.buffer, this.#unitsAt, this.#capacity));
    return this.#input;
  }

  read(length: number): boolean {
    this.#length = length;
    return this.#exports.read(length) !== 0;
  }

  match(limit: number, found: HitBuffer, base: number): void {
    const end = this.#exports.match(limit);
    const hits = new Int32Array(this.#memory.buffer, this.#hitsAt, (end - this.#hitsAt) >> 2);
    const { units } = this.input(this.#length);
    const firstHit = found.count;
    for (let i = 0; i < hits.length; i += 3) {
      const start = hits[i]!;
      const phrase = hits[i + 2]!;
      if (phrase >= 0) found.add(start + base, hits[i + 1]! + base, phrase);
      else {
        const verified = verify(this.#trie!, ~phrase, units, start, this.#length);
        if (verified >= 0) found.addInOrder(firstHit, start + base, verified + base, ~phrase);
      }
    }
  }

  #layOutBuffers(): void {
    const tokens = (this.#capacity >> 1) + 2;
    this.#end = this.#buffersAt;
    this.#unitsAt = this.#reserve(this.#capacity * 2);
    const [hashes, ends, looks, candidates] = [this.#reserve(tokens * 4), this.#reserve(tokens * 4), this.#reserve(tokens), this.#reserve(tokens * 4)];
    this.#hitsAt = this.#reserve(0);
    this.#exports.setBuffers(this.#unitsAt, hashes, ends, looks, candidates, this.#hitsAt);
    this.#input = undefined;
  }

  #copy(table: Int32Array | Uint16Array | Uint8Array): number {
    const at = this.#reserve(table.byteLength);
    new Uint8Array(this.#memory.buffer).set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), at);
    return at;
  }

  #reserve(bytes: number): number {
    const at = this.#end;
    this.#end = (at + bytes + 15) & ~15;
    const missing = Math.ceil((this.#end - this.#memory.buffer.byteLength) / pageSize);
    if (missing > 0) this.#memory.grow(missing);
    return at;
  }
}
