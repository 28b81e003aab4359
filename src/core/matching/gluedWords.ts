import { inBothCases } from '../text/bothCases.js';
import { composeText } from '../text/fold.js';
import type { Span } from '../text/span.js';
import { IGNORED, LETTER, MARK, unitClass } from '../text/unitTables.js';
import { oddWords, vowels } from './oddWords.js';
import type { PhraseMatcher } from './phraseMatcher.js';
import { beforeSyllables } from './stretch.js';
import { extendHash, pairOf, unitTraits } from './syllableHash.js';

/** Longer words are no glued ones, but links, codes and the like. */
const maxWord = 40;

const syllable = `(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?[${vowels}]{1,3}(?:ch|ng|nh|[cmnpt])?`;
/** What may be stuck to a form: one to three syllables of at least two letters, or an abbreviation in capitals. */
const neighbour = new RegExp(inBothCases(`^(?=..)(?:(?:${syllable}){1,3})$`), 'u');
const abbreviation = /^\p{Lu}{2,}$/u;

/** Finds phrases of at least two syllables that are stuck to a neighbouring word on one side: `đất nướcchuyển`, `phươngUBND tỉnh Vĩnh Phúc`. */
export class GluedWords {
  readonly #matcher: PhraseMatcher;
  /** The pairs of syllables that phrases start with, and those that they end with. */
  readonly #first: ReadonlySet<number>;
  readonly #last: ReadonlySet<number>;

  constructor(matcher: PhraseMatcher) {
    this.#matcher = matcher;
    ({ first: this.#first, last: this.#last } = matcher.edgePairs());
  }

  /** Hits that start in the range, in document order: start, end and index of the phrase. */
  find(text: string, range: Span): Int32Array {
    const hits: [number, number, number][] = [];
    // A phrase may start in the range and be stuck to a word after it.
    const end = Math.min(text.length, range.end);
    for (const word of oddWords(text, range.start, end)) {
      if (word.end - word.start > maxWord) continue;
      const before = hashBefore(text, word.start);
      const after = hashAfter(text, word.end);
      for (let split = word.start + 1; split < word.end; split++) {
        if (unitClass[text.charCodeAt(split)] !== LETTER) continue;
        if (this.#first.has(pairOf(hashOf(text, split, word.end), after))) this.#startingAt(text, word, split, hits);
        if (this.#last.has(pairOf(before, hashOf(text, word.start, split)))) this.#endingAt(text, word, split, hits);
      }
    }
    return Int32Array.from(hits.sort((a, b) => a[0] - b[0] || b[1] - a[1] || a[2] - b[2]).flat());
  }

  #startingAt(text: string, word: Span, split: number, hits: [number, number, number][]): void {
    if (!isNeighbour(text.slice(word.start, split))) return;
    const found = this.#matcher.find(text.slice(split), { start: 0, end: 1 });
    for (let i = 0; i < found.length; i += 3) {
      if (found[i + 1]! > word.end - split) hits.push([split, found[i + 1]! + split, found[i + 2]!]);
    }
  }

  #endingAt(text: string, word: Span, split: number, hits: [number, number, number][]): void {
    if (!isNeighbour(text.slice(split, word.end))) return;
    const start = beforeSyllables(text, word.start, this.#matcher.maxSyllables - 1);
    const found = this.#matcher.find(text.slice(0, split), { start, end: word.start });
    for (let i = 0; i < found.length; i += 3) {
      if (found[i + 1] === split) hits.push([found[i]!, split, found[i + 2]!]);
    }
  }
}

function isNeighbour(part: string): boolean {
  const letters = composeText(part);
  return neighbour.test(letters) || abbreviation.test(letters);
}

/** The hash of the first syllable after a word; 0 where none is. */
function hashAfter(text: string, wordEnd: number): number {
  let start = wordEnd;
  while (start < text.length && !isLetter(text, start)) start++;
  let end = start;
  while (end < text.length && goesOn(text, end)) end++;
  return hashOf(text, start, end);
}

/** The hash of the last syllable before a word; 0 where none is. */
function hashBefore(text: string, wordStart: number): number {
  let end = wordStart;
  while (end > 0 && !isLetter(text, end - 1)) end--;
  let start = end;
  while (start > 0 && goesOn(text, start - 1)) start--;
  return hashOf(text, start, end);
}

function isLetter(text: string, at: number): boolean {
  const kind = unitClass[text.charCodeAt(at)];
  return kind === LETTER || kind === MARK;
}

/** Whether what stands there does not end a syllable. */
function goesOn(text: string, at: number): boolean {
  return unitClass[text.charCodeAt(at)]! >= LETTER;
}

/** The hash of the letters of a part of a word, as the matcher has it for syllables. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unitClass[unit] === MARK || unitClass[unit] === IGNORED) return hashOfComposed(composeText(text.slice(start, end)));
    hash = extendHash(hash, unitTraits[unit]!);
  }
  return hash;
}

function hashOfComposed(letters: string): number {
  let hash = 0;
  for (let i = 0; i < letters.length; i++) hash = extendHash(hash, unitTraits[letters.charCodeAt(i)]!);
  return hash;
}
