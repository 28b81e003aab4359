import type { Span } from './span.js';
import { LETTER, SPACE, unitClass } from './unitTables.js';

/** Abbreviations that a full stop follows without ending the sentence, in lower case. */
const abbreviations = new Set('tp tx tt q p h x pgs gs ts ths bs ks ncs ths cn ls nxb tr ttxvn mr mrs ms dr prof st no vol vs gs.ts pgs.ts th.s'.split(' '));

/** The end of a sentence or of a line: a run of terminators with the quotation marks and brackets that close after it, or a line break. */
const boundary = /[.!?…]+[\p{Pf}\p{Pe}"'’”]*|[\r\n]+/gu;
/** What a sentence starts with: a capital or a number, after quotation marks, brackets and dashes. */
const sentenceStart = /^[\p{Pi}\p{Ps}\p{Pd}"'‘“\s]*[\p{Lu}\p{Lt}\p{N}]/u;
const wordBefore = /[\p{L}\p{M}\p{N}.]*$/u;
const longestAbbreviation = 12;
const longestOpening = 16;

/**
 * The sentences of a text, without the white space around them, in order. Every line ends one. A full stop ends one if
 * white space and a capital or a number follow, unless it belongs to an abbreviation (`TP.`, `PGS.`), an initial or the
 * number of a heading (`1. `); those inside `T.Ư` and `1.200` have no white space after them.
 */
export function sentences(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    const sentence = text.slice(start, end);
    const from = start + sentence.length - sentence.trimStart().length;
    const to = start + sentence.trimEnd().length;
    if (from < to) found.push({ start: from, end: to });
    start = end;
  };
  for (const { 0: mark, index } of text.matchAll(boundary)) {
    const end = index + mark.length;
    if (/^[\r\n]/.test(mark) || endsSentence(text, start, index, end)) close(end);
  }
  close(text.length);
  return found;
}

function endsSentence(text: string, start: number, index: number, end: number): boolean {
  return /^\s/.test(text.slice(end, end + 1)) && startsSentence(text, end) && !isAbbreviation(text, start, index, end);
}

/** Whether what stands at the offset, white space before it or not, may start a sentence. Looks at 16 code units. */
export function startsSentence(text: string, at: number): boolean {
  return sentenceStart.test(text.slice(at, at + longestOpening));
}

/**
 * Whether the full stop of a sentence or line that begins at `start` is part of an abbreviation, an initial or the number
 * of a heading; other terminators, and several, never are.
 *
 * @param index where the terminators stand, with what closes after them
 * @param end where that ends
 */
export function isAbbreviation(text: string, start: number, index: number, end: number): boolean {
  if (text[index] !== '.' || end - index > 1) return false;
  const word = wordUpTo(text, Math.max(start, index - longestAbbreviation), index);
  const isInitial = /^\p{Lu}$/u.test(word) || /\.\p{Lu}$/u.test(word);
  const numbersHeading = /^(?:\p{N}+|[\p{L}]|[IVXLC]+)(?:\.\p{N}+)*$/u.test(word) && text.slice(start, index - word.length).trim() === '';
  return isInitial || numbersHeading || abbreviations.has(word.toLowerCase());
}

/** The word that ends at an offset, full stops in it included, from `start` on. */
function wordUpTo(text: string, start: number, end: number): string {
  let from = end;
  while (from > start && unitClass[text.charCodeAt(from - 1)] === LETTER) from--;
  // Nearly every word is letters after a space.
  const isWhole = from === start || unitClass[text.charCodeAt(from - 1)] === SPACE;
  return isWhole ? text.slice(from, end) : wordBefore.exec(text.slice(start, end))![0];
}
