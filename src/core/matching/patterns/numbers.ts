import { oneOf } from './expression.js';

/**
 * Vietnamese numbers, in digits and in words. In digits the full stop groups thousands and the comma is decimal
 * (`1.200` is 1200, `14,8` is 14.8); a stop that does not stand before three digits is read as decimal.
 */

const ONES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
/** Other forms of the ones, most of them after a ten (`hai mươi mốt`, `mười lăm`). */
const VARIANTS: Readonly<Record<string, number>> = { mốt: 1, tư: 4, lăm: 5, bẩy: 7 };
const MULTIPLIERS: Readonly<Record<string, number>> = { chục: 10, trăm: 100, nghìn: 1e3, ngàn: 1e3, vạn: 1e4, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 };

const one = oneOf([...ONES.slice(1), 'bẩy'].join(','));
const last = oneOf([...ONES.slice(1), ...Object.keys(VARIANTS)].join(','));
const tens = `(?:mười(?: ${last})?|${one} mươi(?: ${last})?)`;
const hundreds = `${one} trăm(?: (?:linh|lẻ) ${last}| ${tens})?`;
const multiplier = oneOf(Object.keys(MULTIPLIERS).join(','));

/** A number in digits, its thousands grouped or not, its decimals. */
export const NUMERAL = String.raw`(?:\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,3})?|\d{1,3}(?:,\d{3}){2,5}|\d{1,12}(?:[.,]\d{1,3})?)(?![.,]?\d)`;

/** `triệu`, `nghìn tỷ`, as far as they follow a number. */
export const MULTIPLIED = `(?: ${multiplier}){0,2}`;

/**
 * A number in words, of groups from one to 999 with their multipliers: `hai`, `mười lăm`, `năm mươi nghìn`, `ba nghìn năm
 * trăm`. A group after the first has hundreds, so that in `hai nghìn năm` the last word is a year.
 */
export const NUMBER_WORDS = `(?:(?:${hundreds}|${tens}|một(?= ${multiplier})|(?!một)${one})${MULTIPLIED}(?:(?<=nghìn|ngàn|triệu|tỷ|tỉ) ${hundreds}${MULTIPLIED}){0,2})`;

/** The words that a number in words may begin with, */
export const NUMBER_WORD_ANCHORS = [...ONES.slice(1), 'bẩy', 'mười'].join(',');
/** those that it may go on with, */
export const NUMBER_WORD_FOLLOWERS = ['mươi', ...ONES.slice(1), ...Object.keys(VARIANTS), ...Object.keys(MULTIPLIERS)].join(',');
/** and what it begins with: `một` alone counts nothing. */
export const NUMBER_WORD_BEGINNINGS = [...ONES.slice(2), 'bẩy', 'mười', ...['mươi', ...Object.keys(MULTIPLIERS)].map((word) => `một ${word}`)].join(',');

/** The value of what `NUMERAL` and `MULTIPLIED` have matched. */
export function numeralValue(digits: string, multipliers: string): number {
  const value = digitsValue(digits);
  if (multipliers === '') return value;
  const factors = multipliers.trim().split(/\s+/u).map((word) => MULTIPLIERS[word.toLowerCase()]!);
  // Decimal fractions are multiplied as they are written: 14,8 triệu is 14800000, not 14800000.000000002.
  return Number((value * factors.reduce((a, b) => a * b, 1)).toPrecision(15));
}

function digitsValue(digits: string): number {
  if (/^\d*$/.test(digits)) return Number(digits);
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'));
  if (/^\d{1,3}(?:,\d{3}){2,}$/.test(digits)) return Number(digits.replaceAll(',', ''));
  return Number(digits.replace(',', '.'));
}

/** The value of what `NUMBER_WORDS` have matched. */
export function wordsValue(words: string): number {
  let sum = 0; // of the groups before the last
  let group = 0;
  let value = 0; // of the last group, without its multipliers
  for (const word of words.toLowerCase().split(/\s+/u)) {
    const digit = ONES.indexOf(word);
    if (digit >= 0) value += digit;
    else if (word in VARIANTS) value += VARIANTS[word]!;
    else if (word === 'mười') value += 10;
    else if (word === 'mươi') value += (value % 10) * 9;
    else if (word === 'trăm') value *= 100;
    else if (word in MULTIPLIERS) {
      if (value > 0) {
        sum += group;
        group = value;
        value = 0;
      }
      group *= MULTIPLIERS[word]!;
    }
  }
  return sum + group + value;
}
