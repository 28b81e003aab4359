import { inBothCases } from '../../text/bothCases.js';
import { breaksLine, CAPITAL, gapEnd, kindAt } from './scan.js';

/**
 * White space inside a mention: a run of blanks (no-break ones too) with at most one line break, never an empty line.
 * It ends where white space ends, so that there is one way to match it and two gaps in a row cannot share it out.
 */
const GAP = String.raw`(?:(?=\s)[^\S\r\n]*(?:\r?\n[^\S\r\n]*)?(?!\s))`;

/** Hyphens and dashes. */
export const DASH = '[-‐‑‒–—]';

/** Where a word or a number ends. */
export const END = String.raw`(?![\p{L}\p{M}\p{N}])`;

/**
 * Compiles the notation of the patterns to a sticky expression: a space stands for a gap, `~` for an optional one.
 * Case is ignored unless `matchCase` is asked for, so that headings in capitals are read as well.
 */
export function expression(source: string, { matchCase = false } = {}): RegExp {
  const spaced = source.replaceAll('~', `${GAP}?`).replaceAll(' ', GAP);
  return new RegExp(matchCase ? spaced : inBothCases(spaced), 'uy');
}

/** A group of alternatives, of which the longest that fits is taken first; `words` are separated by commas. */
export function oneOf(words: string): string {
  return alternativesOf(words.split(',').map((word) => word.trim().split(' ')));
}

/** What several of the alternatives begin with is written once: that is less to compile and to try. */
function alternativesOf(alternatives: readonly (readonly string[])[]): string {
  const rests = new Map<string, string[][]>();
  for (const [first, ...rest] of alternatives) rests.set(first!, [...(rests.get(first!) ?? []), rest]);
  // A syllable may begin like another one.
  const longestFirst = [...rests].sort(([a], [b]) => b.length - a.length);
  const written = longestFirst.map(([first, following]) => {
    const longer = following.filter((rest) => rest.length > 0);
    if (longer.length === 0) return first;
    return `${first}(?: ${alternativesOf(longer)})${longer.length < following.length ? '?' : ''}`;
  });
  return `(?:${written.join('|')})`;
}

/** What the expression matches at the offset. */
export function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}

/** Where that ends what the expression matches at the offset. Most need to know no more, and nothing is made of it. */
export function matchEnd(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}

/**
 * An expression that matches where any of several does: most places match none of them, and one try tells. What all or
 * some of them begin with is tried once if it is given as `lead`, in the notation of the patterns.
 */
export function anyOf(stickies: readonly RegExp[], lead = ''): RegExp {
  const begin = lead === '' ? '' : expression(lead).source;
  const sources = stickies.map(({ source }) => source);
  const led = sources.filter((source) => source.startsWith(begin)).map((source) => source.slice(begin.length));
  const others = sources.filter((source) => !source.startsWith(begin));
  const names = /\(\?<(?![=!])[^>]+>/gu;
  return new RegExp([`${begin}(?:${led.join('|')})`, ...others].join('|').replaceAll(names, '(?:'), 'uy');
}

/** White space within a line. */
export const BLANK = String.raw`[^\S\r\n]+`;

/**
 * Where the next word of the same paragraph begins, after one that ends at the offset; undefined without a gap. A line
 * that begins with a capital may be a new paragraph: what is put together by rule does not run into it.
 */
export function afterGap(text: string, end: number | undefined): number | undefined {
  const next = end === undefined ? undefined : gapEnd(text, end);
  return next !== undefined && kindAt(text, next) === CAPITAL && breaksLine(text, end!, next) ? undefined : next;
}
