import { ROOT, trie } from './phraseTrie.js';
import { gapEnd, lettersEnd } from './scan.js';
import { endOf, goesOn, HYPHEN, isGapAfter, isHyphenAfter, isMixed, NOWHERE, notePhrases, numberOf, phrasesOf, syllableAt } from './syllables.js';
import { vocabulary } from './vocabulary.js';

const hyphen = vocabulary.add(HYPHEN);

/** All phrases of one of the `heads` and one of the `tails`, for a set; both separated by commas. */
export function eachWithEach(heads: string, tails: string): string {
  return heads.split(',').flatMap((head) => tails.split(',').map((tail) => `${head.trim()} ${tail.trim()}`)).join(',');
}

/** The first words of phrases, for a set: without what follows their letters (`km2`, `TP\\.?`, `ki-lô-mét`). */
export function firstWords(phrases: string): string {
  return phrases.split(',').map((phrase) => /\p{L}+/u.exec(phrase)![0]).join(',');
}

/** A set of phrases, looked up syllable by syllable; case and the kind of white space do not matter. */
export class PhraseSet {
  readonly #phrases: string[] = [];
  /** The nodes at which its phrases end. */
  readonly #ends = new Set<number>();
  /** Of each node, how many syllables the longest of its phrases has that the way from the root passes; 0 without one. */
  #depths = new Uint8Array(0);

  /** `phrases` are separated by commas; those of other sets may be given with them. */
  constructor(phrases: string, ...others: readonly PhraseSet[]) {
    for (const phrase of [...phrases.split(','), ...others.flatMap((other) => other.#phrases)]) {
      this.#phrases.push(phrase);
      this.#ends.add(trie.add(phrase.trim().toLowerCase().split(/ |(-)/).filter(Boolean), HYPHEN));
    }
  }

  /** The numbers in the vocabulary of the syllables that its phrases begin with. */
  firstSyllables(): ReadonlySet<number> {
    const first = (node: number): number => (trie.parents[node] === ROOT ? trie.syllableOf(node) : first(trie.parents[node]!));
    return new Set([...this.#ends].map(first));
  }

  /** The end of the longest phrase that begins at the offset. */
  endAt(text: string, at: number): number | undefined {
    const index = syllableAt(text, at);
    if (index === NOWHERE) return this.#endInUnread(text, at);
    const syllables = this.syllablesTo(phrasesAt(index));
    return syllables === 0 ? undefined : endOf(index + syllables - 1);
  }

  /** Whether one of its phrases begins at the offset, or what expressions that ignore case may take for one. */
  mayBeginAt(text: string, at: number): boolean {
    const index = syllableAt(text, at);
    return index === NOWHERE || this.syllablesTo(phrasesAt(index)) > 0 || isMixed(index);
  }

  /** How many syllables the longest of its phrases has that ends on the way to a node; 0 without one. */
  syllablesTo(node: number): number {
    // Sets may be made after this one was asked for the first time.
    if (node >= this.#depths.length) this.#depths = this.#passed();
    return this.#depths[node]!;
  }

  /** Whether one of its phrases goes on from a node. */
  goesOnFrom(node: number): boolean {
    for (const below of trie.below(node)) if (this.#ends.has(below)) return true;
    return false;
  }

  #passed(): Uint8Array<ArrayBuffer> {
    const depths = new Uint8Array(trie.size);
    for (let node = ROOT + 1; node < depths.length; node++) depths[node] = this.#ends.has(node) ? trie.depths[node]! : depths[trie.parents[node]!]!;
    return depths;
  }

  /** The same in a text that is not the one that was read last. */
  #endInUnread(text: string, at: number): number | undefined {
    let longest: number | undefined;
    let end = lettersEnd(text, at);
    for (let node = trie.child(ROOT, vocabulary.numberAt(text, at, end)); node !== ROOT; ) {
      if (this.#ends.has(node)) longest = end;
      const joined = text[end] === HYPHEN ? trie.child(node, hyphen) : ROOT;
      const start = joined === ROOT ? gapEnd(text, end) : end + 1;
      if (start === undefined) break;
      end = lettersEnd(text, start);
      node = trie.child(joined || node, vocabulary.numberAt(text, start, end));
    }
    return longest;
  }
}

/** The node that the syllables lead to from the one with the index on, as far as they are some phrase's. */
export function phrasesAt(index: number): number {
  const known = phrasesOf(index);
  if (known !== 0) return known - 1;
  const node = walk(index);
  notePhrases(index, node + 1);
  return node;
}

function walk(index: number): number {
  if (goesOn(index)) return ROOT;
  let node = trie.child(ROOT, numberOf(index));
  for (let last = index; node !== ROOT && trie.hasChildren(node); last++) {
    const isGap = isGapAfter(last);
    const from = isGap ? node : isHyphenAfter(last) ? trie.child(node, hyphen) : ROOT;
    if (from === ROOT || goesOn(last + 1)) break;
    const next = trie.child(from, numberOf(last + 1));
    if (next === ROOT) break;
    node = next;
  }
  return node;
}
