/**
 * What the folding rules say of every UTF-16 unit, as tables: its class, its canonical unit and its folded unit.
 * Folding is one to one per unit, so that offsets need no map; never `toLowerCase()` on a whole text, because `İ`
 * becomes two units.
 */

/** Everything that is not one of the others: punctuation, symbols, halves of surrogate pairs. */
export const SYMBOL = 0;
/** White space, line breaks included. */
export const SPACE = 1;
/** Letters and numbers: what syllables are made of. */
export const LETTER = 2;
/** Combining marks: part of the syllable whose letter they follow. */
export const MARK = 3;
/** Zero-width and other default-ignorable characters (Unicode): not there, as far as comparing goes. */
export const IGNORED = 4;

const unitCount = 0x10000;

export const unitClass: Uint8Array = new Uint8Array(unitCount);
/** The unit that stands for all variants of the same case: `Ð` as `Đ`, `–` as `-`, `“` as `"`, NBSP as space. */
export const canonicalUnit: Uint16Array = everyUnit();
/** The canonical unit in lower case. */
export const foldedUnit: Uint16Array = everyUnit();

/** The first of each is the one that the others are read as. */
const variants = [
  'ĐÐƉ',
  'đðɖ',
  '-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d',
  // Three of these are letters to Unicode (ʹ ʻ ʼ); here they stand for apostrophes, as in `K’Ré`.
  "'`´‘’‚‛′‵\u02b9\u02bb\u02bc\uff07",
  '"“”„‟″‶«»〝〞＂',
];

/** A later class overrules an earlier one. */
const classes: readonly (readonly [RegExp, number])[] = [
  [/[\p{L}\p{N}]+/gu, LETTER],
  [/\p{M}+/gu, MARK],
  [/[\s\u0085]+/gu, SPACE],
  [/\p{Default_Ignorable_Code_Point}+/gu, IGNORED],
  [/[\u02b9\u02bb\u02bc]+/gu, SYMBOL],
];

/** Few enough units to be passed as arguments, and a divisor of 0x400, so that no block pairs surrogates. */
const blockLength = 256;

fillTables();

function fillTables(): void {
  for (let start = 0; start < unitCount; start += blockLength) {
    const block = String.fromCharCode(...canonicalUnit.subarray(start, start + blockLength));
    for (const [expression, value] of classes) {
      for (const { 0: run, index } of block.matchAll(expression)) unitClass.fill(value, start + index, start + index + run.length);
    }
    mapUnits(block, canonicalUnit, (text) => text.normalize('NFC'));
    mapUnits(block, foldedUnit, (text) => text.toLowerCase());
  }
  for (const [first, ...others] of variants) {
    for (const variant of others) canonicalUnit[variant.charCodeAt(0)] = first!.charCodeAt(0);
  }
  const lower = foldedUnit.slice();
  for (let unit = 0; unit < unitCount; unit++) {
    // What NFC makes a variant of is one too (U+0374 is ʹ).
    const composed = canonicalUnit[unit]!;
    unitClass[unit] = unitClass[composed]!;
    canonicalUnit[unit] = canonicalUnit[composed]!;
    if (unitClass[unit] === SPACE) canonicalUnit[unit] = 0x20;
    foldedUnit[unit] = lower[canonicalUnit[unit]!]!;
  }
}

/** Puts in what `map` makes of the units of the block, where that is one unit again. A block that stays as it is costs one call. */
function mapUnits(block: string, table: Uint16Array, map: (text: string) => string): void {
  if (map(block) === block) return;
  for (let i = 0; i < block.length; i++) {
    const mapped = map(block[i]!);
    if (mapped.length === 1) table[block.charCodeAt(i)] = mapped.charCodeAt(0);
  }
}

function everyUnit(): Uint16Array {
  const units = new Uint16Array(unitCount);
  for (let unit = 0; unit < unitCount; unit++) units[unit] = unit;
  return units;
}
