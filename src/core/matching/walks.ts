import * as filters from './filters.js';
import type { HitBuffer } from './hits.js';
import * as phraseTraits from './phraseTraits.js';
import type { PhraseTrie } from './phraseTrie.js';
import * as syllableHash from './syllableHash.js';
import * as tokenTables from './tokens.js';
import * as trieBuilder from './trieBuilder.js';
import { verify } from './verify.js';

type Tokens = tokenTables.Tokens;

// Constants of this module, for what `tokens.ts` says.
const { filterBit, filteredSyllables } = filters;
const { capitalTable, UNUSUAL } = phraseTraits;
const { byteOf, extendPath, unitTraits } = syllableHash;
const { TOKEN } = tokenTables;
const { ENTRY, IS_ALIAS, LEADS_ON, NODE, TARGET_SHIFT } = trieBuilder;

/** Numbers per arrival: the first entry of the node + 1, how many syllables led there less one, and the arrival of the same walk before it, or 0. */
const ARRIVAL = 3;

/**
 * Walks through the trie of some phrases, along the syllables of a text: all that start in a stretch at once, one
 * syllable after the other. How far a walk gets is what a processor cannot predict, and the nodes are in no fast cache;
 * this way it looks for those of many walks at the same time.
 */
export class Walks {
  readonly #trie: PhraseTrie;
  /** The walks that go on, and their paths. */
  #walks = new Int32Array(0);
  #paths = new Int32Array(0);
  /** The last arrival of each walk, or 0. */
  #last = new Int32Array(0);
  #arrivals = new Int32Array(0);
  #arrivalsEnd = 0;

  constructor(trie: PhraseTrie) {
    this.#trie = trie;
  }

  /**
   * Adds the hits that start at the candidates, in the order of hits.
   *
   * @param candidates the first `count` are syllables, in order
   * @param length how many of the `units` are the text
   * @param base is added to offsets
   */
  run(tokens: Tokens, units: Uint16Array, length: number, candidates: Int32Array, count: number, found: HitBuffer, base: number): void {
    this.#reserveWalks(count);
    const last = this.#last;
    last.fill(0, 0, count);
    this.#arrivalsEnd = ARRIVAL;
    let active = 0;
    for (let depth = 0; depth < filteredSyllables; depth++) active = this.#visit(this.#begin(tokens, candidates, count, depth), depth);
    for (let depth = filteredSyllables; active > 0; depth++) active = this.#visit(this.#extend(tokens, candidates, active, depth), depth);
    for (let walk = 0; walk < count; walk++) {
      if (last[walk] !== 0) this.#addHits(last[walk]!, tokens, units, length, candidates[walk]!, found, base);
    }
  }

  /** Lists the walks for which the filter says that a phrase begins, or is, the syllables up to `depth`; how many there are. */
  #begin({ numbers, count: tokenCount }: Tokens, candidates: Int32Array, count: number, depth: number): number {
    const { bits, shift } = this.#trie.beginnings;
    const [walks, paths] = [this.#walks, this.#paths];
    let active = 0;
    for (let walk = 0; walk < count; walk++) {
      const token = candidates[walk]!;
      let path = extendPath(0, numbers[token * TOKEN]!, 0);
      for (let at = token + 1; at <= token + depth; at++) path = extendPath(path, numbers[at * TOKEN]!, numbers[at * TOKEN + 1]! & 1);
      walks[active] = walk;
      paths[active] = path;
      active += filterBit(bits, path >>> shift) & ((token + depth - tokenCount) >>> 31);
    }
    return active;
  }

  /** Extends the paths of the active walks by the syllable at `depth`, if there is one; how many there are then. */
  #extend({ numbers, count: tokenCount }: Tokens, candidates: Int32Array, active: number, depth: number): number {
    const [walks, paths] = [this.#walks, this.#paths];
    let extended = 0;
    for (let i = 0; i < active; i++) {
      const walk = walks[i]!;
      const at = candidates[walk]! + depth;
      const path = extendPath(paths[i]!, numbers[at * TOKEN]!, numbers[at * TOKEN + 1]! & 1);
      walks[extended] = walk;
      paths[extended] = path;
      extended += (at - tokenCount) >>> 31;
    }
    return extended;
  }

