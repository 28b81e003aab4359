import { compose, needsComposing } from '../text/compose.js';
import { composeText } from '../text/fold.js';
import { sentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import { IGNORED, MARK, SPACE, unitClass } from '../text/unitTables.js';
import { words } from '../text/words.js';

/**
 * What the tagger labels: a syllable, or a symbol between syllables. Symbols are tokens of their own because mentions
 * may end with one (`14,8%`) and are told apart by them (`2016-2021`). Offsets: UTF-16 code units of the text as given.
 */
export interface Token extends Span {
  /** As written, its marks composed and without zero-width characters, so that NFD teaches what NFC teaches. */
  readonly form: string;
}

/** A sentence of more tokens than any that is written for people goes on as another: the memory for one is bounded. */
const longestSentence = 256;

/** The tokens of the lines that the range touches, sentence by sentence. No sentence is empty. */
export function tokenSentences(text: string, range: Span = { start: 0, end: text.length }): Token[][] {
  const start = Math.max(text.lastIndexOf('\n', range.start - 1), -1) + 1;
  const next = text.indexOf('\n', range.end);
  const lines = text.slice(start, next < 0 ? text.length : next);
  // Everything below reads the composed text, as sentences and words of an NFD text would not all be the same.
  const written = composeText(lines);
  const origin = needsComposing(lines) ? compose(lines) : undefined;
  const tokenOf = (span: Span): Token => ({
    start: start + (origin ? origin.starts[span.start]! : span.start),
    end: start + (origin ? origin.ends[span.end - 1]! : span.end),
    form: written.slice(span.start, span.end),
  });
  return sentences(written)
    .flatMap((sentence) => inParts(tokenSpans(written, sentence)))
    .map((spans) => spans.map(tokenOf));
}

function inParts(spans: readonly Span[]): Span[][] {
  const parts: Span[][] = [];
  for (let first = 0; first < spans.length; first += longestSentence) parts.push(spans.slice(first, first + longestSentence));
  return parts;
}

/** The words of the range, and each character between them that is no space, with its marks. */
function tokenSpans(text: string, range: Span): Span[] {
  const spans: Span[] = [];
  let at = range.start;
  const addSymbols = (end: number) => {
    while (at < end) {
      const length = text.codePointAt(at)! > 0xffff ? 2 : 1;
      const kind = unitClass[text.charCodeAt(at)]!;
      if (kind !== SPACE && kind !== IGNORED) spans.push({ start: at, end: at + length });
      at += length;
    }
  };
  for (const word of words(text, range)) {
    addSymbols(word.start);
    // A mark belongs to the symbol or space that it stands on, and starts no word.
    let { start } = word;
    while (start < word.end && unitClass[text.charCodeAt(start)] === MARK) start++;
    if (start > word.start && spans.at(-1)?.end === word.start) spans.push({ start: spans.pop()!.start, end: start });
    if (start < word.end) spans.push({ start, end: word.end });
    at = word.end;
  }
  addSymbols(range.end);
  return spans;
}
