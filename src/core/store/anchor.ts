import type { Span } from '../text/span.js';

/** Code points of context kept on either side of a quotation. */
export const contextLength = 32;

/**
 * Where an annotation is and what stands there: TextPositionSelector and TextQuoteSelector of the W3C Web Annotation
 * model in one. Offsets: UTF-16 code units of the plain text.
 */
export interface Anchor extends Span {
  readonly exact: string;
  /** Up to 32 code points before; fewer only at the start of the text. */
  readonly prefix: string;
  /** Up to 32 code points after; fewer only at the end of the text. */
  readonly suffix: string;
}

/** The anchor of a span of a text. */
export function anchorOf(text: string, { start, end }: Span): Anchor {
  return { start, end, exact: text.slice(start, end), prefix: prefixOf(text, start), suffix: suffixOf(text, end) };
}

/** Up to 32 code points before an offset. */
export function prefixOf(text: string, offset: number): string {
  let start = offset;
  for (let n = 0; n < contextLength && start > 0; n++) start -= isLowSurrogate(text, start - 1) && isHighSurrogate(text, start - 2) ? 2 : 1;
  return text.slice(start, offset);
}

/** Up to 32 code points from an offset on. */
export function suffixOf(text: string, offset: number): string {
  let end = offset;
  for (let n = 0; n < contextLength && end < text.length; n++) end += isHighSurrogate(text, end) && isLowSurrogate(text, end + 1) ? 2 : 1;
  return text.slice(offset, end);
}

function isHighSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800;
}

function isLowSurrogate(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00;
}
