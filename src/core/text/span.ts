/**
 * A half-open range `[start, end)` of a string, in UTF-16 code units.
 *
 * Everything inside the product counts UTF-16 code units, as JavaScript and VS Code do. Code points appear at the
 * border only: in the exported record (see `text/codePoints.ts`).
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A mention with its label. */
export interface LabelledSpan extends Span {
  readonly label: string;
}

/** Whether `outer` holds `inner`; equal spans hold each other. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the two share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether the two overlap and neither holds the other. Such spans cannot be tags of one text. */
export function crosses(a: Span, b: Span): boolean {
  return overlaps(a, b) && !contains(a, b) && !contains(b, a);
}

/** Whether the two are the same stretch. */
export function equalSpans(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Document order: by start, the longer one first. A tree of nesting spans is thus listed parents first. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** The stretches that the spans cover, in order and apart from each other: spans that overlap or touch become one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  if (spans.length < 2) return [...spans];
  const joined: Span[] = [];
  for (const span of spans.toSorted(compareSpans)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}

/** What has a span, so many code units further on. */
export function shiftSpan<Spanned extends Span>(spanned: Spanned, by: number): Spanned {
  return by === 0 ? spanned : { ...spanned, start: spanned.start + by, end: spanned.end + by };
}

/** The spans, which are in order, with those as one between which nothing is left. */
export function joinTouching(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of spans) {
    if (joined.at(-1)?.end === start) joined.push({ start: joined.pop()!.start, end });
    else joined.push({ start, end });
  }
  return joined;
}
