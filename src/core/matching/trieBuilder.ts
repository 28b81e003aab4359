import { BeginningFilter, filteredSyllables } from './filters.js';
import { UNUSUAL } from './phraseTraits.js';
import type { PhraseSyllables } from './phraseSyllables.js';
import { extendPath } from './syllableHash.js';

/** What is noted of a node, besides its first entry + 1, or of an alias the index of the path that it stands for, × 4. */
export const LEADS_ON = 1;
export const IS_ALIAS = 2;
export const TARGET_SHIFT = 2;

/** Numbers per node, and per entry. */
export const NODE = 2;
export const ENTRY = 3;

/** Builds the tables of `PhraseTrie`. */
export class TrieBuilder {
  readonly beginnings: BeginningFilter;
  readonly #syllables: PhraseSyllables;
  /** As in `PhraseTrie`. */
  #nodes = new Int32Array(64 * NODE);
  #nodeShift = 32 - 6;
  #count = 0;
  /** Of each node the syllable that it was made for + 1; 0 where there is none. */
  #lastSyllables = new Int32Array(64);
  readonly #aliases: number[] = [];
  #entries: Int32Array;
  #entryCount = 0;

  constructor(syllables: PhraseSyllables) {
    this.#syllables = syllables;
    this.beginnings = new BeginningFilter(syllables.first.length - 1);
    this.#entries = new Int32Array((syllables.first.length - 1) * ENTRY);
  }

