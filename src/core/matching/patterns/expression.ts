/** White space inside a mention: a run of blanks (no-break ones too) with at most one line break, never an empty line. */
const GAP = String.raw`(?:[^\S\r\n]+(?:\r?\n[^\S\r\n]*)?|\r?\n[^\S\r\n]*)`;

/** Hyphens and dashes. */
export const DASH = '[-‐‑‒–—]';

/** Where a word or a number ends. */
export const END = String.raw`(?![\p{L}\p{M}\p{N}])`;

/**
 * Compiles the notation of the patterns to a sticky expression: a space stands for a gap, `~` for an optional one.
 * Case is ignored unless `matchCase` is asked for, so that headings in capitals are read as well.
 */
export function expression(source: string, { matchCase = false } = {}): RegExp {
  return new RegExp(source.replaceAll('~', `${GAP}?`).replaceAll(' ', GAP), matchCase ? 'uy' : 'iuy');
}

/** A group of alternatives, the longest first; `words` are separated by commas. */
export function oneOf(words: string): string {
  const alternatives = words.split(',').map((word) => word.trim());
  return `(?:${alternatives.sort((a, b) => b.length - a.length).join('|')})`;
}

/** What the expression matches at the offset. */
export function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}

const gap = expression(' ');

/** Where the next word begins, after one that ends at the offset; undefined without a gap. */
export function afterGap(text: string, end: number | undefined): number | undefined {
  const found = end === undefined ? undefined : matchAt(gap, text, end);
  return found && end! + found[0].length;
}
