import { composeText, writeCanonical } from '../text/fold.js';
import { LETTER, unitClass } from '../text/unitTables.js';
import { trimSpan } from '../text/words.js';
import type { BeginningFilter } from './filters.js';
import { PhraseSyllables } from './phraseSyllables.js';
import { pairOf } from './syllableHash.js';
import { TrieBuilder } from './trieBuilder.js';

/**
 * Phrases as a trie over syllables, in typed arrays.
 *
 * A node is known by the hash of the syllables that lead to it, its path, so that it is found without those before it. A
 * syllable with two places for its tone mark (`hòa`, `hoà`) has two paths, of which one is an alias of the other, so that
 * the text need not be changed for it. A node only says which phrases may end there: whether one does, its letters and
 * capitals decide (`walks.ts`).
 */
export class PhraseTrie {
  /** Canonical keys of the phrases, one after the other. */
  readonly units: Uint16Array;
  /** The bytes of these (`syllableHash.ts`). */
  readonly bytes: Uint8Array;
  /** Where each phrase starts in these, and where the last one ends. */
  readonly offsets: Int32Array;
  /** The nodes, open-addressed, two numbers per slot: the path, and what `trieBuilder.ts` notes of it; 0 where there is none. */
  readonly nodes: Int32Array;
  /** How far to shift a path to the right, to get the slot where looking for it begins. */
  readonly nodeShift: number;
  /** The paths that aliases stand for. */
  readonly aliases: Int32Array;
  /** The phrases of the nodes as linked lists: of each entry the phrase, its capitals (`capitalsOf`), and the next entry + 1. */
  readonly entries: Int32Array;
  readonly beginnings: BeginningFilter;
  /** Syllables of the longest phrase. */
  readonly maxSyllables: number;
  /** Bytes of the arrays. */
  readonly byteLength: number;

  constructor(phrases: readonly string[]) {
    const texts = phrases.map(comparablePart);
    this.units = new Uint16Array(texts.reduce((sum, text) => sum + text.length, 0));
    this.offsets = new Int32Array(phrases.length + 1);
    for (let phrase = 0; phrase < texts.length; phrase++) this.offsets[phrase + 1] = writeCanonical(texts[phrase]!, this.units, this.offsets[phrase]!);
    this.units = this.units.slice(0, this.offsets[phrases.length]);

    const syllables = new PhraseSyllables(this.units, this.offsets);
    this.bytes = syllables.bytes;
    this.maxSyllables = syllables.longest;
    const builder = new TrieBuilder(syllables);
    // From the last one on, as each is put before the others at its node: hits come in the order of phrases.
    for (let phrase = phrases.length - 1; phrase >= 0; phrase--) if (syllables.first[phrase]! < syllables.first[phrase + 1]!) builder.insert(phrase);
    this.beginnings = builder.beginnings;
    ({ nodes: this.nodes, nodeShift: this.nodeShift, aliases: this.aliases, entries: this.entries } = builder.tables);
    const tables = [this.units, this.bytes, this.offsets, this.nodes, this.aliases, this.entries, this.beginnings.bits];
    this.byteLength = tables.reduce((sum, table) => sum + table.byteLength, 0);
  }

  /** Hashes of the two syllables (`pairOf`) that phrases of several syllables start with, and of those that they end with, in every spelling. */
  edgePairs(): { readonly first: ReadonlySet<number>; readonly last: ReadonlySet<number> } {
    const syllables = new PhraseSyllables(this.units, this.offsets);
    const edges = { first: new Set<number>(), last: new Set<number>() };
    const add = (pairs: Set<number>, syllable: number) => {
      for (const one of syllables.spellings(syllable)) for (const other of syllables.spellings(syllable + 1)) pairs.add(pairOf(one, other));
    };
    for (let phrase = 0; phrase + 1 < this.offsets.length; phrase++) {
      const [first, last] = [syllables.first[phrase]!, syllables.first[phrase + 1]! - 1];
      if (first >= last) continue;
      add(edges.first, first);
      add(edges.last, last - 1);
    }
    return edges;
  }
}

/** A phrase without what cannot be at the edge of a mention, composed; it starts with a letter, or is empty. */
function comparablePart(phrase: string): string {
  if (isLetter(phrase, 0) && isLetter(phrase, phrase.length - 1)) return composeText(phrase);
  const { start, end } = trimSpan(phrase, { start: 0, end: phrase.length });
  const composed = composeText(phrase.slice(start, end));
  let at = 0;
  while (at < composed.length && unitClass[composed.charCodeAt(at)]! < LETTER) at++;
  return at === 0 ? composed : composed.slice(at);
}

function isLetter(text: string, i: number): boolean {
  return unitClass[text.charCodeAt(i)] === LETTER;
}
