import { isAbbreviation, startsSentence } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import { LETTER, MARK, unitClass } from '../text/unitTables.js';
import type { BlockEnd, BlockReader } from './blocks.js';
import { firstIndex } from '../text/firstIndex.js';
import { longestTag, type Opening, stretchesOf } from './openings.js';

/** Within so many code units a block ends as the text is laid out; of a longer stretch without such an end each sentence is a block. */
export const longestLayout = 4096;

/** How far what ends a line or a sentence looks beyond it. */
const lookahead = 32;

/**
 * The blocks of a `text/plain`: they end with a paragraph, or with a line that ends a sentence, but not inside a tag. Of
 * what is longer without such an end each sentence is a block, or each line.
 */
export class PlainBlocks implements BlockReader {
  readonly #text: string;
  readonly #openings: readonly Opening[];
  readonly #tags: readonly Span[];
  readonly #limit: number;
  /** A stretch that is known to have no line break in it. */
  #unbroken: Span = { start: 0, end: 0 };

  /**
   * @param openings those of the text; none where it has no tags
   * @param limit another {@link longestLayout}, for tests
   */
  constructor(text: string, openings: readonly Opening[], limit = longestLayout) {
    this.#text = text;
    this.#openings = openings;
    // What is no tag for what stands before it too: it may be a problem, which says so of the whole of it.
    this.#tags = stretchesOf(openings);
    this.#limit = limit;
  }

