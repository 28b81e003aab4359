import { caseVariants, gapEnd, lettersEnd } from './scan.js';

/** A syllable of phrases: where they go on, and whether one ends here. */
interface Node {
  readonly next: Map<string, Node>;
  isEnd: boolean;
}

const newNode = (): Node => ({ next: new Map(), isEnd: false });

const FILTER_SIZE = 1 << 12;

/** Where the filter of first syllables tells of one that stands at `[start, end)`. */
function filterIndex(text: string, start: number, end: number): number {
  return (text.charCodeAt(start) * 7 + text.charCodeAt(end - 1) * 31 + (end - start) * 131) & (FILTER_SIZE - 1);
}

/** Joins syllables of one word (`Cam-pu-chia`). */
const HYPHEN = '-';

/** A set of phrases, looked up syllable by syllable; case and the kind of white space do not matter. */
export class PhraseSet {
  readonly #root = newNode();
  /** Turns down most places before a string is made of the syllable there. */
  readonly #filter = new Uint8Array(FILTER_SIZE);
  readonly #firstSyllables = new Set<string>();
  readonly #phrases: string[] = [];

  /** `phrases` are separated by commas; those of other sets may be given with them. */
  constructor(phrases: string, ...others: readonly PhraseSet[]) {
    for (const phrase of [...phrases.split(','), ...others.flatMap((other) => other.#phrases)]) {
      this.#phrases.push(phrase);
      const syllables = phrase.trim().toLowerCase().split(/ |(-)/).filter(Boolean);
      this.#firstSyllables.add(syllables[0]!);
      for (const written of caseVariants(syllables[0]!)) this.#filter[filterIndex(written, 0, written.length)] = 1;
      let node = this.#root;
      for (const syllable of syllables) {
        const known = node.next.get(syllable) ?? newNode();
        // Lowering the case of a text costs more than looking it up as it is written.
        for (const written of caseVariants(syllable)) node.next.set(written, known);
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
    const firstEnd = lettersEnd(text, at);
    if (this.#filter[filterIndex(text, at, firstEnd)] === 0) return undefined;
    let longest: number | undefined;
    let node: Node | undefined = this.#root;
    for (let start: number | undefined = at; start !== undefined; ) {
      const end: number = start === at ? firstEnd : lettersEnd(text, start);
      node = node.next.get(text.slice(start, end));
      if (!node) break;
      if (node.isEnd) longest = end;
      const joined: Node | undefined = text[end] === HYPHEN ? node.next.get(HYPHEN) : undefined;
      if (joined) {
        node = joined;
        start = end + 1;
      } else start = node.next.size > 0 ? gapEnd(text, end) : undefined;
    }
    return longest;
  }
}
