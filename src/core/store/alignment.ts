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
  /** Whether it lies in another place just as well: its words stand there twice, and either may be what was inserted. */
  readonly isAmbiguous: boolean;
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

  const table: Table = { costs, columns, quote, stretch, exact, end: j };
  const { start, end, same } = trace(table, false);
  const other = trace(table, true);
  return {
    exact: { start, end },
    exactSimilarity: share(same.exact, Math.max(exact.end - exact.start, end - start)),
    prefixSimilarity: share(same.prefix, exact.start),
    suffixSimilarity: share(same.suffix, quote.length - exact.end),
    isAmbiguous: end > start && other.end > other.start && (other.end <= start || end <= other.start),
  };
}

interface Table {
  readonly costs: Uint16Array;
  readonly columns: number;
  readonly quote: string;
  readonly stretch: string;
  readonly exact: Span;
  /** Where the quotation with its context ends in the stretch. */
  readonly end: number;
}

/**
 * One of the best alignments, from its end back to its start. Of equally good ones either that in which what was
 * inserted stands as far to the front as it can, or as far to the back.
 */
function trace({ costs, columns, quote, stretch, exact, end: last }: Table, insertionsLast: boolean): { start: number; end: number; same: Counts } {
  let same: Counts = { prefix: 0, exact: 0, suffix: 0 };
  let start = 0;
  let end = 0;
  let j = last;
  for (let i = quote.length; i > 0; ) {
    // Walking backwards: the first time at the end of the quotation is after what was inserted behind it.
    if (i === exact.end) end = j;
    const here = i * columns + j;
    if (insertionsLast && j > 0 && costs[here] === costs[here - 1]! + 1) {
      j--;
      continue;
    }
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
  return { start, end: Math.max(start, end), same };
}

type Counts = Readonly<Record<'prefix' | 'exact' | 'suffix', number>>;

function count(same: Counts, index: number, exact: Span): Counts {
  if (index < exact.start) return { ...same, prefix: same.prefix + 1 };
  if (index < exact.end) return { ...same, exact: same.exact + 1 };
  return { ...same, suffix: same.suffix + 1 };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
