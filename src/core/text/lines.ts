import type { Span } from './span.js';

/** Line and column, both from 0; the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The lines of a text. A line ends with `\n`, `\r\n` or `\r`, which belong to it but not to its span. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (const { 0: lineBreak, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + lineBreak.length);
    this.#text = text;
    this.#starts = starts;
  }

  /** At least one: what follows the last line break is a line, even if it is empty. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** Where an offset is; one outside the text is taken to its nearest end. */
  positionAt(offset: number): Position {
    const within = Math.min(Math.max(offset, 0), this.#text.length);
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= within) low = middle;
      else high = middle;
    }
    return { line: low, column: within - this.#starts[low]! };
  }

  /** The offset of a position; a column beyond the end of its line is taken to that end, and so for lines. */
  offsetAt({ line, column }: Position): number {
    if (line < 0) return 0;
    if (line >= this.lineCount) return this.#text.length;
    const { start, end } = this.lineSpan(line);
    return Math.min(start + Math.max(column, 0), end);
  }

  /** The line without its line break. */
  lineSpan(line: number): Span {
    const start = this.#starts[line]!;
    let end = this.#starts[line + 1] ?? this.#text.length;
    if (line + 1 < this.lineCount) {
      if (this.#text[end - 1] === '\n') end--;
      if (end > start && this.#text[end - 1] === '\r') end--;
    }
    return { start, end };
  }
}
