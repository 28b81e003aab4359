/** Whether a number may start at the offset: it is no part of a code (`Covid-19`), a date or an address. */
export function startsNumber(text: string, at: number): boolean {
  const before = text[at - 1];
  return before === undefined || !/[\p{L}\p{M}\p{N}/_.,:@#=&?+\-‐‑–]/u.test(before) || (/[–\-‐‑,:]/u.test(before) && /^(?:\s|$)/u.test(text[at - 2] ?? ''));
}

/** Whether a number may end at the offset: it is no part of a code or a longer number. */
export function endsNumber(text: string, at: number): boolean {
  return !/^(?:[\p{L}\p{M}\p{N}_@#=&]|[/.,:\-‐‑–]\d|[/\-‐‑–]\p{L})/u.test(text.slice(at, at + 2));
}

/** The word before the offset, in lower case; empty where something else stands there. */
export function wordBefore(text: string, at: number): string {
  return /(?<word>[\p{L}\p{M}]{1,12})[^\S\r\n]+$/u.exec(text.slice(Math.max(0, at - 24), at))?.groups?.['word']?.toLowerCase() ?? '';
}
