import type { Span } from '../text/span.js';

/** `:name[` in a source text: the shape of the start of a tag, whether it is one or not. */
export interface Opening {
  /** Offset of its colon. */
  readonly start: number;
  readonly name: string;
  /** Offset after its bracket. */
  readonly content: number;
  /** Offset of the bracket that closes it in its paragraph, counted as the directive syntax counts brackets. Undefined where nothing does in time. */
  readonly close?: number;
  /** Where what it opens ends with its attributes, if it has any; undefined where it does not close. */
  readonly end?: number;
  /** Whether the colon is text because of a backslash before it, see docs/tags.md. */
  readonly escaped: boolean;
  /** Whether another colon stands directly before it, and is not escaped. */
  readonly afterColon: boolean;
}

/**
 * No tag is longer, attributes included: what closes later does not close it. So it can be said close by what is a tag,
 * however long a paragraph is. UTF-16 code units.
 */
export const longestTag = 10_000;

const openingShape = /:([A-Za-z][A-Za-z0-9_-]*)\[/y;

/** The name of a tag as it must be written; only such openings are ever escaped. */
export const tagName = /^[a-z][a-z0-9_-]*$/;

/** Two line ends with nothing but white space between them: the end of a paragraph. */
const blankLine = String.raw`(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r(?!\n))`;

/** Whether a text has a blank line in it, which no tag can hold. */
export function hasBlankLine(text: string): boolean {
  return new RegExp(blankLine).test(text);
}

/** All openings of a text, in order. The cost is that of looking for colons. */
export function findOpenings(source: string): Opening[] {
  const found: Opening[] = [];
  let paragraph: Span = { start: 0, end: 0 };
  let shapes: Opening[] = [];
  const close = (): void => {
    if (shapes.length > 0) closeOpenings(source, shapes, paragraph.end, found);
    shapes = [];
  };
  for (let at = source.indexOf(':'); at >= 0; at = source.indexOf(':', at + 1)) {
    openingShape.lastIndex = at;
    const match = openingShape.exec(source);
    if (!match) continue;
    if (at >= paragraph.end) {
      close();
      paragraph = nextParagraph(source, paragraph.end, at);
    }
    shapes.push({ start: at, name: match[1]!, content: openingShape.lastIndex, ...colonContext(source, at) });
  }
  close();
  return found;
}

/** What openings that close hold with their ends: stretches in order and apart from each other. */
export function stretchesOf(openings: readonly Opening[]): Span[] {
  const stretches: Span[] = [];
  for (const { start, end } of openings) {
    if (end === undefined) continue;
    const last = stretches.at(-1);
    if (!last || start >= last.end) stretches.push({ start, end });
    else if (end > last.end) stretches[stretches.length - 1] = { start: last.start, end };
  }
  return stretches;
}

/** The paragraph around `at`, where `from` is a boundary of paragraphs before it. */
function nextParagraph(source: string, from: number, at: number): Span {
  const boundary = new RegExp(blankLine, 'g');
  boundary.lastIndex = from;
  let start = from;
  for (let match = boundary.exec(source); match; match = boundary.exec(source)) {
    if (match.index >= at) return { start, end: match.index };
    start = boundary.lastIndex;
  }
  return { start, end: source.length };
}

/** The stretches of a text between its blank lines, in order. */
export function* paragraphs(source: string): Generator<Span> {
  let start = 0;
  for (const line of blankLines(source)) {
    yield { start, end: line.start };
    start = line.end;
  }
  yield { start, end: source.length };
}

/** The blank lines of a text, each with the line ends before and after it, in order. */
export function blankLines(source: string): Span[] {
  return Array.from(source.matchAll(new RegExp(blankLine, 'g')), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Whether what stands before the colon of an opening makes it text. */
function colonContext(source: string, start: number): Pick<Opening, 'escaped' | 'afterColon'> {
  const backslashes = backslashesBefore(source, start, 0);
  const colon = backslashes === 0 && source[start - 1] === ':';
  return {
    escaped: backslashes % 2 === 1,
    afterColon: colon && backslashesBefore(source, start - 1, 0) % 2 === 0,
  };
}

/** How many backslashes stand directly before an offset, none of them before `from`. */
export function backslashesBefore(source: string, offset: number, from: number): number {
  let at = offset;
  while (at > from && source.charCodeAt(at - 1) === 92) at--;
  return offset - at;
}

/** How many brackets may be open inside a tag; the directive syntax has this limit. */
const maxDepth = 32;

/** Pairs the brackets of a paragraph in one pass; what the directive syntax finds from each opening on its own. */
function closeOpenings(source: string, shapes: readonly Opening[], end: number, into: Opening[]): void {
  let next = into.length;
  into.push(...shapes);
  const lastTagEnd = Math.min(end, shapes.at(-1)!.start + longestTag);
  const bracket = /\\[[\]\\]|[[\]]/g;
  bracket.lastIndex = shapes[0]!.start;
  /** The brackets that are open: of which opening, if of one, and how deep those inside it are nested. */
  const open: { readonly opening: number | undefined; depth: number }[] = [];
  for (let match = bracket.exec(source); match && match.index < lastTagEnd; match = bracket.exec(source)) {
    if (match[0] === '[') {
      open.push({ opening: into[next]?.content === match.index + 1 ? next++ : undefined, depth: 0 });
    } else if (match[0] === ']') {
      const closed = open.pop();
      if (!closed) continue;
      const around = open.at(-1);
      if (around) around.depth = Math.max(around.depth, closed.depth + 1);
      if (closed.opening === undefined || closed.depth > maxDepth) continue;
      const opening = into[closed.opening]!;
      const limit = Math.min(end, opening.start + longestTag);
      const tagEnd = match.index < limit ? attributesEnd(source, match.index + 1, limit) : undefined;
      if (tagEnd !== undefined) into[closed.opening] = { ...opening, close: match.index, end: tagEnd };
    }
  }
}

/** Braces in which quotation marks are paired, which those of all attributes are. */
const braces = /\{[^"'}]*(?:(?:"[^"]*"|'[^']*')[^"'}]*)*\}/y;

/** Where the attributes end that may stand at an offset; the offset where there are none before the limit. */
function attributesEnd(source: string, at: number, limit: number): number {
  if (source[at] !== '{') return at;
  braces.lastIndex = at;
  return braces.test(source.slice(0, limit)) ? braces.lastIndex : at;
}
