import { gapEnd } from './scan.js';
import { lengthOf, lettersAt, numberOf } from './syllables.js';
import { UNKNOWN, vocabulary } from './vocabulary.js';

/** A syllable of phrases: where they go on, and whether one ends here. */
interface Node {
  /** By the number of the syllable. */
  readonly next: Map<number, Node>;
  isEnd: boolean;
}

const newNode = (): Node => ({ next: new Map(), isEnd: false });

/** Joins syllables of one word (`Cam-pu-chia`). */
const HYPHEN = '-';
const hyphen = vocabulary.add(HYPHEN);

/** A set of phrases, looked up syllable by syllable; case and the kind of white space do not matter. */
export class PhraseSet {
  /** Of each syllable that phrases begin with, by its number. */
  readonly #first: (Node | undefined)[] = [];
  readonly #firstSyllables = new Set<string>();
  readonly #phrases: string[] = [];

  /** `phrases` are separated by commas; those of other sets may be given with them. */
  constructor(phrases: string, ...others: readonly PhraseSet[]) {
    for (const phrase of [...phrases.split(','), ...others.flatMap((other) => other.#phrases)]) {
      this.#phrases.push(phrase);
      const [first, ...following] = phrase.trim().toLowerCase().split(/ |(-)/).filter(Boolean);
      this.#firstSyllables.add(first!);
      const number = vocabulary.add(first!);
      while (this.#first.length <= number) this.#first.push(undefined);
      let node = (this.#first[number] ??= newNode());
      for (const syllable of following) {
        const known = node.next.get(vocabulary.add(syllable)) ?? newNode();
        node.next.set(vocabulary.add(syllable), known);
        node = known;
      }
      node.isEnd = true;
    }
  }

  /** The first syllables of the phrases, in lower case. */
  firstSyllables(): string[] {
    return [...this.#firstSyllables];
  }

  /** The end of the longest phrase that begins at the offset. */
  endAt(text: string, at: number): number | undefined {
    const letters = lettersAt(text, at);
    const number = numberOf(letters);
    let node = number < this.#first.length ? this.#first[number] : undefined;
    let end = at + lengthOf(letters);
    let longest: number | undefined;
    while (node) {
      if (node.isEnd) longest = end;
      if (node.next.size === 0) break;
      const joined: Node | undefined = text[end] === HYPHEN ? node.next.get(hyphen) : undefined;
      const start = joined ? end + 1 : gapEnd(text, end);
      if (start === undefined) break;
      const following = lettersAt(text, start);
      const syllable = numberOf(following);
      node = syllable === UNKNOWN ? undefined : (joined ?? node).next.get(syllable);
      end = start + lengthOf(following);
    }
    return longest;
  }
}