  /** Looks for the nodes of the active walks, and notes at which of them phrases end; how many go on from there. */
  #visit(active: number, depth: number): number {
    const { nodes, nodeShift, aliases } = this.#trie;
    const [walks, paths, last] = [this.#walks, this.#paths, this.#last];
    const mask = nodes.length - 1;
    this.#reserveArrivals(this.#arrivalsEnd + active * ARRIVAL);
    const arrivals = this.#arrivals;
    let arrival = this.#arrivalsEnd;
    let onward = 0;
    for (let i = 0; i < active; i++) {
      const walk = walks[i]!;
      let path = paths[i]!;
      let node = (path >>> nodeShift) * NODE;
      let notes = nodes[node + 1]!;
      while (notes !== 0 && nodes[node] !== path) {
        node = (node + NODE) & mask;
        notes = nodes[node + 1]!;
      }
      if (notes & IS_ALIAS) {
        path = aliases[notes >>> TARGET_SHIFT]!;
        node = (path >>> nodeShift) * NODE;
        while (nodes[node] !== path || nodes[node + 1] === 0) node = (node + NODE) & mask;
        notes = nodes[node + 1]!;
      }
      // Without a branch: whether a phrase ends here, and whether to go on.
      const entry = notes >>> TARGET_SHIFT;
      const arrives = -entry >> 31;
      const before = last[walk]!;
      arrivals[arrival] = entry;
      arrivals[arrival + 1] = depth;
      arrivals[arrival + 2] = before;
      last[walk] = before ^ ((before ^ arrival) & arrives);
      arrival += ARRIVAL & arrives;
      walks[onward] = walk;
      paths[onward] = path;
      onward += notes & LEADS_ON;
    }
    this.#arrivalsEnd = arrival;
    return onward;
  }

  /** Adds the phrases that end where a walk from the syllable `token` has arrived, and that the text agrees with. */
  #addHits(arrival: number, { numbers }: Tokens, units: Uint16Array, length: number, token: number, found: HitBuffer, base: number): void {
    const { entries } = this.#trie;
    const arrivals = this.#arrivals;
    const firstHit = found.count;
    const start = syllableStart(token, numbers, units);
    let compared = -1; // of the nodes up to that depth the letters are those of the text
    // The longest come first.
    for (; arrival !== 0; arrival = arrivals[arrival + 2]!) {
      const depth = arrivals[arrival + 1]!;
      const end = numbers[(token + depth) * TOKEN + 1]! >>> 1;
      for (let entry = arrivals[arrival]!; entry !== 0; entry = entries[(entry - 1) * ENTRY + 2]!) {
        const phrase = entries[(entry - 1) * ENTRY]!;
        const wanted = entries[(entry - 1) * ENTRY + 1]!;
        if (wanted > 0 && !hasCapitals(wanted, units, start, token, numbers)) continue;
        if (wanted !== UNUSUAL && (depth <= compared || this.#hasLetters(phrase, units, start, end))) {
          if (depth > compared) compared = depth;
          found.add(start + base, end + base, phrase);
        } else {
          const verified = verify(this.#trie, phrase, units, start, length);
          if (verified >= 0) found.addInOrder(firstHit, start + base, verified + base, phrase);
        }
      }
    }
  }

  /** Whether `units[start, end)` are the letters and the spaces of a phrase, whatever their case. */
  #hasLetters(phrase: number, units: Uint16Array, start: number, end: number): boolean {
    const { bytes, offsets } = this.#trie;
    const shift = offsets[phrase]! - start;
    if (offsets[phrase + 1]! - shift !== end) return false;
    for (let i = start; i < end; i++) if (byteOf(unitTraits[units[i]!]!) !== bytes[i + shift]) return false;
    return true;
  }

  #reserveWalks(count: number): void {
    if (count <= this.#walks.length) return;
    this.#walks = new Int32Array(count * 2);
    this.#paths = new Int32Array(count * 2);
    this.#last = new Int32Array(count * 2);
  }

  #reserveArrivals(length: number): void {
    if (length <= this.#arrivals.length) return;
    const larger = new Int32Array(length * 2);
    larger.set(this.#arrivals);
    this.#arrivals = larger;
  }
}

/** Where a syllable starts: with the first letter after the one before it. */
function syllableStart(token: number, numbers: Int32Array, units: Uint16Array): number {
  let start = token === 0 ? 0 : numbers[token * TOKEN - 1]! >>> 1;
  while (unitTraits[units[start]!]! >= 0) start++;
  return start;
}

/** Whether syllables begin with capitals where `wanted` has bits (`capitalsOf`). The first one is `token`, at `start`. */
function hasCapitals(wanted: number, units: Uint16Array, start: number, token: number, numbers: Int32Array): boolean {
  if (wanted & 1 && capitalTable[units[start]!] === 0) return false;
  for (let rest = wanted >>> 1, at = token + 1; rest !== 0; rest >>>= 1, at++) {
    if (rest & 1 && capitalTable[units[syllableStart(at, numbers, units)]!] === 0) return false;
  }
  return true;
}
