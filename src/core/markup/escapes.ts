import type { Span } from '../text/span.js';
import { firstIndex } from '../text/firstIndex.js';
import type { MediaType } from './markup.js';
import { backslashesBefore, tagName, type Opening } from './openings.js';
import type { Cut } from './sourceMap.js';

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
export function* escapesOf(source: string, span: Span, run: Run, openings: readonly Opening[]): Generator<Cut> {
  if (run.mediaType === 'text/plain') {
    if (run.nested) {
      for (const match of source.slice(span.start, span.end).matchAll(/\\[[\]\\:]/g)) yield escapeAt(span.start + match.index);
      return;
    }
    for (let i = firstIndex(openings, (opening) => opening.start >= span.start); i < openings.length && openings[i]!.content <= span.end; i++) {
      if (tagName.test(openings[i]!.name)) yield* escapesBefore(source, openings[i]!.start, span.start);
    }
  }
  if (run.beforeTag) yield* escapesBefore(source, span.end, span.start);
}

/** The escaping backslashes directly before something that starts a tag, or before the one colon directly before it. */
function* escapesBefore(source: string, start: number, from: number): Generator<Cut> {
  const end = start > from && source[start - 1] === ':' ? start - 1 : start;
  for (let at = end - backslashesBefore(source, end, from); at < end; at += 2) yield escapeAt(at);
}

function escapeAt(start: number): Cut {
  return { start, end: start + 1, escape: true };
}

/** An opening as text, with what before it decides whether it is one: backslashes, and perhaps one more colon. */
const openingInText = /(\\*)(::?)(?=[a-z][a-z0-9_-]*\[)/g;

/**
 * Offsets in a run of the plain text whose character needs a backslash before it, in order.
 *
 * @param isText whether the source text has the opening at this span as text already, so that it may stay as it is
 */
export function* neededEscapes(text: string, run: Run, isText: (span: Span) => readonly number[] | undefined = () => undefined): Generator<number> {
  const plain = run.mediaType === 'text/plain';
  if (plain && run.nested) {
    for (const match of text.matchAll(/[[\]\\]/g)) yield match.index;
  } else if (plain) {
    for (const match of text.matchAll(openingInText)) {
      const [whole, backslashes, colons] = match as unknown as [string, string, string];
      const colon = match.index + whole.length - 1;
      const kept = isText({ start: match.index, end: text.indexOf('[', colon) + 1 });
      if (kept) yield* kept;
      else if (colons === '::') yield colon;
      else yield* offsets(colon - backslashes.length, colon + 1);
    }
  }
  if (run.beforeTag) {
    const end = text.endsWith(':') ? text.length - 1 : text.length;
    // Inside a tag of a text/plain the backslashes are escaped already.
    if (!plain || !run.nested) yield* offsets(end - backslashesBefore(text, end, 0), end);
    if (end < text.length) yield end;
  }
}

function* offsets(start: number, end: number): Generator<number> {
  for (let offset = start; offset < end; offset++) yield offset;
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
