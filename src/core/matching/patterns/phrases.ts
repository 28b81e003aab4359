import { caseVariants, gapEnd, lettersEnd, lowerAt } from './scan.js';
import { hashStep, SyllableBits } from './syllableBits.js';

/** A syllable of phrases: where they go on, and whether one ends here. */
interface Node {
  readonly next: Map<string, Node>;
  isEnd: boolean;
}

const newNode = (): Node => ({ next: new Map(), isEnd: false });

/** A set of phrases, looked up syllable by syllable; case and the kind of white space do not matter. */
export class PhraseSet {
  readonly #root = newNode();
  readonly #firstSyllables = new Set<string>();
  readonly #firstBits = new SyllableBits();

  /** `phrases` are separated by commas. */
  constructor(phrases: string) {
    for (const phrase of phrases.split(',')) {
      const syllables = phrase.trim().toLowerCase().split(' ');
      this.#firstSyllables.add(syllables[0]!);
      this.#firstBits.add(syllables[0]!);
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
    if (!this.#mayBegin(text, at)) return undefined;
    let longest: number | undefined;
    let node: Node | undefined = this.#root;
    for (let start: number | undefined = at; start !== undefined; ) {
      const end = lettersEnd(text, start);
      node = node.next.get(text.slice(start, end));
      if (!node) break;
      if (node.isEnd) longest = end;
      start = node.next.size > 0 ? gapEnd(text, end) : undefined;
    }
    return longest;
  }

  #mayBegin(text: string, at: number): boolean {
    let hash = 0;
    for (let i = at, end = lettersEnd(text, at); i < end; i++) hash = hashStep(hash, lowerAt(text, i));
    return this.#firstBits.mayHave(hash);
  }
}
