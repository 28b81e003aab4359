import { CanonicalText } from './canonicalText.js';

/**
 * A signature of a text: its stretches of some sixteen words, each as its length and a hash. It stands in a record, and
 * tells afterwards which stretches of a changed text are old ones and which are new, so that an annotation is never
 * taken for one of the same words that were there before.
 *
 * Where a stretch ends is decided by the words themselves (as in rsync and other content-defined chunking), so an edit
 * changes the stretch it is in and no other; white space and Unicode normalisation change none.
 */
export interface Signature {
  /** Lengths of the stretches, in code points of the text. */
  readonly lengths: readonly number[];
  /** Their hashes, 24 bits each. */
  readonly hashes: readonly number[];
}

/** A stretch of a text with its hash. Offsets: UTF-16 code units of the text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

const averageWords = 16;
/** Code points; more would not fit two digits of the written form. */
const longest = 2_000;

/** The stretches of a text, in order, covering all of it. */
export function stretchesOf(canonical: CanonicalText, length: number): Stretch[] {
  const { text } = canonical;
  const { start: from, end: to } = canonical.content;
  const cuts: number[] = [from];
  let word = from;
  while (word < to) {
    const space = text.indexOf(' ', word);
    const end = space < 0 || space >= to ? to : space + 1;
    if (word > cuts.at(-1)! && (hash(text, word, end) % averageWords === 0 || end - cuts.at(-1)! > longest / 2)) cuts.push(word);
    // A word without end is cut where it is too long, or its length could not be written.
    for (let at = cuts.at(-1)! + longest / 2; at < end; at += longest / 2) if (at > cuts.at(-1)!) cuts.push(at);
    word = end;
  }
  return cuts.map((cut, i) => {
    const end = cuts[i + 1] ?? to;
    return {
      start: i === 0 ? 0 : canonical.toOriginal({ start: cut, end: cut }).start,
      end: i === cuts.length - 1 ? length : canonical.toOriginal({ start: end, end }).start,
      hash: hash(text, cut, end) >>> 8,
    };
  });
}

export function signatureOf(text: string): Signature {
  const stretches = stretchesOf(new CanonicalText(text), text.length);
  return {
    lengths: stretches.map(({ start, end }) => codePointLength(text, start, end)),
    hashes: stretches.map((stretch) => stretch.hash),
  };
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const lengthDigits = 2;
const hashDigits = 4;
const stretchDigits = lengthDigits + hashDigits;

/** Six characters a stretch, digits of base 64: two of the length, four of the hash. */
export function writeSignature({ lengths, hashes }: Signature): string {
  return lengths.map((length, i) => number(Math.min(length, 64 ** lengthDigits - 1), lengthDigits) + number(hashes[i]!, hashDigits)).join('');
}

/** The signature that a string writes, or undefined if it writes none. */
export function readSignature(written: string): Signature | undefined {
  if (written.length % stretchDigits !== 0 || /[^A-Za-z0-9_-]/.test(written)) return undefined;
  const lengths: number[] = [];
  const hashes: number[] = [];
  for (let i = 0; i < written.length; i += stretchDigits) {
    lengths.push(value(written.slice(i, i + lengthDigits)));
    hashes.push(value(written.slice(i + lengthDigits, i + stretchDigits)));
  }
  return { lengths, hashes };
}

function number(value: number, width: number): string {
  let written = '';
  for (let shift = 6 * (width - 1); shift >= 0; shift -= 6) written += digits[(value >>> shift) & 63]!;
  return written;
}

function value(written: string): number {
  let result = 0;
  for (const digit of written) result = result * 64 + digits.indexOf(digit);
  return result;
}

/** FNV-1a over UTF-16 code units, with the final mixing of MurmurHash3: its lowest bits alone decide where stretches end. */
function hash(text: string, start: number, end: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function codePointLength(text: string, start: number, end: number): number {
  let length = 0;
  for (let i = start; i < end; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00 || (text.charCodeAt(i - 1) & 0xfc00) !== 0xd800 || i === start) length++;
  return length;
}
