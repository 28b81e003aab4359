import type { Span } from '../text/span.js';
import { SPACE, unitClass } from '../text/unitTables.js';
import { tierIndex } from './candidate.js';
import type { Hits } from './hits.js';
import type { LexiconMatcher } from './lexiconMatcher.js';

/** The tiers whose hits depend on nothing but the words that they consist of. */
const wordTiers = ['exact', 'variant', 'glued'] as const;
const unaccented = tierIndex('unaccented');

/** Hits of a tier, of which those before `next` lie before the current stretch. */
interface Cursor {
  readonly tier: number;
  readonly hits: Hits;
  next: number;
}

/** Is given a hit: the index of its tier, where it starts and ends from the start of its stretch on, and the index of the form. */
export type HitVisitor = (tier: number, start: number, end: number, form: number) => void;

/**
 * The hits of lexicons in the stretches that a text consists of, each of them searched as if it stood alone. Where
 * stretches meet at white space, no hit of one tells of the other but those that cross its end: these are searched
 * together, for a search costs as much as some lines of text.
 */
export class StretchHits {
  readonly #matcher: LexiconMatcher;
  readonly #text: string;
  readonly #stretches: readonly Span[];
  #next = 0;
  /** What is searched together. */
  #run: Span = { start: 0, end: 0 };
  #cursors: Cursor[] = [];

  /** @param stretches in order, without gaps between them */
  constructor(matcher: LexiconMatcher, text: string, stretches: readonly Span[]) {
    this.#matcher = matcher;
    this.#text = text;
    this.#stretches = stretches;
  }

  /** Visits the hits of the next stretch, tier by tier, in the order of each. */
  visitNext(visit: HitVisitor): void {
    const stretch = this.#stretches[this.#next]!;
    if (stretch.start >= this.#run.end) this.#search(this.#next);
    this.#next++;
    for (const cursor of this.#cursors) visitWithin(cursor, stretch, this.#run.start, visit);
    const lines = this.#matcher.find(this.#text.slice(stretch.start, stretch.end), undefined, 'unaccented');
    for (let hit = 0; hit < lines.length; hit++) visit(unaccented, lines.start(hit), lines.end(hit), lines.form(hit));
  }

  /** Searches the stretches from an index on that meet at white space. */
  #search(first: number): void {
    let last = first;
    while (last + 1 < this.#stretches.length && this.#isSpaceAround(this.#stretches[last]!.end)) last++;
    this.#run = { start: this.#stretches[first]!.start, end: this.#stretches[last]!.end };
    const text = this.#text.slice(this.#run.start, this.#run.end);
    this.#cursors = wordTiers.map((tier) => ({ tier: tierIndex(tier), hits: this.#matcher.find(text, undefined, tier), next: 0 }));
  }

  #isSpaceAround(offset: number): boolean {
    return unitClass[this.#text.charCodeAt(offset - 1)] === SPACE || unitClass[this.#text.charCodeAt(offset)] === SPACE;
  }
}

function visitWithin(cursor: Cursor, { start, end }: Span, runStart: number, visit: HitVisitor): void {
  const { tier, hits } = cursor;
  for (; cursor.next < hits.length; cursor.next++) {
    const hit = cursor.next;
    const hitStart = hits.start(hit) + runStart;
    if (hitStart >= end) break;
    const hitEnd = hits.end(hit) + runStart;
    if (hitEnd <= end) visit(tier, hitStart - start, hitEnd - start, hits.form(hit));
  }
}