  next(start: number): BlockEnd {
    const limit = Math.min(start + this.#limit, this.#text.length);
    const laidOut = this.#layoutEnd(start, limit);
    const end = laidOut ?? (limit === this.#text.length ? limit : this.#longEnd(start, limit));
    const read = laidOut ?? Math.max(end, limit);
    return { end, reach: Math.max(read, this.#tagReach(start, read)) + lookahead };
  }

  /** How far the tags that start in a stretch have been looked at: what does not close, as far as a tag can be long. */
  #tagReach(start: number, end: number): number {
    const openings = this.#openings;
    let reach = 0;
    for (let i = firstIndex(openings, (opening) => opening.start >= start); i < openings.length && openings[i]!.start < end; i++) {
      const opening = openings[i]!;
      const isOpen = opening.end === undefined || (opening.end === opening.close! + 1 && this.#text[opening.end] === '{');
      reach = Math.max(reach, isOpen ? opening.start + longestTag : opening.end!);
    }
    return reach;
  }

  /** The end of the tag, or of several that overlap, that an offset is inside of; the offset where there is none. */
  #outsideTags(offset: number): number {
    const tag = this.#tags[firstIndex(this.#tags, ({ end }) => end > offset)];
    return tag && tag.start < offset ? tag.end : offset;
  }

  /** After the first blank line, or the first line that ends with the end of a sentence. */
  #layoutEnd(start: number, limit: number): number | undefined {
    const text = this.#text;
    let lineStart = start;
    for (let at = start; ; ) {
      const stop = this.#lineEnd(at, limit);
      const next = afterLineBreak(text, stop);
      // Half a line break is none: what comes after the limit must not count.
      if (stop >= limit || next > limit) return undefined;
      const outside = this.#outsideTags(next);
      if (outside > next) {
        at = outside;
        continue;
      }
      if (isBlank(text, lineStart, stop)) return this.#afterBlankLines(next, limit);
      if (endsSentence(text, lineStart, stop, next)) return next;
      lineStart = at = next;
    }
  }

  #afterBlankLines(at: number, limit: number): number {
    for (;;) {
      const stop = this.#lineEnd(at, limit);
      const next = afterLineBreak(this.#text, stop);
      if (stop >= limit || next > limit || !isBlank(this.#text, at, stop)) return at;
      at = next;
    }
  }

  /** Where a stretch without such a line ends: the best place before the limit. */
  #longEnd(start: number, limit: number): number {
    const text = this.#text.slice(start, limit);
    const first = (expression: RegExp, isEnd: (at: number, match: RegExpExecArray) => boolean = () => true): number | undefined => {
      for (let match = expression.exec(text); match; match = expression.exec(text)) {
        const at = start + match.index + match[0].length;
        if (at < limit && this.#outsideTags(at) === at && isEnd(at, match)) return at;
      }
      return undefined;
    };
    const endsSentence = (at: number, { index, 1: mark }: RegExpExecArray): boolean =>
      startsSentence(this.#text, at) && !isAbbreviation(text, 0, index, index + mark!.length);
    return first(/([.!?…]+[\p{Pf}\p{Pe}"'’”]*)\s+/gu, endsSentence) ?? first(/\r\n?|\n/g) ?? first(/[,;:)]\s+/g) ?? this.#lastSpace(start, limit) ?? this.#anyEnd(start, limit);
  }

  #lastSpace(start: number, limit: number): number | undefined {
    for (let at = limit; at > start; at--) if (/\s/.test(this.#text[at - 1]!) && this.#outsideTags(at) === at) return at;
    return undefined;
  }

  /** In what has no white space at all: not inside a character, nor between a tag and what may escape it. */
  #anyEnd(start: number, limit: number): number {
    let at = limit;
    while (at > start && belongsTogether(this.#text, at)) at--;
    return this.#outsideTags(at > start ? at : limit);
  }

  /** Where the first line break at or after an offset starts, or the limit. */
  #lineEnd(at: number, limit: number): number {
    const known = this.#unbroken;
    const continues = at >= known.start && at <= known.end;
    let end = continues ? known.end : at;
    if (end < limit) end = lineBreakIn(this.#text, end, limit);
    this.#unbroken = { start: continues ? known.start : at, end };
    return Math.min(end, limit);
  }
}

/** The offset of the first line break in `text[start, end)`, or `end`. */
function lineBreakIn(text: string, start: number, end: number): number {
  const stretch = text.slice(start, end);
  const lineFeed = stretch.indexOf('\n');
  const line = lineFeed < 0 ? stretch : stretch.slice(0, lineFeed);
  const carriageReturn = line.indexOf('\r');
  return start + (carriageReturn < 0 ? line.length : carriageReturn);
}

function afterLineBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at] !== ' ' && text[at] !== '\t') return false;
  return true;
}

const stopAtEnd = /([.!?…]+[\p{Pf}\p{Pe}"'’”]*)[^\S\r\n]*$/u;
/** What goes on with a sentence begins with a small letter; anything else may begin a line of its own. */
const opensLine = /^[^\S\r\n]*[^\s\p{Ll}]/u;

/** Whether a line, which goes from `start` to `stop`, ends with the end of a sentence; the next one begins at `next`. */
function endsSentence(text: string, start: number, stop: number, next: number): boolean {
  // Most lines that end none end with a letter.
  if (stop === start || unitClass[text.charCodeAt(stop - 1)] === LETTER) return false;
  const mark = stopAt(text, Math.max(start, stop - lookahead), stop);
  return mark !== undefined && opensLine.test(text.slice(next, next + lookahead)) && !isAbbreviation(text, start, mark.start, mark.end);
}

/** What ends a sentence at the end of `text[start, end)`, with what closes after it. */
function stopAt(text: string, start: number, end: number): Span | undefined {
  // Nearly always a full stop after a letter.
  if (text.charCodeAt(end - 1) === 0x2e && end - 1 > start && unitClass[text.charCodeAt(end - 2)] === LETTER) return { start: end - 1, end };
  const match = stopAtEnd.exec(text.slice(start, end));
  return match ? { start: start + match.index, end: start + match.index + match[1]!.length } : undefined;
}

function belongsTogether(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before === 0x5c || before === 0x3a || unitClass[after]! >= MARK || ((before & 0xfc00) === 0xd800 && (after & 0xfc00) === 0xdc00);
}
