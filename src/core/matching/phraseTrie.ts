import { composeText, writeCanonical } from '../text/fold.js';
import { LETTER, unitClass } from '../text/unitTables.js';
import { trimSpan } from '../text/words.js';
import { PairFilter, SyllableFilter } from './filters.js';
import type { KnownSyllables } from './knownSyllables.js';
import { PhraseSyllables } from './phraseSyllables.js';
import { capitalsOf, UNUSUAL } from './phraseTraits.js';

/** The node that every phrase starts from. The others are numbered by the slots of the edges that lead to them, + 1. */
export const ROOT = 0;

/** What is noted of an edge, below its parent × 8. An edge has one of the first two at least. */
export const LEADS_ON = 1;
export const HAS_ENTRY = 2;
/** The edge is another spelling of one that leads to the same node. */
export const IS_ALIAS = 4;
export const PARENT_SHIFT = 3;

/** Numbers per entry. */
export const ENTRY = 3;

/**
 * Phrases as a trie over syllables, in typed arrays.
 *
 * An edge leads on from a node by the hash of a syllable and of the gap before it. A syllable with two places for its
 * tone mark (`hòa`, `hoà`) has two edges to the same node, so that the text need not be changed for it. Syllables that
 * share a hash by accident share an edge: a node only says which phrases may end there. Their syllables and the capitals
 * they begin with decide (`walks.ts`), or where that is not enough their letters.
 */
export class PhraseTrie {
  /** Canonical keys of the phrases, one after the other. */
  readonly units: Uint16Array;
  /** Where each phrase starts in `units`, and where the last one ends. */
  readonly offsets: Int32Array;
  /** Open-addressed, two numbers per slot: the key of the edge, and its parent with the notes above; 0 where there is none. */
  readonly edges: Int32Array;
  /** Of the edges with an entry the first one + 1; of an alias the slot of the edge that it is another spelling of. */
  readonly targets: Int32Array;
  /** Number of slots, a power of two, less one. */
  readonly edgeMask: number;
  /** The phrases of the nodes as linked lists: of each entry the phrase, its capitals (`capitalsOf`), and the next entry + 1. */
  readonly entries: Int32Array;
  /** The syllables of the phrases. */
  readonly known: KnownSyllables;
  readonly pairs: PairFilter;
  readonly singles = new SyllableFilter();
  /** Syllables of the longest phrase. */
  readonly maxSyllables: number;

  constructor(phrases: readonly string[]) {
    const texts = phrases.map(comparablePart);
    this.units = new Uint16Array(texts.reduce((sum, text) => sum + text.length, 0));
    this.offsets = new Int32Array(phrases.length + 1);
    for (let phrase = 0; phrase < texts.length; phrase++) this.offsets[phrase + 1] = writeCanonical(texts[phrase]!, this.units, this.offsets[phrase]!);
    this.units = this.units.slice(0, this.offsets[phrases.length]);

    const syllables = new PhraseSyllables(this.units, this.offsets);
    this.maxSyllables = syllables.longest;
    this.pairs = new PairFilter(phrases.length);
    const builder = new TrieBuilder(syllables, (phrase) =>
      syllables.isAmbiguous(phrase) ? UNUSUAL : capitalsOf(this.units, this.offsets[phrase]!, this.offsets[phrase + 1]!),
    );
    for (let phrase = 0; phrase < phrases.length; phrase++) {
      const first = syllables.first[phrase]!;
      const count = syllables.first[phrase + 1]! - first;
      if (count === 0) continue;
      builder.insert(phrase);
      this.#addToFilters(syllables, first, count, syllables.hashes[first]!);
      if (syllables.otherHashes[first] !== syllables.hashes[first]) this.#addToFilters(syllables, first, count, syllables.otherHashes[first]!);
    }
    ({ edges: this.edges, targets: this.targets, entries: this.entries } = builder.finish());
    this.edgeMask = this.targets.length - 1;
    this.known = syllables.known;
  }

