import type { Analysis } from '../../core/analysis/analysis.js';
import type { Suggestion } from '../../core/matching/suggestion.js';
import type { Span } from '../../core/text/span.js';
import { isWordEdge, snapToWords, trimSpan } from '../../core/text/words.js';
import { mentionsAt } from '../mentions.js';

/** A stretch of the plain text that a person means, and the suggestion that is made for just that stretch. */
export interface Meant extends Span {
  readonly suggestion?: Suggestion;
  /** The parts of a discontinuous mention, in order. */
  readonly segments?: readonly Span[];
}

/**
 * What a selection means: without white space, quotation marks and punctuation at its edges, and with the whole of the
 * words that it cuts. A word is cut on purpose where a capital follows a small letter: `phương|UBND` are two words
 * that stuck together. With an empty selection the innermost suggestion is meant, else the word.
 *
 * @param selected UTF-16 code units of the plain text
 * @returns undefined where no text is meant
 */
export function meantBy(analysis: Analysis, suggestions: readonly Suggestion[], selected: Span): Meant | undefined {
  const { plainText } = analysis.text;
  if (selected.start === selected.end) {
    const [here] = mentionsAt(suggestions.map((of) => ({ of })), selected.start);
    if (here) return { start: here.of.start, end: here.of.end, suggestion: here.of };
  }
  const trimmed = selected.start === selected.end ? selected : trimSpan(plainText, selected);
  const span = { start: edge(plainText, trimmed, 'start'), end: edge(plainText, trimmed, 'end') };
  if (span.start >= span.end) return undefined;
  const suggestion = suggestions.find(({ start, end }) => start === span.start && end === span.end);
  return { ...span, ...(suggestion && { suggestion }) };
}

function edge(text: string, span: Span, side: 'start' | 'end'): number {
  const offset = span[side];
  const isSeam = span.start < span.end && !isWordEdge(text, offset) && /\p{Ll}\p{M}*$/u.test(text.slice(0, offset).slice(-8)) && /^\p{Lu}/u.test(text.slice(offset));
  return isSeam ? offset : snapToWords(text, span)[side];
}
