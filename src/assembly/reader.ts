/**
 * Finds out what the units of a text are, sixteen at once: `unitTraits` in `src/core/matching/syllableHash.ts` for the
 * letters of Vietnamese and western Europe, for white space and for common punctuation. Where anything else is among the
 * sixteen, the table says it.
 */

/** As in `syllableHash.ts`. */
const SPECIAL: i32 = 0x40000000;

/** The letters and the symbols among 64 units, a bit for each. */
export let letterBits: u64;
export let symbolBits: u64;
/** Whether there have been units since `startReading` for which `SPECIAL` is set. */
export let special: bool;

export function startReading(): void {
  special = false;
}

/**
 * Classifies 64 units and writes their bytes.
 *
 * @param units address of the units, of 16 bits
 * @param bytes address of the bytes
 * @param traits address of the table `unitTraits`
 */
export function classify(units: usize, bytes: usize, traits: usize): void {
  letterBits = 0;
  symbolBits = 0;
  for (let at: usize = 0; at < 64; at += 16) classifySixteen(units + (at << 1), bytes + at, traits, at);
}

/** Sixteen times the same byte, for every byte. */
const sixteens: usize = 0;
export const sixteensEnd: usize = 256 * 16;

export function writeSixteens(): void {
  for (let byte: usize = 0; byte < 256; byte++) v128.store(sixteens + (byte << 4), i8x16.splat(<u8>byte));
}

function all(byte: u8): v128 {
  return v128.load(sixteens + (<usize>byte << 4));
}

function within(low: v128, first: u8, count: u8): v128 {
  return i8x16.le_u(i8x16.sub(low, all(first)), all(count - 1));
}

function isByte(low: v128, byte: u8): v128 {
  return i8x16.eq(low, all(byte));
}

function halved(bytes: v128): v128 {
  return v128.and(i16x8.shr_u(bytes, 1), all(0x7f));
}

function classifySixteen(units: usize, bytes: usize, traits: usize, at: u64): void {
  const one = v128.load(units);
  const two = v128.load(units, 16);
  const low = i8x16.narrow_i16x8_u(v128.and(one, i16x8.splat(0xff)), v128.and(two, i16x8.splat(0xff)));
  const high = i8x16.narrow_i16x8_u(i16x8.shr_u(one, 8), i16x8.shr_u(two, 8));

  // Up to U+00FF: letters in lower case, of which ð (read as đ) and ÿ (whose capital is elsewhere) are left out, and digits.
  const latin = isByte(high, 0);
  const lower = v128.or(low, all(0x20));
  const western = v128.andnot(within(lower, 0xe0, 0x1f), v128.or(isByte(lower, 0xf0), isByte(lower, 0xf7)));
  const latinLetter = v128.and(latin, v128.or(v128.or(within(lower, 0x61, 26), within(low, 0x30, 10)), western));

  // ă đ ĩ ũ ơ ư: half of their numbers.
  const odd = v128.or(low, all(1));
  const isHorned = within(low, 0xaf, 2);
  const half = v128.or(halved(i8x16.sub(low, isByte(low, 0xaf))), all(0x80));
  const isOne = v128.or(v128.or(isByte(odd, 0x03), isByte(odd, 0x11)), v128.or(isByte(odd, 0x29), isByte(odd, 0x69)));
  const extendedLetter = v128.and(isByte(high, 0x01), v128.or(v128.or(isOne, isByte(odd, 0xa1)), isHorned));

  // ạ to ỹ, capitals and small letters by turns.
  const tonal = halved(i8x16.sub(low, all(0x9e)));
  const tonalLetter = v128.and(isByte(high, 0x1e), within(low, 0xa0, 0x5a));

  const isLetter = v128.or(v128.or(latinLetter, extendedLetter), tonalLetter);
  const isBlank = v128.and(latin, isByte(v128.or(low, all(0x80)), 0xa0));
  const isSpace = v128.or(isBlank, v128.and(latin, within(low, 0x09, 5)));
  // Hyphens, dashes, quotation marks and dots from U+2010 to U+2027.
  const isPunctuation = v128.and(isByte(high, 0x20), within(low, 0x10, 0x18));
  // Only the highest bit of a byte of this counts.
  const isAscii = v128.andnot(latin, low);
  if (i8x16.bitmask(v128.or(v128.or(isLetter, isSpace), v128.or(isPunctuation, isAscii))) !== 0xffff) {
    lookUp(units, bytes, traits, at);
    return;
  }
  const letters = v128.or(v128.or(v128.and(lower, latinLetter), v128.and(half, extendedLetter)), v128.and(tonal, tonalLetter));
  v128.store(bytes, v128.or(letters, v128.and(isBlank, all(0x20))));
  letterBits |= <u64>(<u32>i8x16.bitmask(isLetter)) << at;
  symbolBits |= <u64>(<u32>i8x16.bitmask(v128.not(v128.or(isLetter, isSpace)))) << at;
}

function lookUp(units: usize, bytes: usize, traits: usize, at: u64): void {
  for (let i: usize = 0; i < 16; i++) {
    const trait = load<i32>(traits + (<usize>load<u16>(units + (i << 1)) << 2));
    const bit = <u64>1 << (at + i);
    store<u8>(bytes + i, trait >> 1);
    if (trait < 0) letterBits |= bit;
    else if (trait & 1) symbolBits |= bit;
    if (trait & SPECIAL) special = true;
  }
}
