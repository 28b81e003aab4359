import { compose, needsComposing } from '../../text/compose.js';

/** A text as patterns read it: composed and without zero-width characters, its offsets mapped back. */
export interface CleanText {
  readonly text: string;
  /** Where the unit at a clean offset starts in the original text. */
  originalStart(clean: number): number;
  /** Where what ends at a clean offset ends in the original text. */
  originalEnd(clean: number): number;
}

const CHUNK = 4096;

/** Cleans the text; one that is clean already is taken as it is. */
export function cleanText(original: string): CleanText {
  if (!needsComposing(original)) return { text: original, originalStart: (offset) => offset, originalEnd: (offset) => offset };
  const { units, length, starts, ends } = compose(original);
  const chunks: string[] = [];
  for (let at = 0; at < length; at += CHUNK) chunks.push(String.fromCharCode(...units.subarray(at, Math.min(at + CHUNK, length))));
  return {
    text: chunks.join(''),
    originalStart: (clean) => starts[clean]!,
    originalEnd: (clean) => ends[clean - 1]!,
  };
}
