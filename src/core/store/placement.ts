import { CodePointIndex } from '../text/codePoints.js';
import { contains, type Span } from '../text/span.js';
import { align, type Alignment } from './alignment.js';
import type { Anchor } from './anchor.js';
import { type CanonicalQuote, canonicalQuote, CanonicalText } from './canonicalText.js';
import { Correspondence } from './correspondence.js';
import { GramIndex } from './gramIndex.js';
import { type Signature, stretchesOf } from './signature.js';

/**
 * Where an anchor belongs in a text that has changed since: its place, or why it has none.
 * - `missing`: neither its words nor anything like them stand in anything like its context
 * - `ambiguous`: more than one place would do
 */
export type Placement = { readonly span: Span } | { readonly stale: 'missing' | 'ambiguous' };

/** Shares of what must be the same before a place is believed, 0 to 1. Found by test/bench/placement.mjs. */
const trust = {
  /** Of both contexts together, where the quotation is unchanged. One side alone may be that of a neighbouring sentence. */
  context: 0.7,
  /** Of a quotation that has changed. */
  changedExact: 0.6,
  /** Of both contexts together, where the quotation has changed. */
  contextOfChanged: 0.75,
  /** By how much of the whole the best place must be better than the next. */
  margin: 0.15,
};

/** Places looked at for one anchor, and stretches of it that they are looked up by. */
const maxCandidates = 24;
const lookups = 8;
/** Code units by which text inside a quotation or its context may have grown. */
const slack = 24;
/** Longer quotations are found word for word or not at all: alignment costs the square of their length. */
const maxAligned = 2_000;

/**
 * Finds the places of anchors in a text that was changed while nobody watched: another editor, a checkout, a merge.
 *
 * They are looked for by their words and up to 32 code points on either side, first unchanged, then tolerant of small
 * changes, and only where they can be: the signature tells what stood elsewhere before. Nothing is placed on trust:
 * what fits two places equally well is told apart by how far its neighbours moved, or not at all.
 *
 * @param anchors in document order of the text they were made in; offsets in code points, as in a record
 * @param signature of the text they were made in; without one, only what moved as its neighbours did is believed
 * @returns one placement for each, in the same order; spans in UTF-16 code units of `text`
 */
export function placeAnchors(anchors: readonly Anchor[], signature: Signature | undefined, text: string): Placement[] {
  if (anchors.length === 0) return [];
  const search = new Search(text, signature);
  const quotes = anchors.map(({ prefix, exact, suffix }) => canonicalQuote(prefix, exact, suffix));
  const exactly = quotes.map((quote, index) => search.unchanged(quote, anchors[index]!));

  // What stands unchanged in one place only is certain, and tells how far the text around it moved.
  const placements: (Placement | undefined)[] = exactly.map(([only, ...others]) => (only && others.length === 0 ? { span: only } : undefined));
  const codePoints = new CodePointIndex(text);
  const shiftOf = (place: Span, anchor: Anchor): number => codePoints.toCodePoint(place.start) - anchor.start;
  const moved = new Shifts(placements.map((placement, index) => placement && 'span' in placement ? shiftOf(placement.span, anchors[index]!) : undefined));
  quotes.forEach((quote, index) => {
    const neighbours = moved.around(index);
    const places = exactly[index]!;
    if (places.length === 1 && !signature && !neighbours.believe(shiftOf(places[0]!, anchors[index]!))) placements[index] = { stale: 'ambiguous' };
    else if (places.length > 1) placements[index] = amongEqual(places, (place) => shiftOf(place, anchors[index]!), neighbours);
    else placements[index] ??= search.similar(quote, anchors[index]!);
  });
  return withoutCollisions(placements as Placement[], anchors);
}

/** Of several places that fit equally, the one that moved as its neighbours did. */
function amongEqual(places: readonly Span[], shiftOf: (place: Span) => number, neighbours: Neighbours): Placement {
  const agreeing = places.filter((place) => neighbours.agree(shiftOf(place)));
  return agreeing.length === 1 && neighbours.certain ? { span: agreeing[0]! } : { stale: 'ambiguous' };
}

/** How far the nearest certain anchors before and after one have moved. */
class Neighbours {
  readonly #before: number | undefined;
  readonly #after: number | undefined;

  constructor(before: number | undefined, after: number | undefined) {
    this.#before = before;
    this.#after = after;
  }

