import { UnitBuffer } from '../../text/utf16.js';
import { DIGITS } from './pattern.js';
import { CAPITAL, DIGIT, kinds, LETTER, lettersEnd, OTHER } from './scan.js';
import { hashStep, UNKNOWN, vocabulary } from './vocabulary.js';

/**
 * What starts at an offset, in one number: which syllable of the vocabulary it is, whether other letters go on where it
 * ends, and how many letters it has. Nothing starts where it is 0.
 */
const LENGTH_BITS = 8;
const GOES_ON = 1 << LENGTH_BITS;
const NUMBER_SHIFT = LENGTH_BITS + 1;
const maxLength = GOES_ON - 1;

const digits = vocabulary.add(DIGITS);

/** The text that was read last, and what starts at its offsets: syllables are looked up once, whoever asks for them. */
let readText = '';
let notes = new Int32Array(1 << 12);
let buffer = new UnitBuffer((1 << 12) + 1);

/**
 * Reads a text in one pass over its code units. A syllable ends where the letters end, or where a capital follows a small
 * letter, as words that are stuck together do (`phươngSáng`).
 */
export function readSyllables(text: string): void {
  const { length } = text;
  if (notes.length < length) {
    notes = new Int32Array(length * 2);
    buffer = new UnitBuffer(length * 2 + 1);
  } else notes.fill(0, 0, length);
  readText = text;
  buffer.write(text, 0, length);
  const { units } = buffer;
  units[length] = 0x20;
  let before = OTHER;
  for (let i = 0; i < length; ) {
    const kind = kinds[units[i]!]!;
    if (kind === OTHER || kind === DIGIT) {
      if (kind === DIGIT && before === OTHER) notes[i] = (digits << NUMBER_SHIFT) | GOES_ON;
      before = kind;
      i++;
      continue;
    }
    const start = i;
    let hash = 0;
    let next = kind;
    do {
      hash = hashStep(hash, units[i]!);
      before = next;
      next = kinds[units[++i]!]!;
    } while (next === LETTER || (next === CAPITAL && before === CAPITAL));
    const letters = i - start;
    if (letters <= maxLength) notes[start] = (vocabulary.numberOf(hash, units, start, i) << NUMBER_SHIFT) | (next === CAPITAL ? GOES_ON : 0) | letters;
  }
}

/** The number of the syllable, or of the number in digits, that starts at an offset of the text that was read; `UNKNOWN` elsewhere. */
export function syllableAt(at: number): number {
  return notes[at]! >>> NUMBER_SHIFT;
}

/** The next offset of the text that was read at which something may start, after what starts at one. */
export function afterSyllable(at: number): number {
  return at + (lengthOf(notes[at]!) || 1);
}

/** The letters that begin at an offset of any text: the number of the syllable that they are all together, and how many they are. */
export function lettersAt(text: string, at: number): number {
  const note = text === readText && at < text.length ? notes[at]! : 0;
  if (note !== 0 && (note & GOES_ON) === 0) return note;
  const end = lettersEnd(text, at);
  return end - at > maxLength ? UNKNOWN : (vocabulary.numberAt(text, at, end) << NUMBER_SHIFT) | (end - at);
}

/** Of what `lettersAt` gives. */
export function numberOf(letters: number): number {
  return letters >>> NUMBER_SHIFT;
}

/** Of what `lettersAt` gives. */
export function lengthOf(letters: number): number {
  return letters & maxLength;
}
