import type { Span } from '../text/span.js';

/** How a quotation with its context lies in a stretch of text. */
export interface Alignment {
  /** Where the quotation itself lies: offsets of the stretch. */
  readonly exact: Span;
  /** Share of the code units that are the same, 0 to 1; what was inserted counts as different. */
  readonly exactSimilarity: number;
  /** Shares of the code units of the context that are still there, 0 to 1. */
  readonly prefixSimilarity: number;
  readonly suffixSimilarity: number;
}

/**
 * The best alignment of `quote` within `stretch`: edit distance with free ends on the side of the stretch (Sellers
 * 1980). Text inserted at an edge of the quotation counts as context, not as quotation.
 *
 * Costs the product of both lengths.
 */
export function align(quote: string, exact: Span, stretch: string): Alignment {
  const rows = quote.length + 1;
  const columns = stretch.length + 1;
  const costs = new Uint16Array(rows * columns);
  for (let i = 1; i < rows; i++) {
    costs[i * columns] = i;
    for (let j = 1; j < columns; j++) {
      const here = i * columns + j;
      const replaced = costs[here - columns - 1]! + (quote.charCodeAt(i - 1) === stretch.charCodeAt(j - 1) ? 0 : 1);
      costs[here] = Math.min(replaced, costs[here - columns]! + 1, costs[here - 1]! + 1);
    }
  }
  let j = 0;
  for (let k = 1; k < columns; k++) if (costs[(rows - 1) * columns + k]! < costs[(rows - 1) * columns + j]!) j = k;

  let same = { prefix: 0, exact: 0, suffix: 0 };
  let start = 0;
  let end = 0;
  for (let i = rows - 1; i > 0; ) {
    // Walking backwards: the first time at the end of the quotation is after what was inserted behind it.
    if (i === exact.end) end = j;
    const here = i * columns + j;
    const equal = j > 0 && quote.charCodeAt(i - 1) === stretch.charCodeAt(j - 1);
    if (j > 0 && costs[here] === costs[here - columns - 1]! + (equal ? 0 : 1)) {
      if (equal) same = count(same, i - 1, exact);
      i--;
      j--;
    } else if (costs[here] === costs[here - columns]! + 1) {
      i--;
    } else {
      j--;
      continue;
    }
    if (i === exact.start) start = j;
  }
  return {
    exact: { start, end: Math.max(start, end) },
    exactSimilarity: share(same.exact, Math.max(exact.end - exact.start, end - start)),
    prefixSimilarity: share(same.prefix, exact.start),
    suffixSimilarity: share(same.suffix, quote.length - exact.end),
  };
}

type Counts = Readonly<Record<'prefix' | 'exact' | 'suffix', number>>;

function count(same: Counts, index: number, exact: Span): { prefix: number; exact: number; suffix: number } {
  if (index < exact.start) return { ...same, prefix: same.prefix + 1 };
  if (index < exact.end) return { ...same, exact: same.exact + 1 };
  return { ...same, suffix: same.suffix + 1 };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
