import { fromBase64 } from '../text/base64.js';
import { tonePairs } from '../text/tonePlacement.js';
import { canonicalUnit, foldedUnit, unitClass } from '../text/unitTables.js';
import { UnitBuffer } from '../text/utf16.js';
import type { HitBuffer } from './hits.js';
import { matcherModule } from './matcherModule.js';
import { capitalTable } from './phraseTraits.js';
import type { PhraseTrie } from './phraseTrie.js';
import type { StretchSearch } from './stretchSearch.js';
import { unitTraits } from './syllableHash.js';

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
  writeConstants(): number;
  setTraits(traits: number, capital: number): void;
  setUnitTables(classes: number, canonical: number, folded: number, tonePairs: number, tonePairsEnd: number): void;
  setTrie(nodes: number, nodeShift: number, aliases: number, entries: number): void;
  setPhrases(bytes: number, units: number, offsets: number, beginnings: number, beginningShift: number): void;
  layOutBuffers(at: number, capacity: number): number;
  read(length: number): number;
  match(limit: number, base: number): number;
  endOfHits(): number;
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
  /** Where in the memory the tables of phrases begin, and where they end, and where the units are in the buffers after them. */
  readonly #phrasesAt: number;
  #end = 0;
  #unitsAt = 0;
  /** Units that there is room for. */
  #capacity = 1 << 15;
  #input: UnitBuffer | undefined;
  #trie: PhraseTrie | undefined;

  private constructor({ Memory, Module, Instance }: NonNullable<typeof WebAssembly>) {
    this.#memory = new Memory({ initial: 1 });
    const { exports } = new Instance(new Module(fromBase64(matcherModule)!), { env: { memory: this.#memory } });
    this.#exports = exports as Exports;
    this.#end = this.#exports.writeConstants();
    this.#exports.setTraits(this.#copy(unitTraits), this.#copy(capitalTable));
    const pairs = this.#copy(tonePairs);
    this.#exports.setUnitTables(this.#copy(unitClass), this.#copy(canonicalUnit), this.#copy(foldedUnit), pairs, pairs + tonePairs.byteLength);
    this.#phrasesAt = this.#end;
  }

  /** Whether it is the phrases of this trie that are found. */
  holds(trie: PhraseTrie): boolean {
    return this.#trie === trie;
  }

  /** Copies the tables of a trie to the memory: from now on its phrases are found. */
  load(trie: PhraseTrie): void {
    this.#trie = trie;
    this.#end = this.#phrasesAt;
    this.#exports.setTrie(this.#copy(trie.nodes), trie.nodeShift, this.#copy(trie.aliases), this.#copy(trie.entries));
    this.#exports.setPhrases(this.#copy(trie.bytes), this.#copy(trie.units), this.#copy(trie.offsets), this.#copy(trie.beginnings.bits), trie.beginnings.shift);
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
    return this.#exports.read(length) !== 0;
  }

  match(limit: number, found: HitBuffer, base: number): void {
    const at = this.#exports.match(limit, base);
    found.addAll(new Int32Array(this.#memory.buffer, at, (this.#exports.endOfHits() - at) >> 2));
  }

  #layOutBuffers(): void {
    this.#unitsAt = this.#exports.layOutBuffers(this.#end, this.#capacity);
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
