import { CAPITAL, kindAt, LETTER, OTHER } from './scan.js';

/** Whether a number may start at the offset: it is no part of a code (`Covid-19`), a date or an address. */
export function startsNumber(text: string, at: number): boolean {
  const before = text[at - 1];
  return before === undefined || !/[\p{L}\p{M}\p{N}/_.,:@#=&?+\-‐‑–]/u.test(before) || (/[–\-‐‑,:]/u.test(before) && /^(?:\s|$)/u.test(text[at - 2] ?? ''));
}

/** Whether a number may end at the offset: it is no part of a code or a longer number. */
export function endsNumber(text: string, at: number): boolean {
  return !/^(?:[\p{L}\p{M}\p{N}_@#=&]|[/.,:\-‐‑–]\d|[/\-‐‑–]\p{L})/u.test(text.slice(at, at + 2));
}

/** The word before the offset, on the same line and in lower case; empty where something else stands there. */
export function wordBefore(text: string, at: number): string {
  let end = at;
  while (end > 0 && isBlank(text, end - 1)) end--;
  if (end === at) return '';
  let start = end;
  while (start > 0 && (kindAt(text, start - 1) === LETTER || kindAt(text, start - 1) === CAPITAL)) start--;
  return text.slice(start, end).toLowerCase();
}

/** White space within a line. */
function isBlank(text: string, at: number): boolean {
  if (text.charCodeAt(at) === 0x20) return true;
  return kindAt(text, at) === OTHER && /[^\S\r\n]/.test(text[at]!);
}
