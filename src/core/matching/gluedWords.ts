import { inBothCases } from '../text/bothCases.js';
import { composeText } from '../text/fold.js';
import type { Span } from '../text/span.js';
import { foldedUnit, IGNORED, LETTER, MARK, unitClass } from '../text/unitTables.js';
import type { PhraseMatcher } from './phraseMatcher.js';
import { beforeSyllables } from './stretch.js';
import { extendHash, unitTraits } from './syllableHash.js';

/** Longer words are no glued ones, but links, codes and the like. */
const maxWord = 40;

const vowels = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ';
const syllable = `(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?[${vowels}]{1,3}(?:ch|ng|nh|[cmnpt])?`;
/** What may be stuck to a form: one to three syllables of at least two letters, or an abbreviation in capitals. */
const neighbour = new RegExp(inBothCases(`^(?=..)(?:(?:${syllable}){1,3})$`), 'u');
const abbreviation = /^\p{Lu}{2,}$/u;

/** What a letter is to the shape of a word. */
const CONSONANT = 1;
const VOWEL = 2;
const LETTERS = CONSONANT | VOWEL;
const CAPITAL = 4;
const NUMBER = 8;
/** What belongs to a word and is no letter. */
const MARKED = 16;
const shapes = new Uint8Array(0x10000);
for (let unit = 0; unit < shapes.length; unit++) {
  if (unitClass[unit]! > LETTER) shapes[unit] = MARKED;
  if (unitClass[unit] !== LETTER) continue;
  const letter = String.fromCharCode(unit);
  const folded = String.fromCharCode(foldedUnit[unit]!);
  shapes[unit] = (unit >= 0x30 && unit <= 0x39 ? NUMBER : vowels.includes(folded) ? VOWEL : CONSONANT) | (letter === folded ? 0 : CAPITAL);
}

/** Finds phrases of at least two syllables that are stuck to a neighbouring word on one side: `đất nướcchuyển`, `phươngUBND tỉnh Vĩnh Phúc`. */
export class GluedWords {
  readonly #matcher: PhraseMatcher;
  readonly #first: ReadonlySet<number>;
  readonly #last: ReadonlySet<number>;

  constructor(matcher: PhraseMatcher) {
    this.#matcher = matcher;
    ({ first: this.#first, last: this.#last } = matcher.edgeSyllables());
  }

  /** Hits that start in the range, in document order: start, end and index of the phrase. */
  find(text: string, range: Span): Int32Array {
    const hits: [number, number, number][] = [];
    // A phrase may start in the range and be stuck to a word after it.
    const end = Math.min(text.length, range.end);
    forOddWords(text, range.start, end, (word) => {
      for (let split = word.start + 1; split < word.end; split++) {
        if (unitClass[text.charCodeAt(split)] !== LETTER) continue;
        this.#startingAt(text, word, split, hits);
        this.#endingAt(text, word, split, hits);
      }
    });
    return Int32Array.from(hits.sort((a, b) => a[0] - b[0] || b[1] - a[1] || a[2] - b[2]).flat());
  }

  #startingAt(text: string, word: Span, split: number, hits: [number, number, number][]): void {
    if (!this.#first.has(hashOf(text, split, word.end)) || !isNeighbour(text.slice(word.start, split))) return;
    const found = this.#matcher.find(text.slice(split), { start: 0, end: 1 });
    for (let i = 0; i < found.length; i += 3) {
      if (found[i + 1]! > word.end - split) hits.push([split, found[i + 1]! + split, found[i + 2]!]);
    }
  }

  #endingAt(text: string, word: Span, split: number, hits: [number, number, number][]): void {
    if (!this.#last.has(hashOf(text, word.start, split)) || !isNeighbour(text.slice(split, word.end))) return;
    const start = beforeSyllables(text, word.start, this.#matcher.maxSyllables - 1);
    const found = this.#matcher.find(text.slice(0, split), { start, end: word.start });
    for (let i = 0; i < found.length; i += 3) {
      if (found[i + 1] === split) hits.push([found[i]!, split, found[i + 2]!]);
    }
  }
}

/** Visits the words that cannot be one Vietnamese syllable: two groups of vowels, a capital after a small letter, or letters and digits. */
function forOddWords(text: string, from: number, to: number, visit: (word: Span) => void): void {
  for (let i = from; i < to; i++) {
    const start = i;
    let groups = 0; // of vowels, in steps of `VOWEL`
    let seen = 0;
    let last = 0;
    let mixed = false;
    for (let shape = shapeAt(text, i); shape !== 0; shape = shapeAt(text, ++i)) {
      if (shape === MARKED) continue;
      groups += shape & ~last & VOWEL;
      if (shape & CAPITAL && last & LETTERS && !(last & CAPITAL)) mixed = true;
      seen |= shape;
      last = shape;
    }
    const hasBoth = (seen & NUMBER) !== 0 && (seen & LETTERS) !== 0;
    if ((groups > VOWEL || mixed || hasBoth) && i - start <= maxWord) visit({ start, end: i });
  }
}

function shapeAt(text: string, i: number): number {
  return i < text.length ? shapes[text.charCodeAt(i)]! : 0;
}

function isNeighbour(part: string): boolean {
  const letters = composeText(part);
  return neighbour.test(letters) || abbreviation.test(letters);
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
