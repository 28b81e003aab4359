import type { Span } from '../text/span.js';
import { foldedUnit, LETTER, unitClass } from '../text/unitTables.js';
import { UnitBuffer } from '../text/utf16.js';

/** The vowels of Vietnamese in small letters, with every mark. */
export const vowels = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ';

/* What a unit is to the shape of a word. */
const OUTSIDE = 0;
const CONSONANT = 1;
const VOWEL = 2;
/** Is added to the two before. */
const CAPITAL = 2;
const DIGIT = 5;
/** What belongs to a word and is no letter. */
const MARKED = 6;
const shapes = new Uint8Array(0x10000);
for (let unit = 0; unit < shapes.length; unit++) {
  if (unitClass[unit]! > LETTER) shapes[unit] = MARKED;
  if (unitClass[unit] !== LETTER) continue;
  const letter = String.fromCharCode(unit);
  const folded = String.fromCharCode(foldedUnit[unit]!);
  shapes[unit] = unit >= 0x30 && unit <= 0x39 ? DIGIT : (vowels.includes(folded) ? VOWEL : CONSONANT) + (letter === folded ? 0 : CAPITAL);
}

/**
 * What a word has shown so far, by its last letter, in small letters and in capitals: `C1`, a consonant after one group
 * of vowels. What follows its units, by their shapes, is in one table, so that no branch depends on the text but where a
 * word is odd.
 */
const states = ['START', 'c0', 'c1', 'v1', 'C0', 'C1', 'V1', 'DIGITS', 'ODD', 'ENDED'] as const;
type State = (typeof states)[number];
const SHAPES = 8;
const nextStates = new Uint8Array(states.length * SHAPES);
/** After a consonant, a vowel, both as capitals, and a digit. A second group of vowels is odd, a capital after a small letter, a digit beside a letter. */
const afterLetters: Readonly<Record<State, readonly [State, State, State, State, State]>> = {
  START: ['c0', 'v1', 'C0', 'V1', 'DIGITS'],
  c0: ['c0', 'v1', 'ODD', 'ODD', 'ODD'],
  c1: ['c1', 'ODD', 'ODD', 'ODD', 'ODD'],
  v1: ['c1', 'v1', 'ODD', 'ODD', 'ODD'],
  C0: ['c0', 'v1', 'C0', 'V1', 'ODD'],
  C1: ['c1', 'ODD', 'C1', 'ODD', 'ODD'],
  V1: ['c1', 'v1', 'C1', 'V1', 'ODD'],
  DIGITS: ['ODD', 'ODD', 'ODD', 'ODD', 'DIGITS'],
  ODD: ['ODD', 'ODD', 'ODD', 'ODD', 'ODD'],
  ENDED: ['c0', 'v1', 'C0', 'V1', 'DIGITS'],
};
const row = (state: State) => states.indexOf(state) * SHAPES;
for (const state of states) {
  nextStates[row(state) + OUTSIDE] = row(state === 'ODD' ? 'ENDED' : 'START');
  afterLetters[state].forEach((next, letter) => (nextStates[row(state) + CONSONANT + letter] = row(next)));
  nextStates[row(state) + MARKED] = row(state === 'ENDED' ? 'START' : state);
}
const START = row('START');
const ENDED = row('ENDED');

/** So many units are copied at a time. */
const partLength = 1 << 13;
const part = new UnitBuffer(partLength);

/**
 * The words that start in `text[from, to)` and cannot be one Vietnamese syllable, in order: those with two groups of
 * vowels, a capital after a small letter, or letters and digits. UTF-16 code units.
 */
export function oddWords(text: string, from: number, to: number): Span[] {
  const found: Span[] = [];
  const end = afterWord(text, to);
  let state = START;
  for (let at = afterWord(text, from); at < end; at += partLength) {
    const length = Math.min(partLength, end - at);
    const { units } = part;
    part.write(text, at, at + length);
    for (let i = 0; i < length; i++) {
      state = nextStates[state | shapes[units[i]!]!]!;
      if (state === ENDED) found.push({ start: wordStart(text, at + i), end: at + i });
    }
  }
  if (nextStates[state | OUTSIDE] === ENDED) found.push({ start: wordStart(text, end), end });
  return found;
}

function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && isInWord(text, start - 1)) start--;
  return start;
}

/** Where the word ends that an offset is inside of; the offset where there is none. */
function afterWord(text: string, offset: number): number {
  let at = offset;
  if (at > 0 && isInWord(text, at - 1)) while (at < text.length && isInWord(text, at)) at++;
  return at;
}

function isInWord(text: string, at: number): boolean {
  return shapes[text.charCodeAt(at)] !== OUTSIDE;
}