  /** Adds a phrase of which the first syllable is spelt so. */
  #addToFilters({ hashes, otherHashes, gaps }: PhraseSyllables, first: number, count: number, spelling: number): void {
    if (count === 1) {
      this.singles.add(spelling);
      return;
    }
    const [second, other] = [hashes[first + 1]!, otherHashes[first + 1]!];
    const punctuated = gaps[first + 1] !== 0;
    this.pairs.add(spelling, second, punctuated);
    if (other !== second) this.pairs.add(spelling, other, punctuated);
  }

  /** Hashes of the syllables that phrases of several syllables start and end with, in every spelling. */
  edgeSyllables(): { readonly first: ReadonlySet<number>; readonly last: ReadonlySet<number> } {
    const syllables = new PhraseSyllables(this.units, this.offsets);
    const edges = { first: new Set<number>(), last: new Set<number>() };
    for (let phrase = 0; phrase + 1 < this.offsets.length; phrase++) {
      const [first, last] = [syllables.first[phrase]!, syllables.first[phrase + 1]! - 1];
      if (first >= last) continue;
      for (const syllable of spellings(syllables, first)) edges.first.add(syllable);
      for (const syllable of spellings(syllables, last)) edges.last.add(syllable);
    }
    return edges;
  }

  get byteLength(): number {
    const tables = [this.units, this.offsets, this.edges, this.targets, this.entries, this.known, this.pairs.bits, this.singles.bits];
    return tables.reduce((sum, table) => sum + table.byteLength, 0);
  }
}

/** The slot of the edge table where looking for an edge begins; on from there until it or an empty one is found. */
export function firstSlot(parent: number, key: number, mask: number): number {
  const bits = Math.imul(parent ^ (key >>> 16), 0x85ebca6b) ^ key;
  return (Math.imul(bits ^ (bits >>> 15), 0x9e3779b1) >>> 7) & mask;
}

/** A phrase without what cannot be at the edge of a mention, composed; it starts with a letter, or is empty. */
function comparablePart(phrase: string): string {
  const { start, end } = trimSpan(phrase, { start: 0, end: phrase.length });
  const composed = composeText(phrase.slice(start, end));
  let at = 0;
  while (at < composed.length && unitClass[composed.charCodeAt(at)]! < LETTER) at++;
  return at === 0 ? composed : composed.slice(at);
}

function spellings({ hashes, otherHashes }: PhraseSyllables, syllable: number): readonly number[] {
  const [hash, other] = [hashes[syllable]!, otherHashes[syllable]!];
  return hash === other ? [hash] : [hash, other];
}

/** Builds a trie with nodes that are numbered as they come, and writes it as the tables of `PhraseTrie`. */
class TrieBuilder {
  readonly #syllables: PhraseSyllables;
  readonly #capitalsOf: (phrase: number) => number;
  /** Open-addressed: of each edge its number + 1 and its key. Edges are numbered as they come, parents before children. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #parents: Int32Array;
  readonly #keys: Int32Array;
  readonly #children: Int32Array;
  #edgeCount = 0;
  /** Of each node the edge that it was made for, whether edges lead on from it, and its first entry + 1. */
  readonly #edgeOf: Int32Array;
  readonly #leadsOn: Uint8Array;
  readonly #firstEntry: Int32Array;
  #nodeCount = 1;
  #entries: Int32Array;
  #entryCount = 0;

  constructor(syllables: PhraseSyllables, capitalsOf: (phrase: number) => number) {
    this.#syllables = syllables;
    this.#capitalsOf = capitalsOf;
    const { hashes, otherHashes } = syllables;
    const count = syllables.first.at(-1)!;
    let edges = count;
    for (let i = 0; i < count; i++) if (hashes[i] !== otherHashes[i]) edges++;
    this.#mask = slotsFor(edges) - 1;
    this.#slots = new Int32Array((this.#mask + 1) * 2);
    this.#parents = new Int32Array(edges);
    this.#keys = new Int32Array(edges);
    this.#children = new Int32Array(edges);
    this.#edgeOf = new Int32Array(edges + 1);
    this.#leadsOn = new Uint8Array(edges + 1);
    this.#firstEntry = new Int32Array(edges + 1);
    this.#entries = new Int32Array((syllables.first.length - 1) * ENTRY);
  }

