import { MARK, unitClass } from '../../text/unitTables.js';
import { UnitBuffer } from '../../text/utf16.js';
import { asItIs, type CleanText, cleanText } from './cleanText.js';
import { DIGITS } from './pattern.js';
import { CAPITAL, DIGIT, gapEnd, kindAt, kinds, LETTER, OTHER } from './scan.js';
import { SHORT, UNKNOWN, vocabulary } from './vocabulary.js';

/*
 * The texts that were read last, each as a row of syllables and of numbers in digits. They are read once, in one pass, and
 * whoever asks what stands at an offset of the one that is turned to is answered from here: offsets are turned into
 * indexes of the rows, which go on from one text to the next.
 */

/** Numbers of a row: where the syllable starts and ends, what is noted of it, the index of the number in digits that it is or that comes next, */
const START = 0;
const END = 1;
const NOTE = 2;
const NEXT_DIGITS = 3;
/** and what `phrases.ts` has found out about it; 0: nothing yet. */
const PHRASES = 4;
const ROW = 5;

/* What is noted of a syllable, in one number: which one of the vocabulary it is, and these. */

/** No gap and no punctuation before it: `Sáng` in `phươngSáng`. */
const IS_GLUED = 1;
/** Other letters go on where it ends: it is no syllable of a phrase. */
const GOES_ON = 2;
/** After it come one space and the next syllable, as nearly everywhere. */
const IS_SPACED = 4;
const IS_CAPITALISED = 8;
const NUMBER_SHIFT = 4;
const CASE_SHIFT = 3;

const digits = vocabulary.add(DIGITS);
/** Joins syllables of one word (`Cam-pu-chia`). */
export const HYPHEN = '-';
/** What a unit is that clean texts do not have. */
const UNCLEAN = 4;
/** The index of what is not there. */
export const NOWHERE = -1;

/** A text that has been read, cleaned: its syllables have the indexes from `first` to before `end`. */
export interface ReadText {
  readonly clean: CleanText;
  readonly first: number;
  readonly end: number;
  /** Where its offsets begin in `indexes`. */
  readonly base: number;
}

/* The one that is turned to. */
let readText = '';
let firstIndex = 0;
let endIndex = 0;
let base = 0;

let rows = new Int32Array(ROW << 10);
/** By offset: the index of what starts there. What was written for other texts is not cleared, but seen to be wrong. */
let indexes = new Int32Array(1 << 12);
/** Two units longer than a text, so that the pass need not ask where it ends. */
let buffer = new UnitBuffer((1 << 12) + 2);

/** What each unit is; `UNCLEAN` where it has to be composed or left out. */
const kindsInUnclean = kinds.map((kind, unit) => (unitClass[unit]! >= MARK ? UNCLEAN : kind));

/** Reads texts, cleaned where they are not clean, and turns to the first of them. */
export function readSyllables(texts: readonly string[]): ReadText[] {
  const read: ReadText[] = [];
  let first = 0;
  let start = 0;
  for (const text of texts) {
    let clean = asItIs(text);
    let end = readRow(text, first, start, kindsInUnclean);
    if (end === NOWHERE) {
      clean = cleanText(text);
      end = readRow(clean.text, first, start, kinds);
    }
    read.push({ clean, first, end, base: start });
    first = end;
    start += clean.text.length;
  }
  turnTo(read[0] ?? { clean: asItIs(''), first: 0, end: 0, base: 0 });
  return read;
}

/** Makes a text the one that all others here are asked about. */
export function turnTo(read: ReadText): void {
  readText = read.clean.text;
  firstIndex = read.first;
  endIndex = read.end;
  base = read.base;
}

/**
 * Reads a text in one pass over its code units, and returns the index after its last syllable; `NOWHERE` if the text is
 * not clean. A syllable ends where the letters end, or where a capital follows a small letter, as words that are stuck
 * together do (`phươngSáng`).
 *
 * @param kindOf what each unit is
 */
function readRow(text: string, first: number, start: number, kindOf: Uint8Array): number {
  const { length } = text;
  if (buffer.units.length < length + 2) buffer = new UnitBuffer(length * 2 + 2);
  while (indexes.length < start + length) indexes = larger(indexes);
  buffer.write(text, 0, length);
  const { units } = buffer;
  units[length] = units[length + 1] = 0x20;
  const { letters } = vocabulary;
  const offsets = indexes;
  let table = rows;
  let read = first;
  let withoutDigit = first * ROW; // the first row that does not have its `NEXT_DIGITS` yet
  let before = OTHER;
  for (let i = 0; i < length; ) {
    const kind = kindOf[units[i]!]!;
    if (kind === OTHER) {
      before = OTHER;
      i++;
      continue;
    }
    if (kind === UNCLEAN) return NOWHERE;
    const row = read * ROW;
    if (row === table.length) table = rows = larger(rows);
    const from = i;
    let note = before === OTHER ? 0 : IS_GLUED;
    if (kind === DIGIT) {
      do i++;
      while (kindOf[units[i]!] === DIGIT);
      note |= (before === OTHER ? digits : UNKNOWN) << NUMBER_SHIFT;
      before = DIGIT;
      while (withoutDigit <= row) {
        table[withoutDigit + NEXT_DIGITS] = read;
        withoutDigit += ROW;
      }
    } else {
      if (kind === CAPITAL) note |= IS_CAPITALISED;
      let high = 0;
      let low = 0;
      let next = kind;
      do {
        high = (high << 8) | (low >>> 24);
        low = (low << 8) | letters[units[i]!]!;
        before = next;
        next = kindOf[units[++i]!]!;
      } while (next === LETTER || (next === CAPITAL && before === CAPITAL));
      if (next === CAPITAL) note |= GOES_ON;
      else if (units[i] === 0x20 && kindOf[units[i + 1]!] !== OTHER) note |= IS_SPACED;
      note |= (i - from > SHORT ? vocabulary.numberOfLong(text.slice(from, i)) : vocabulary.numberOf(high, low)) << NUMBER_SHIFT;
    }
    table[row + START] = from;
    table[row + END] = i;
    table[row + NOTE] = note;
    table[row + PHRASES] = 0;
    offsets[start + from] = read++;
  }
  for (; withoutDigit < read * ROW; withoutDigit += ROW) table[withoutDigit + NEXT_DIGITS] = NOWHERE;
  return read;
}

