import type { UnitBuffer } from '../text/utf16.js';
import type { HitBuffer } from './hits.js';

/**
 * Finds phrases in one stretch of text after the other: `input`, write to it, `read`, `match`. There are two of them, in
 * plain JavaScript and in WebAssembly, which find the same.
 */
export interface StretchSearch {
  /** Where to write the units of a stretch; there is room for `length` of them and one more. */
  input(length: number): UnitBuffer;

  /** Reads the first `length` units. Whether there are marks or ignored characters, so that they must be composed first. */
  read(length: number): boolean;

  /** Adds the hits that start before `limit` in what was read, in order. Their offsets are those of the units, plus `base`. */
  match(limit: number, found: HitBuffer, base: number): void;
}
