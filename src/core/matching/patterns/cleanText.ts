import { compose } from '../../text/compose.js';

/** A text as patterns read it: composed and without zero-width characters, its offsets mapped back. */
export interface CleanText {
  readonly text: string;
  /** Where the unit at a clean offset starts in the original text. */
  originalStart(clean: number): number;
  /** Where what ends at a clean offset ends in the original text. */
  originalEnd(clean: number): number;
}

const CHUNK = 4096;
const same = (offset: number) => offset;

/** A text that has no marks and no zero-width characters. */
export function asItIs(text: string): CleanText {
  return { text, originalStart: same, originalEnd: same };
}

/** Cleans a text. */
export function cleanText(original: string): CleanText {
  const { units, length, starts, ends } = compose(original);
  const chunks: string[] = [];
  for (let at = 0; at < length; at += CHUNK) chunks.push(String.fromCharCode(...units.subarray(at, Math.min(at + CHUNK, length))));
  return {
    text: chunks.join(''),
    originalStart: (clean) => starts[clean]!,
    originalEnd: (clean) => ends[clean - 1]!,
  };
}
