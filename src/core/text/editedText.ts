import type { TextEdit } from './problem.js';

/** A text that can be read by stretches, so that an edit of a few letters never costs the reading of the whole. */
export interface ReadableText {
  readonly length: number;
  slice(start: number, end: number): string;
}

/** A stretch of the text after the edits: one of the text before, or what an edit puts in. */
interface Piece {
  readonly start: number;
  readonly end: number;
  slice(from: number, to: number): string;
}

/** A text as it is after edits, without a copy of it: only what is read of it is put together. */
export class EditedText implements ReadableText {
  readonly length: number;
  readonly #pieces: readonly Piece[];

  /** @param edits by offsets of the text before, in any order, none overlapping another */
  constructor(before: ReadableText, edits: readonly TextEdit[]) {
    const pieces: Piece[] = [];
    let length = 0;
    const add = (text: ReadableText, from: number, to: number): void => {
      if (from === to) return;
      const start = length;
      length += to - from;
      pieces.push({ start, end: length, slice: (a, b) => text.slice(from + a - start, from + b - start) });
    };
    let at = 0;
    for (const { start, end, newText } of edits.toSorted((a, b) => a.start - b.start)) {
      add(before, at, start);
      add(newText, 0, newText.length);
      at = end;
    }
    add(before, at, before.length);
    this.length = length;
    this.#pieces = pieces;
  }

  slice(start: number, end: number): string {
    return this.#pieces
      .filter((piece) => piece.start < end && piece.end > start)
      .map((piece) => piece.slice(Math.max(start, piece.start), Math.min(end, piece.end)))
      .join('');
  }
}
