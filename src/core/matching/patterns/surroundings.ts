import { CAPITAL, kindAt, LETTER, OTHER } from './scan.js';

const besideNumber = /[\p{L}\p{M}\p{N}/_.,:@#=&?+\-‐‑–]/u;
const joiner = /[–\-‐‑,:]/u;

/** Whether a number may start at the offset: it is no part of a code (`Covid-19`), a date or an address. */
export function startsNumber(text: string, at: number): boolean {
  if (at === 0 || text.charCodeAt(at - 1) === 0x20) return true;
  const before = text[at - 1]!;
  if (kindAt(text, at - 1) !== OTHER) return false;
  return !besideNumber.test(before) || (joiner.test(before) && /^(?:\s|$)/u.test(text[at - 2] ?? ''));
}

const partOfNumber = /^(?:[\p{L}\p{M}\p{N}_@#=&]|[/.,:\-‐‑–]\d|[/\-‐‑–]\p{L})/u;

/** Whether a number may end at the offset: it is no part of a code or a longer number. */
export function endsNumber(text: string, at: number): boolean {
  if (at >= text.length || text.charCodeAt(at) === 0x20) return true;
  return kindAt(text, at) === OTHER && !partOfNumber.test(text.slice(at, at + 2));
}

/** The word before the offset, on the same line and in lower case; empty where something else stands there. */
export function wordBefore(text: string, at: number): string {
  let end = at;
  while (end > 0 && isBlank(text, end - 1)) end--;
  if (end === at) return '';
  let start = end;
  let hasCapital = false;
  for (let kind = kindAt(text, start - 1); kind === LETTER || kind === CAPITAL; kind = kindAt(text, start - 1)) {
    hasCapital ||= kind === CAPITAL;
    start--;
  }
  const word = text.slice(start, end);
  // Few words have one, and lower case takes more time than finding the word.
  return hasCapital ? word.toLowerCase() : word;
}

/** White space within a line. */
export function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return unit === 0x20 || unit === 0x09 || unit === 0x0b || unit === 0x0c;
  return kindAt(text, at) === OTHER && /\s/.test(text[at]!);
}
