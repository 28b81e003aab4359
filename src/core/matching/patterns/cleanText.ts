import { compose } from '../../text/compose.js';
import { MARK, unitClass } from '../../text/unitTables.js';
import { UnitBuffer } from '../../text/utf16.js';

/** A text as patterns read it: composed and without zero-width characters, its offsets mapped back. */
export interface CleanText {
  readonly text: string;
  /** Where the unit at a clean offset starts in the original text. */
  originalStart(clean: number): number;
  /** Where what ends at a clean offset ends in the original text. */
  originalEnd(clean: number): number;
}

const CHUNK = 4096;
const chunk = new UnitBuffer(CHUNK);
const same = (offset: number) => offset;

/** Cleans the text; one that is clean already is taken as it is. */
export function cleanText(original: string): CleanText {
  if (isClean(original)) return { text: original, originalStart: same, originalEnd: same };
  const { units, length, starts, ends } = compose(original);
  const chunks: string[] = [];
  for (let at = 0; at < length; at += CHUNK) chunks.push(String.fromCharCode(...units.subarray(at, Math.min(at + CHUNK, length))));
  return {
    text: chunks.join(''),
    originalStart: (clean) => starts[clean]!,
    originalEnd: (clean) => ends[clean - 1]!,
  };
}

/** Whether a text has no marks and no ignored characters. Copied units are looked at in less time than those of a string. */
function isClean(text: string): boolean {
  const { units } = chunk;
  const classes = unitClass; // what is imported would be looked up anew at each unit
  for (let at = 0; at < text.length; at += CHUNK) {
    const length = Math.min(CHUNK, text.length - at);
    chunk.write(text, at, at + length);
    for (let i = 0; i < length; i++) if (classes[units[i]!]! >= MARK) return false;
  }
  return true;
}