/** The index of the syllable or number that starts at the offset; `NOWHERE` if none does, or if another text is turned to. */
export function syllableAt(text: string, at: number): number {
  if (text !== readText || at >= text.length || at < 0) return NOWHERE;
  const index = indexes[base + at]!;
  return index >= firstIndex && index < endIndex && rows[index * ROW] === at ? index : NOWHERE;
}

export function startOf(index: number): number {
  return rows[index * ROW]!;
}

export function endOf(index: number): number {
  return rows[index * ROW + END]!;
}

/** The number in the vocabulary; `UNKNOWN` if it is not in it. */
export function numberOf(index: number): number {
  return rows[index * ROW + NOTE]! >> NUMBER_SHIFT;
}

/** Whether it is a number in digits. */
export function isNumber(index: number): boolean {
  return nextDigits(index) === index;
}

/** The number in the vocabulary, twice, and one more with a capital. */
export function numberWithCase(index: number): number {
  return rows[index * ROW + NOTE]! >> CASE_SHIFT;
}

/**
 * Lists the syllables of a text for which `those` has 1, and not 0, at `numberWithCase`, and returns how many they are.
 * There must be room for one more. No branch depends on the text.
 */
export function listThose({ first, end }: ReadText, those: Uint8Array, list: Int32Array): number {
  const table = rows;
  let count = 0;
  for (let index = first; index < end; index++) {
    list[count] = index;
    // Nothing is known of what the vocabulary has learned since.
    count += those[table[index * ROW + NOTE]! >> CASE_SHIFT]! | 0;
  }
  return count;
}

/**
 * Whether it is written as the vocabulary knows no syllable, small and capital letters mixed (`THứ`, `thỨ`): expressions
 * that ignore case read it all the same.
 */
export function isMixed(index: number): boolean {
  return goesOn(index) || (numberOf(index) === UNKNOWN && kindAt(readText, startOf(index) + 1) === CAPITAL);
}

/** Whether it is stuck to what stands before it. */
export function isGlued(index: number): boolean {
  return (rows[index * ROW + NOTE]! & IS_GLUED) !== 0;
}

/** Whether other letters are stuck to its end. */
export function goesOn(index: number): boolean {
  return (rows[index * ROW + NOTE]! & GOES_ON) !== 0;
}

/** Whether a mere gap lies between it and the next one. */
export function isGapAfter(index: number): boolean {
  return (rows[index * ROW + NOTE]! & IS_SPACED) !== 0 || (index + 1 < endIndex && gapEnd(readText, endOf(index)) === startOf(index + 1));
}

/** Where the letters and digits end that begin with it. */
export function wordEnd(index: number): number {
  let last = index;
  while (last + 1 < endIndex && isGlued(last + 1)) last++;
  return endOf(last);
}

/** Whether a hyphen and nothing else joins it to the next one. */
export function isHyphenAfter(index: number): boolean {
  return index + 1 < endIndex && startOf(index + 1) === endOf(index) + 1 && readText[endOf(index)] === HYPHEN;
}

/** The index of the number in digits that it is or that comes next; `NOWHERE` if none does. Digits in a word are one, too: `G20`. */
function nextDigits(index: number): number {
  return rows[index * ROW + NEXT_DIGITS]!;
}

/**
 * Whether a digit stands in the next units after the offset, where a syllable or a number starts: what is to have a
 * number is not looked at further without one.
 */
export function hasDigitWithin(text: string, at: number, length: number): boolean {
  const index = syllableAt(text, at);
  const next = index === NOWHERE ? NOWHERE : nextDigits(index);
  return next !== NOWHERE && startOf(next) < at + length;
}

/** How many syllables come before the next digit, from the one on that starts at the offset; infinitely many without one. */
export function syllablesToDigit(text: string, at: number): number {
  const index = syllableAt(text, at);
  const next = index === NOWHERE ? NOWHERE : nextDigits(index);
  return next === NOWHERE ? Infinity : next - index;
}

/** What `notePhrases` has noted of it since the text was read; 0: nothing. */
export function phrasesOf(index: number): number {
  return rows[index * ROW + PHRASES]!;
}

export function notePhrases(index: number, phrases: number): void {
  rows[index * ROW + PHRASES] = phrases;
}

/** A copy with room for as much again. */
export function larger(array: Int32Array): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(array.length * 2);
  copy.set(array);
  return copy;
}
