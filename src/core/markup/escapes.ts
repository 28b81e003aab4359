import type { MediaType } from './markup.js';
import { backslashesBefore, tagName, type Opening } from './openings.js';
import type { Cut } from './sourceMap.js';
import type { Span } from '../text/span.js';

/**
 * Where backslashes are escapes: the rule of docs/tags.md, read here and written below.
 *
 * A stretch of text without a tag's start or end in it is called a run.
 */
interface Run {
  readonly mediaType: MediaType;
  /** Whether the run stands inside a tag. */
  readonly nested: boolean;
  /** Whether a tag starts directly after it. */
  readonly beforeTag: boolean;
}

/** The escaping backslashes of a run of the source text, in order. */
export function escapesOf(source: string, span: Span, run: Run, openings: readonly Opening[]): Cut[] {
  const escapes: Cut[] = [];
  if (run.mediaType === 'text/plain') {
    if (run.nested) return [...source.slice(span.start, span.end).matchAll(/\\[[\]\\:]/g)].map((match) => escapeAt(span.start + match.index));
    for (let i = firstFrom(openings, span.start); i < openings.length && openings[i]!.content <= span.end; i++) {
      if (tagName.test(openings[i]!.name)) escapes.push(...escapesBefore(source, openings[i]!.start, span.start));
    }
  }
  if (run.beforeTag) escapes.push(...escapesBefore(source, span.end, span.start));
  return escapes;
}

/** The escaping backslashes directly before something that starts a tag, or before the one colon directly before it. */
function escapesBefore(source: string, start: number, from: number): Cut[] {
  let at = start;
  if (at > from && source[at - 1] === ':') at--;
  const count = backslashesBefore(source, at, from);
  const first = at - count;
  return Array.from({ length: Math.ceil(count / 2) }, (_, i) => escapeAt(first + 2 * i));
}

function escapeAt(start: number): Cut {
  return { start, end: start + 1, escape: true };
}

function firstFrom(openings: readonly Opening[], offset: number): number {
  let low = 0;
  let high = openings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (openings[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An opening as text, with what before it decides whether it is one: backslashes, and perhaps one more colon. */
const openingInText = /(\\*)(::?)(?=[a-z][a-z0-9_-]*\[)/g;

/**
 * Offsets in a run of the plain text whose character needs a backslash before it, in order.
 *
 * @param isText whether the source text has the opening at this span as text already, so that it may stay as it is
 */
export function neededEscapes(text: string, run: Run, isText: (span: Span) => readonly number[] | undefined = () => undefined): number[] {
  const needed: number[] = [];
  if (run.mediaType === 'text/plain') {
    if (run.nested) {
      for (const match of text.matchAll(/[[\]\\]/g)) needed.push(match.index);
    } else {
      for (const match of text.matchAll(openingInText)) {
        const [whole, backslashes, colons] = match as unknown as [string, string, string];
        const start = match.index;
        const name = text.indexOf('[', start + whole.length) + 1;
        const kept = isText({ start, end: name });
        if (kept) needed.push(...kept);
        else if (colons === '::') needed.push(start + whole.length - 1);
        else needed.push(...range(start, start + backslashes.length + 1));
      }
    }
  }
  if (run.beforeTag) {
    const colon = text.endsWith(':');
    const end = text.length - (colon ? 1 : 0);
    const backslashes = backslashesBefore(text, end, 0);
    // Inside a tag of a text/plain they are escaped already.
    if (!(run.nested && run.mediaType === 'text/plain')) needed.push(...range(end - backslashes, end));
    if (colon) needed.push(end);
  }
  return needed;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/**
 * A text as the source of a `text/plain` document that holds exactly this text and no tag: what looks like the start of
 * a tag is escaped.
 */
export function escapePlainText(text: string): string {
  let source = '';
  let at = 0;
  for (const offset of neededEscapes(text, { mediaType: 'text/plain', nested: false, beforeTag: false })) {
    source += `${text.slice(at, offset)}\\`;
    at = offset;
  }
  return source + text.slice(at);
}
