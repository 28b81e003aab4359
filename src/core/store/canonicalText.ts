import { firstIndex } from '../text/firstIndex.js';
import type { Span } from '../text/span.js';
import { contextLength } from './anchor.js';

/** Stands for what is before the first and after the last character, so that the edges of a text are context too. */
const startPad = '\u0002'.repeat(contextLength);
const endPad = '\u0003'.repeat(contextLength);

/**
 * A text as quotations are compared: NFC, every run of white space one space, zero-width characters left out, with
 * padding at both ends. Case and punctuation stay. Offsets lead back to the text itself.
 */
export class CanonicalText {
  readonly text: string;
  /** The canonical text without its padding. */
  readonly content: Span;
  /** Original start and end, in UTF-16 code units, of each canonical code unit; padding stands at the text's edges. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  constructor(original: string) {
    const canonical = canonicalize(original);
    this.text = startPad + canonical.text + endPad;
    const length = canonical.text.length;
    this.content = { start: contextLength, end: contextLength + length };
    this.#starts = new Int32Array(length + 2 * contextLength);
    this.#ends = new Int32Array(length + 2 * contextLength);
    this.#starts.set(canonical.starts.subarray(0, length), contextLength);
    this.#ends.set(canonical.ends.subarray(0, length), contextLength);
    this.#starts.fill(original.length, contextLength + length);
    this.#ends.fill(original.length, contextLength + length);
  }

  /** The stretch of the original text that a stretch of the canonical one stands for. */
  toOriginal({ start, end }: Span): Span {
    const from = this.#starts[start]!;
    return { start: from, end: end > start ? Math.max(from, this.#ends[end - 1]!) : from };
  }

  /** The canonical text that stands for a stretch of the original one, all of what is cut through included. */
  toCanonical({ start, end }: Span): Span {
    return { start: this.#first(this.#ends, start + 1), end: this.#first(this.#starts, end) };
  }

  /** Index of the first canonical code unit of the content whose original offset is not less; the content's end where there is none. */
  #first(offsets: Int32Array, least: number): number {
    return firstIndex(offsets, (offset) => offset >= least, this.content.start, this.content.end);
  }
}

/** A quotation with its context in canonical form; a context cut short by an edge of the text is padded. */
export interface CanonicalQuote {
  readonly text: string;
  /** Where the quotation itself stands in `text`. */
  readonly exact: Span;
}

export function canonicalQuote(prefix: string, exact: string, suffix: string): CanonicalQuote {
  const before = codePointCount(prefix) < contextLength ? startPad + canonicalize(prefix).text : canonicalize(prefix).text;
  const after = codePointCount(suffix) < contextLength ? canonicalize(suffix).text + endPad : canonicalize(suffix).text;
  const left = before.slice(-contextLength);
  const quotation = canonicalize(exact).text;
  return { text: left + quotation + after.slice(0, contextLength), exact: { start: left.length, end: left.length + quotation.length } };
}

function codePointCount(text: string): number {
  return Array.from(text).length;
}

const zeroWidth = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const whiteSpace = /\s/;
const combining = /[\u0300-\u036f]/;

function canonicalize(original: string): { text: string; starts: Int32Array; ends: Int32Array } {
  const starts = new Int32Array(original.length);
  const ends = new Int32Array(original.length);
  const parts: string[] = [];
  let length = 0;
  const add = (text: string, start: number, end: number): void => {
    parts.push(text);
    for (let i = 0; i < text.length; i++) {
      starts[length] = start;
      ends[length++] = end;
    }
  };
  for (let i = 0; i < original.length; ) {
    let end = i + 1;
    const char = original[i]!;
    if (zeroWidth.test(char)) {
      // left out
    } else if (whiteSpace.test(char)) {
      while (end < original.length && (whiteSpace.test(original[end]!) || zeroWidth.test(original[end]!))) end++;
      add(' ', i, end);
    } else {
      while (end < original.length && combining.test(original[end]!)) end++;
      add(end === i + 1 ? char : original.slice(i, end).normalize('NFC'), i, end);
    }
    i = end;
  }
  return { text: parts.join(''), starts, ends };
}