  insert(phrase: number): void {
    const { first } = this.#syllables;
    this.#insertFrom(phrase, first[phrase]!, first[phrase + 1]!, ROOT);
  }

  finish(): { edges: Int32Array; targets: Int32Array; entries: Int32Array } {
    const slots = slotsFor(this.#edgeCount);
    const edges = new Int32Array(slots * 2);
    const targets = new Int32Array(slots);
    /** The slots of the edges that nodes were made for. */
    const slotOf = new Int32Array(this.#nodeCount);
    for (let edge = 0; edge < this.#edgeCount; edge++) {
      const [parent, child] = [this.#parents[edge]!, this.#children[edge]!];
      const node = parent === ROOT ? ROOT : slotOf[parent]! + 1;
      const key = this.#keys[edge]!;
      let slot = firstSlot(node, key, slots - 1);
      while (edges[slot * 2 + 1] !== 0) slot = (slot + 1) & (slots - 1);
      edges[slot * 2] = key;
      let notes = this.#leadsOn[child]! * LEADS_ON;
      if (this.#edgeOf[child] === edge) {
        slotOf[child] = slot;
        if (this.#firstEntry[child] !== 0) notes |= HAS_ENTRY;
        targets[slot] = this.#firstEntry[child]!;
      } else {
        notes |= IS_ALIAS;
        targets[slot] = slotOf[child]!;
      }
      edges[slot * 2 + 1] = (node << PARENT_SHIFT) | notes;
    }
    return { edges, targets, entries: this.#entries.slice(0, this.#entryCount * ENTRY) };
  }

  #insertFrom(phrase: number, syllable: number, end: number, from: number): void {
    const { hashes, otherHashes, gaps } = this.#syllables;
    let node = from;
    for (; syllable < end; syllable++) {
      const gap = gaps[syllable]!;
      const [hash, other] = [hashes[syllable]!, otherHashes[syllable]!];
      const child = this.#child(node, hash ^ gap, 0);
      // The other spelling may share its hash with another syllable, and so lead elsewhere: then go on from there too.
      const elsewhere = other === hash ? child : this.#child(node, other ^ gap, child);
      if (elsewhere !== child) this.#insertFrom(phrase, syllable + 1, end, elsewhere);
      node = child;
    }
    this.#addEntry(phrase, node);
  }

  #addEntry(phrase: number, node: number): void {
    const at = this.#entryCount * ENTRY;
    if (at === this.#entries.length) {
      const larger = new Int32Array(at * 2);
      larger.set(this.#entries);
      this.#entries = larger;
    }
    this.#entries[at] = phrase;
    this.#entries[at + 1] = this.#capitalsOf(phrase);
    this.#entries[at + 2] = this.#firstEntry[node]!;
    this.#firstEntry[node] = ++this.#entryCount;
  }

  /** The node to which the edge leads; if there is none yet it is made, to `target`, or to a new node if that is 0. */
  #child(parent: number, key: number, target: number): number {
    const [slots, parents] = [this.#slots, this.#parents];
    let slot = firstSlot(parent, key, this.#mask);
    for (let known = slots[slot * 2]!; known !== 0; known = slots[slot * 2]!) {
      if (slots[slot * 2 + 1] === key && parents[known - 1] === parent) return this.#children[known - 1]!;
      slot = (slot + 1) & this.#mask;
    }
    const edge = this.#edgeCount++;
    const child = target || this.#nodeCount++;
    if (target === 0) this.#edgeOf[child] = edge;
    slots[slot * 2] = edge + 1;
    slots[slot * 2 + 1] = key;
    parents[edge] = parent;
    this.#keys[edge] = key;
    this.#children[edge] = child;
    this.#leadsOn[parent] = 1;
    return child;
  }
}

/** How many slots a table for so many edges gets: a third to two thirds of them are taken. */
function slotsFor(edges: number): number {
  let slots = 64;
  while (slots < edges * 1.5) slots *= 2;
  return slots;
}
