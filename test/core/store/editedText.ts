import fc from 'fast-check';
import type { TextEdit } from '../../../src/core/text/problem.js';
import type { Span } from '../../../src/core/text/span.js';

/** A text whose characters keep their identity while it is edited: what was inserted since has none. UTF-16 code units. */
export class EditedText {
  readonly text: string;
  /** For each code unit the offset that it had in the first text, or -1. */
  readonly #origins: readonly number[];

  constructor(text: string, origins: readonly number[] = Array.from({ length: text.length }, (_, i) => i)) {
    this.text = text;
    this.#origins = origins;
  }

  /** @param edits in order, none overlapping or touching another */
  edited(edits: readonly TextEdit[]): EditedText {
    let text = '';
    const origins: number[] = [];
    let at = 0;
    for (const { start, end, newText } of [...edits, { start: this.text.length, end: this.text.length, newText: '' }]) {
      text += this.text.slice(at, start) + newText;
      origins.push(...this.#origins.slice(at, start), ...Array.from(newText.split(''), () => -1));
      at = end;
    }
    return new EditedText(text, origins);
  }

  /** The text with a line moved before another one: its characters stay the same ones. */
  withMovedLine(from: number, to: number): EditedText {
    const lines = this.lines();
    const [line] = lines.splice(from % lines.length, 1);
    lines.splice(to % (lines.length + 1), 0, line!);
    return new EditedText(lines.map(({ start, end }) => this.text.slice(start, end)).join(''), lines.flatMap(({ start, end }) => this.#origins.slice(start, end)));
  }

  /** The lines with their ends. */
  lines(): Span[] {
    const lines: Span[] = [];
    for (let start = 0; start < this.text.length; start = lines.at(-1)!.end) {
      const end = this.text.indexOf('\n', start);
      lines.push({ start, end: end < 0 ? this.text.length : end + 1 });
    }
    return lines;
  }

  /** Where a stretch of the first text stands now as it was, or undefined where anything of it has changed. */
  whole({ start, end }: Span): Span | undefined {
    const at = this.#origins.indexOf(start);
    for (let i = start; i < end; i++) if (at < 0 || this.#origins[at + i - start] !== i) return undefined;
    return { start: at, end: at + end - start };
  }

  /** Whether a stretch holds characters of the first text, but none of those that stood in `own`. */
  isOnlyOthers(stretch: Span, own: Span): boolean {
    const origins = this.#origins.slice(stretch.start, stretch.end);
    return origins.every((origin) => origin >= 0 && (origin < own.start || origin >= own.end));
  }
}

/** Raw material of an edit: where, how much goes, and what comes. */
export interface RawEdit {
  readonly at: number;
  readonly length: number;
  readonly newText: string;
}

/** Edits of a text in order, none touching another, none between the halves of a pair. */
export function editsOf(raw: readonly RawEdit[], text: string): TextEdit[] {
  const boundary = (offset: number): number => ((text.charCodeAt(offset) & 0xfc00) === 0xdc00 ? offset - 1 : offset);
  const edits: TextEdit[] = [];
  for (const { at, length, newText } of [...raw].sort((a, b) => (a.at % (text.length + 1)) - (b.at % (text.length + 1)))) {
    const start = boundary(at % (text.length + 1));
    if (edits.length === 0 || start > edits.at(-1)!.end) edits.push({ start, end: Math.max(start, boundary(Math.min(text.length, start + length))), newText });
  }
  return edits;
}

/** The edits that take the result of `edits` back to `text`. */
export function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return edits.map((edit) => {
    const start = edit.start + shift;
    shift += edit.newText.length - (edit.end - edit.start);
    return { start, end: start + edit.newText.length, newText: text.slice(edit.start, edit.end) };
  });
}

const word = fc.constantFrom('Bộ', 'Ngoại', 'giao', 'đối', 'ngoại', 'Việt', 'Nam', 'hợp', 'tác', 'hoà', 'hòa', 'bình', 'các', 'nước', '😀', 'phát', 'triển', 'kinh', 'tế', 'hội', 'nhập', 'quốc', 'gia');
const separator = fc.oneof({ weight: 8, arbitrary: fc.constant(' ') }, { weight: 1, arbitrary: fc.constantFrom('\n', '\r\n', ', ', '. ', '\u00a0', '\n\n', '\u200b ') });
const stretch = fc.array(fc.tuple(word, separator), { minLength: 1, maxLength: 6 }).map((parts) => parts.flat().join(''));

/** Texts in which the same words stand in many places. */
export const texts = fc.array(fc.tuple(word, separator), { minLength: 4, maxLength: 60 }).map((parts) => parts.flat().join(''));

/** Typing, pasting, deleting and replacing, at several places at once. */
export const rawEdits: fc.Arbitrary<RawEdit[]> = fc.array(
  fc.record({ at: fc.nat(), length: fc.oneof(fc.constant(0), fc.nat(12)), newText: fc.oneof(fc.constant(''), fc.constantFrom('x', 'ộ', '\n', ' '), stretch) }),
  { minLength: 1, maxLength: 3 },
);

/** Stretches of a text that start and end with a word. */
export function wordSpans(text: string, raw: readonly (readonly [number, number])[]): Span[] {
  const words = [...text.matchAll(/[\p{L}\p{M}]+|😀/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return raw.map(([at, count]) => ({ start: words[at % words.length]!.start, end: words[Math.min(words.length - 1, (at % words.length) + count - 1)]!.end }));
}