  /** Whether there are any, and all of them moved alike. */
  get certain(): boolean {
    return (this.#before ?? this.#after) !== undefined && (this.#before ?? this.#after) === (this.#after ?? this.#before);
  }

  /** Whether one of them moved by just this much. */
  agree(shift: number): boolean {
    return shift === this.#before || shift === this.#after;
  }

  /** Whether none of them speaks against having moved by just this much. */
  believe(shift: number): boolean {
    return this.agree(shift) || (this.#before ?? this.#after) === undefined;
  }
}

class Shifts {
  readonly #before: (number | undefined)[] = [];
  readonly #after: (number | undefined)[] = [];

  /** @param shifts of the anchors that are certain, in code points */
  constructor(shifts: readonly (number | undefined)[]) {
    let last: number | undefined;
    for (const [i, shift] of shifts.entries()) {
      this.#before[i] = last;
      last = shift ?? last;
    }
    last = undefined;
    for (let i = shifts.length - 1; i >= 0; i--) {
      this.#after[i] = last;
      last = shifts[i] ?? last;
    }
  }

  around(index: number): Neighbours {
    return new Neighbours(this.#before[index], this.#after[index]);
  }
}

interface Candidate extends Alignment {
  readonly place: Span;
  readonly context: number;
  /** Of the whole, quotation and context. */
  readonly similarity: number;
}

class Search {
  readonly #canonical: CanonicalText;
  readonly #index: GramIndex;
  readonly #correspondence: Correspondence | undefined;

  constructor(text: string, signature: Signature | undefined) {
    this.#canonical = new CanonicalText(text);
    this.#index = new GramIndex(this.#canonical.text);
    if (signature) this.#correspondence = new Correspondence(signature, stretchesOf(this.#canonical, text.length));
  }

  /** Where the quotation stands unchanged in its unchanged context. */
  unchanged(quote: CanonicalQuote, anchor: Anchor): Span[] {
    if (quote.exact.end === quote.exact.start) return [];
    const { home, canonical } = this.#homeOf(anchor);
    return this.#index
      .occurrences(quote.text, canonical.start - quote.exact.start, canonical.end - quote.exact.end, maxCandidates)
      .map((at) => this.#place(at + quote.exact.start, at + quote.exact.end))
      .filter((place) => contains(home, place));
  }

  /** Where an anchor can be at all, in the text and in its canonical form. */
  #homeOf(anchor: Anchor): { readonly home: Span; readonly canonical: Span } {
    const home = this.#correspondence?.homeOf(anchor);
    if (!home) return { home: { start: 0, end: Infinity }, canonical: this.#canonical.content };
    return { home, canonical: this.#canonical.toCanonical(home) };
  }

  /** Where it stands with small changes. */
  similar(quote: CanonicalQuote, anchor: Anchor): Placement {
    if (quote.exact.end === quote.exact.start || quote.text.length > maxAligned) return { stale: 'missing' };
    const candidates = this.#candidates(quote, anchor).sort((a, b) => b.similarity - a.similarity);
    const best = candidates.find(believed);
    if (!best) return { stale: 'missing' };
    const rival = candidates.find((candidate) => candidate.place.start !== best.place.start || candidate.place.end !== best.place.end);
    const isClear = !best.isAmbiguous && (!rival || best.similarity - rival.similarity >= trust.margin);
    return isClear ? { span: best.place } : { stale: 'ambiguous' };
  }

  /** Places that resemble it, none of them one where something else is known to stand. */
  #candidates(quote: CanonicalQuote, anchor: Anchor): Candidate[] {
    const { home, canonical } = this.#homeOf(anchor);
    const first = canonical.start - quote.exact.start - slack;
    const last = canonical.end - quote.exact.start + slack;
    const text = this.#canonical.text;
    const seen: number[] = [];
    const candidates: Candidate[] = [];
    for (const offset of this.#index.rarestGrams(quote.text, lookups)) {
      for (const at of this.#index.alignments(quote.text, offset, first, last, maxCandidates)) {
        if (seen.some((other) => Math.abs(other - at) <= slack)) continue;
        seen.push(at);
        const from = Math.max(0, at - slack);
        const stretch = text.slice(from, at + quote.text.length + slack);
        const alignment = align(quote.text, quote.exact, stretch);
        const contextUnits = quote.text.length - (quote.exact.end - quote.exact.start);
        const context =
          (alignment.prefixSimilarity * quote.exact.start + alignment.suffixSimilarity * (quote.text.length - quote.exact.end)) / contextUnits;
        const exact = withoutNewEdges(alignment.exact, stretch, quote);
        const place = this.#place(from + exact.start, from + exact.end);
        if (!contains(home, place)) continue;
        candidates.push({
          ...alignment,
          place,
          context,
          similarity: (context * contextUnits + alignment.exactSimilarity * (quote.text.length - contextUnits)) / quote.text.length,
        });
      }
    }
    return candidates;
  }

  #place(start: number, end: number): Span {
    return this.#canonical.toOriginal({ start, end });
  }
}

/** Without white space at its edges where the quotation has none: its outermost word went. */
function withoutNewEdges({ start, end }: Span, stretch: string, { text, exact }: CanonicalQuote): Span {
  const from = stretch[start] === ' ' && text[exact.start] !== ' ' && start < end ? start + 1 : start;
  const to = stretch[end - 1] === ' ' && text[exact.end - 1] !== ' ' && from < end ? end - 1 : end;
  return { start: from, end: to };
}

function believed({ place, exact, exactSimilarity, context }: Candidate): boolean {
  if (place.end === place.start || exact.end === exact.start) return false;
  if (exactSimilarity === 1) return context >= trust.context;
  return exactSimilarity >= trust.changedExact && context >= trust.contextOfChanged;
}

/** Two anchors of different places never end up on one: then it is not known whose it is. */
function withoutCollisions(placements: readonly Placement[], anchors: readonly Anchor[]): Placement[] {
  const claims = new Map<string, Set<string>>();
  const key = (span: Span): string => `${span.start} ${span.end}`;
  placements.forEach((placement, index) => {
    if (!('span' in placement)) return;
    const claimants = claims.get(key(placement.span)) ?? new Set();
    claims.set(key(placement.span), claimants.add(key(anchors[index]!)));
  });
  return placements.map((placement) => ('span' in placement && claims.get(key(placement.span))!.size > 1 ? { stale: 'ambiguous' } : placement));
}