  get tables(): { nodes: Int32Array; nodeShift: number; aliases: Int32Array; entries: Int32Array } {
    return { nodes: this.#nodes, nodeShift: this.#nodeShift, aliases: Int32Array.from(this.#aliases), entries: this.#entries.slice(0, this.#entryCount * ENTRY) };
  }

  /**
   * Adds a phrase that has syllables, before those that have the same.
   *
   * All phrases at a node whose capitals are compared have the letters of all such phrases that go on from there, so that
   * one comparison does for them: a phrase that comes to a node by other letters, as hashes are the same by accident, is
   * `UNUSUAL`, that is, always compared for itself.
   */
  insert(phrase: number): void {
    const { first, hashes, punctuated } = this.#syllables;
    const start = first[phrase]!;
    const end = first[phrase + 1]!;
    const head = Math.min(start + filteredSyllables, end);
    let capitals = this.#syllables.capitals[phrase]!;
    let beginning = extendPath(0, hashes[start]!, 0);
    let slot = this.#node(beginning, start);
    if (!this.#sameLetters(slot, start, start + 1)) capitals = UNUSUAL;
    for (let next = start + 1; next < head; next++) {
      this.#nodes[slot * NODE + 1]! |= LEADS_ON;
      beginning = extendPath(beginning, hashes[next]!, punctuated[next]!);
      slot = this.#node(beginning, next);
      if (!this.#sameLetters(slot, start, next + 1)) capitals = UNUSUAL;
    }
    const path = this.#nodes[slot * NODE]!;
    this.#goOn(phrase, head, end, slot, capitals);
    this.beginnings.add(beginning);
    this.#addSpellings(phrase, start, head, 0, beginning, path);
  }

  /** Adds the rest of a phrase, from the syllable `next` on and from the node in the slot `from`, and its entry. */
  #goOn(phrase: number, next: number, end: number, from: number, capitals: number): void {
    const { hashes, otherHashes, punctuated } = this.#syllables;
    let slot = from;
    for (; next < end; next++) {
      this.#nodes[slot * NODE + 1]! |= LEADS_ON;
      const before = this.#nodes[slot * NODE]!;
      slot = this.#node(extendPath(before, hashes[next]!, punctuated[next]!), next);
      if (!this.#sameLetters(slot, next, next + 1)) capitals = UNUSUAL;
      if (otherHashes[next] === hashes[next]) continue;
      const path = this.#nodes[slot * NODE]!;
      this.#addAlias(phrase, next + 1, end, extendPath(before, otherHashes[next]!, punctuated[next]!), path);
      slot = this.#slotOf(path);
    }
    this.#addEntry(phrase, slot, capitals);
  }

  /** Adds the other spellings of the beginning of a phrase, of which the syllables up to `next` are spelt as `path` says. */
  #addSpellings(phrase: number, next: number, head: number, path: number, beginning: number, target: number): void {
    const { first, hashes, otherHashes, punctuated } = this.#syllables;
    if (next === head) {
      if (path === beginning) return;
      this.beginnings.add(path);
      this.#addAlias(phrase, head, first[phrase + 1]!, path, target);
      return;
    }
    this.#addSpellings(phrase, next + 1, head, extendPath(path, hashes[next]!, punctuated[next]!), beginning, target);
    if (otherHashes[next] !== hashes[next]) this.#addSpellings(phrase, next + 1, head, extendPath(path, otherHashes[next]!, punctuated[next]!), beginning, target);
  }

  /** Makes an alias of the path `target`, from where the phrase goes on with `next`. */
  #addAlias(phrase: number, next: number, end: number, path: number, target: number): void {
    if (this.#lastSyllables[this.#slotOf(path)] === 0) {
      this.#add(path, ((this.#aliases.push(target) - 1) << TARGET_SHIFT) | IS_ALIAS, next - 1);
      return;
    }
    // Where other syllables have the path by accident, go on from there too.
    const elsewhere = this.#node(path, next - 1);
    if (this.#nodes[elsewhere * NODE] !== target) this.#goOn(phrase, next, end, elsewhere, UNUSUAL);
  }

  /** The slot of the node of a path; it is made, by the phrase with that last syllable, if there is none. That of an alias is the one that it stands for. */
  #node(path: number, syllable: number): number {
    const slot = this.#slotOf(path);
    if (this.#lastSyllables[slot] === 0) return this.#add(path, 0, syllable);
    const notes = this.#nodes[slot * NODE + 1]!;
    return notes & IS_ALIAS ? this.#slotOf(this.#aliases[notes >>> TARGET_SHIFT]!) : slot;
  }

  #add(path: number, notes: number, syllable: number): number {
    if (++this.#count * 3 > this.#lastSyllables.length * 2) this.#grow();
    const slot = this.#slotOf(path);
    this.#nodes[slot * NODE] = path;
    this.#nodes[slot * NODE + 1] = notes;
    this.#lastSyllables[slot] = syllable + 1;
    return slot;
  }

  #grow(): void {
    const [nodes, lastSyllables] = [this.#nodes, this.#lastSyllables];
    this.#nodes = new Int32Array(nodes.length * 2);
    this.#lastSyllables = new Int32Array(lastSyllables.length * 2);
    this.#nodeShift--;
    for (let old = 0; old < lastSyllables.length; old++) {
      if (lastSyllables[old] === 0) continue;
      const slot = this.#slotOf(nodes[old * NODE]!);
      this.#nodes[slot * NODE] = nodes[old * NODE]!;
      this.#nodes[slot * NODE + 1] = nodes[old * NODE + 1]!;
      this.#lastSyllables[slot] = lastSyllables[old]!;
    }
  }

  /** Where the path is, or where it would be. */
  #slotOf(path: number): number {
    const mask = this.#lastSyllables.length - 1;
    let slot = path >>> this.#nodeShift;
    while (this.#lastSyllables[slot] !== 0 && this.#nodes[slot * NODE] !== path) slot = (slot + 1) & mask;
    return slot;
  }

  /** Whether the syllables `[first, end)` have the letters of as many by which the node was made. */
  #sameLetters(slot: number, first: number, end: number): boolean {
    const { starts, ends, bytes } = this.#syllables;
    const made = this.#lastSyllables[slot]!; // the end of those
    const shift = starts[first]! - starts[made - end + first]!;
    if (ends[made - 1]! + shift !== ends[end - 1]!) return false;
    for (let i = starts[first]!; i < ends[end - 1]!; i++) if (bytes[i] !== bytes[i - shift]) return false;
    return true;
  }

  #addEntry(phrase: number, slot: number, capitals: number): void {
    const at = this.#entryCount * ENTRY;
    if (at === this.#entries.length) {
      const larger = new Int32Array(at * 2);
      larger.set(this.#entries);
      this.#entries = larger;
    }
    const notes = this.#nodes[slot * NODE + 1]!;
    this.#entries[at] = phrase;
    this.#entries[at + 1] = capitals;
    this.#entries[at + 2] = notes >>> TARGET_SHIFT;
    this.#nodes[slot * NODE + 1] = (++this.#entryCount << TARGET_SHIFT) | (notes & LEADS_ON);
  }
}
