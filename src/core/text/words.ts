import type { Span } from './span.js';
import { canonicalUnit, IGNORED, LETTER, MARK, SPACE, unitClass } from './unitTables.js';

const apostrophe = 0x27;

/** What unit `i` of the text is; a space beyond its ends. */
function classAt(text: string, i: number): number {
  return i >= 0 && i < text.length ? unitClass[text.charCodeAt(i)]! : SPACE;
}

/** Whether the nearest unit from `i` on in that direction that is not ignored is a letter, a number or a mark. */
function meetsLetter(text: string, i: number, step: 1 | -1): boolean {
  while (classAt(text, i) === IGNORED) i += step;
  const kind = classAt(text, i);
  return kind === LETTER || (step === -1 && kind === MARK);
}

/**
 * Whether unit `i` belongs to a word: letters, numbers and marks do, and between letters also zero-width characters
 * and the apostrophe that joins a name (`K’Ré`). In Vietnamese such a word is a syllable.
 */
function inWord(text: string, i: number): boolean {
  const kind = classAt(text, i);
  if (kind === LETTER || kind === MARK) return true;
  const joins = kind === IGNORED || (i >= 0 && i < text.length && canonicalUnit[text.charCodeAt(i)] === apostrophe);
  return joins && meetsLetter(text, i - 1, -1) && (meetsLetter(text, i + 1, 1) || (kind === IGNORED && classAt(text, i + 1) === MARK));
}

/** Whether a mention may start or end at the offset: it is not inside a word, nor inside a surrogate pair. */
export function isWordEdge(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  return !(inWord(text, offset - 1) && inWord(text, offset)) && !splitsPair(text, offset);
}

/** The word around an offset, or the one that ends or starts there; undefined where there is none. */
export function wordAt(text: string, offset: number): Span | undefined {
  let [start, end] = [offset, offset];
  while (start > 0 && inWord(text, start - 1)) start--;
  while (end < text.length && inWord(text, end)) end++;
  return start < end ? { start, end } : undefined;
}

/** The words of the text that start in the range, in order. */
export function* words(text: string, range: Span = { start: 0, end: text.length }): Generator<Span> {
  let at = range.start;
  while (!isWordEdge(text, at)) at++;
  while (at < range.end) {
    if (!inWord(text, at)) {
      at++;
      continue;
    }
    const start = at;
    while (at < text.length && inWord(text, at)) at++;
    yield { start, end: at };
  }
}

/** The span, widened to the edges of the words that it cuts. An empty span becomes the word that it touches, if any. */
export function snapToWords(text: string, { start, end }: Span): Span {
  if (start === end) return wordAt(text, start) ?? { start, end };
  while (!isWordEdge(text, start)) start--;
  while (!isWordEdge(text, end)) end++;
  return { start, end };
}

/** Quotation marks and brackets with their partners. */
const partners = new Map<string, string>();
for (const pair of ['()', '[]', '{}', '<>', '“”', '‘’', '«»', '‹›', '""', "''", '（）', '「」', '『』', '【】', '《》']) {
  partners.set(pair[0]!, pair[1]!);
  partners.set(pair[1]!, pair[0]!);
}
const trimmed = /[\s\u0085\p{Default_Ignorable_Code_Point}.,;:!?…·•\p{Pd}\p{Pi}\p{Pf}\p{Ps}\p{Pe}"'`´<>]/u;

/**
 * The span without white space, quotation marks, brackets and sentence punctuation at its edges (guidelines, boundaries,
 * 2). A quotation mark or bracket stays whose partner is inside the span: `5 năm qua (2016-2021)`. A span that has
 * nothing else becomes empty, at its start.
 */
export function trimSpan(text: string, { start, end }: Span): Span {
  const from = start;
  for (;;) {
    while (start < end && trims(text, start, start + 1, end)) start++;
    while (end > start && trims(text, end - 1, start, end - 1)) end--;
    // Both ends may be partners of each other, and so not trimmed one by one.
    if (end - start < 2 || partners.get(text[start]!) !== text[end - 1] || !closesAtEnd(text, start, end)) break;
    start++;
    end--;
  }
  return start < end ? { start, end } : { start: from, end: from };
}

/** Whether the character at the edge goes: it is one of those trimmed, and no partner of it is in `text[start, end)`. */
function trims(text: string, edge: number, start: number, end: number): boolean {
  const character = text[edge]!;
  if (!trimmed.test(character)) return false;
  const partner = partners.get(character);
  return partner === undefined || !text.slice(start, end).includes(partner);
}

/** Whether the partner of the first character is the last one, and none before it. */
function closesAtEnd(text: string, start: number, end: number): boolean {
  const [open, close] = [text[start]!, text[end - 1]!];
  let depth = 1;
  for (let i = start + 1; i < end; i++) {
    if (text[i] === close) depth--;
    else if (text[i] === open) depth++;
    if (depth === 0) return i === end - 1;
  }
  return false;
}

function splitsPair(text: string, offset: number): boolean {
  return (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}
