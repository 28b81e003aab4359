import type { Span } from './span.js';

/** As GitHub's autolinks find them, see the specification of GitHub Flavored Markdown, 6.9. */
const url = /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>]+/g;
const afterUrl = /[?!.,:;*_~'")\]”’»…]+$/;

/** Whether a text holds a URL. */
export function hasUrl(text: string): boolean {
  return text.search(url) >= 0;
}

/** The URLs of a text, without the punctuation after them, in order. */
export function findUrls(text: string): Span[] {
  // Looking for a few letters takes far less time, and most texts have none.
  if (!text.includes('://') && !text.includes('www.')) return [];
  return Array.from(text.matchAll(url), ({ 0: match, index }) => ({ start: index, end: index + match.replace(afterUrl, '').length }));
}
