import type { TextEdit } from '../text/problem.js';
import type { ReadableText } from './tracking.js';

/** A text as it is after edits, read out of what it was and what came in: no text is put together for it. */
export class EditedText implements ReadableText {
  readonly length: number;
  readonly #before: ReadableText;
  readonly #edits: readonly TextEdit[];

  /** @param edits by offsets of the text before them, none overlapping another */
  constructor(before: ReadableText, edits: readonly TextEdit[]) {
    this.#before = before;
    this.#edits = edits.toSorted((a, b) => a.start - b.start);
    this.length = edits.reduce((length, { start, end, newText }) => length + newText.length - (end - start), before.length);
  }

  slice(start: number, end: number): string {
    let text = '';
    /** Where the next piece begins, in the text after the edits and in the one before them. */
    let at = 0;
    let from = 0;
    const kept = (to: number): void => {
      const [first, last] = [Math.max(start, at), Math.min(end, at + to - from)];
      if (first < last) text += this.#before.slice(from + first - at, from + last - at);
      at += to - from;
    };
    for (const edit of this.#edits) {
      if (at >= end) return text;
      kept(edit.start);
      if (at < end) text += edit.newText.slice(Math.max(0, start - at), Math.max(0, end - at));
      at += edit.newText.length;
      from = edit.end;
    }
    kept(this.#before.length);
    return text;
  }
}
