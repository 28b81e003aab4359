import { composeText, writeCanonical } from '../text/fold.js';
import { LETTER, unitClass } from '../text/unitTables.js';
import { trimSpan } from '../text/words.js';
import { PairFilter, SyllableFilter } from './filters.js';
import { PhraseSyllables } from './phraseSyllables.js';

/** The node that every phrase starts from. */
export const ROOT = 0;

/** Numbers per slot of the edge table. */
export const SLOT = 4;

/**
 * Phrases as a trie over syllables, in typed arrays.
 *
 * An edge leads on from a node by the hash of a syllable and of the gap before it. A syllable with two places for its
 * tone mark (`hòa`, `hoà`) has two edges to the same node, so that the text need not be changed for it. Syllables that
 * share a hash by accident share an edge: a node only says which phrases may end there, and the letters decide.
 */
export class PhraseTrie {
  /** Canonical keys of the phrases, one after the other. */
  readonly units: Uint16Array;
  /** Where each phrase starts in `units`, and where the last one ends. */
  readonly offsets: Int32Array;
  /**
   * Open-addressed; of each edge its parent, its key, its child × 2 (+ 1 if edges lead on from the child), and the first
   * entry of the child + 1 (0 if it has none). A slot without child is empty.
   */
  readonly edges: Int32Array;
  /** Number of slots, a power of two, less one. */
  readonly edgeMask: number;
  /** Entries, the phrases of the nodes, as linked lists: the phrase, and the next entry + 1. */
  readonly entryPhrase: Int32Array;
  readonly entryNext: Int32Array;
  readonly pairs: PairFilter;
  /** First syllables of phrases of one syllable; undefined where there are none. */
  readonly singles: SyllableFilter | undefined;
  /** Syllables of the longest phrase. */
  readonly maxSyllables: number;

  constructor(phrases: readonly string[]) {
    const texts = phrases.map(comparablePart);
    this.units = new Uint16Array(texts.reduce((sum, text) => sum + text.length, 0));
    this.offsets = new Int32Array(phrases.length + 1);
    for (const [phrase, text] of texts.entries()) this.offsets[phrase + 1] = writeCanonical(text, this.units, this.offsets[phrase]!);
    this.units = this.units.slice(0, this.offsets[phrases.length]);

    const syllables = new PhraseSyllables(this.units, this.offsets);
    this.maxSyllables = syllables.longest;
    this.pairs = new PairFilter(phrases.length);
    const builder = new TrieBuilder(syllables);
    let singles: SyllableFilter | undefined;
    for (let phrase = 0; phrase < phrases.length; phrase++) {
      const first = syllables.first[phrase]!;
      const count = syllables.first[phrase + 1]! - first;
      if (count === 0) continue;
      builder.insert(phrase);
      for (const syllable of spellings(syllables, first)) {
        if (count === 1) (singles ??= new SyllableFilter()).add(syllable);
        else for (const second of spellings(syllables, first + 1)) this.pairs.add(syllable, second, syllables.gaps[first + 1] !== 0);
      }
    }
    this.singles = singles;
    this.edges = builder.finish();
    this.edgeMask = this.edges.length / SLOT - 1;
    this.entryPhrase = Int32Array.from(builder.entryPhrase);
    this.entryNext = Int32Array.from(builder.entryNext);
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
    const arrays = [this.units, this.offsets, this.edges, this.entryPhrase, this.entryNext, this.pairs.bits];
    return arrays.reduce((sum, array) => sum + array.byteLength, 0);
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

class TrieBuilder {
  readonly #syllables: PhraseSyllables;
  readonly #edges: Int32Array;
  readonly #mask: number;
  #nodes = 1;
  /** Of each node, whether edges lead on from it, and its first entry + 1. */
  readonly #leadsOn: Uint8Array;
  readonly #firstEntry: Int32Array;
  readonly entryPhrase: number[] = [];
  readonly entryNext: number[] = [];

  constructor(syllables: PhraseSyllables) {
    this.#syllables = syllables;
    const { hashes, otherHashes } = syllables;
    const count = syllables.first.at(-1)!;
    let edges = count;
    for (let i = 0; i < count; i++) if (hashes[i] !== otherHashes[i]) edges++;
    let slots = 64;
    while (slots < edges * 1.6) slots *= 2;
    this.#edges = new Int32Array(slots * SLOT);
    this.#mask = slots - 1;
    this.#leadsOn = new Uint8Array(count + 1);
    this.#firstEntry = new Int32Array(count + 1);
  }

  insert(phrase: number): void {
    const { first } = this.#syllables;
    this.#insertFrom(phrase, first[phrase]!, first[phrase + 1]!, ROOT);
  }

  /** The edge table, completed. */
  finish(): Int32Array {
    const edges = this.#edges;
    for (let slot = 0; slot < edges.length; slot += SLOT) {
      const child = edges[slot + 2]!;
      if (child === 0) continue;
      edges[slot + 2] = child * 2 + this.#leadsOn[child]!;
      edges[slot + 3] = this.#firstEntry[child]!;
    }
    return edges;
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
    this.entryPhrase.push(phrase);
    this.entryNext.push(this.#firstEntry[node]!);
    this.#firstEntry[node] = this.entryPhrase.length;
  }

  /** The node to which the edge leads; if there is none yet it is made, to `target`, or to a new node if that is 0. */
  #child(parent: number, key: number, target: number): number {
    const edges = this.#edges;
    let index = firstSlot(parent, key, this.#mask);
    for (;;) {
      const slot = index * SLOT;
      const child = edges[slot + 2]!;
      if (child === 0) break;
      if (edges[slot] === parent && edges[slot + 1] === key) return child;
      index = (index + 1) & this.#mask;
    }
    const child = target || this.#nodes++;
    edges.set([parent, key, child], index * SLOT);
    this.#leadsOn[parent] = 1;
    return child;
  }
}
