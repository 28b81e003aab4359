import type { Span } from '../text/span.js';
import type { LabelRules } from './labelRules.js';
import type { Suggestion, Tier } from './suggestion.js';

/** The strongest first. */
export const tiers: readonly Tier[] = ['exact', 'variant', 'unaccented', 'glued', 'learned'];

/* The indexes that candidates have for tiers: the lower, the stronger. */
export const EXACT = tierIndex('exact');
export const LEARNED = tierIndex('learned');

export function tierIndex(tier: Tier): number {
  return tiers.indexOf(tier);
}

/**
 * What may be a mention in a stretch of text; UTF-16 code units from its start. There are many, of which few stay, and
 * they are looked at again and again: all are of one shape, which engines read without asking what it is.
 */
export class Candidate implements Span {
  readonly start: number;
  readonly end: number;
  readonly label: LabelRules;
  readonly tier: number;
  readonly evidence: Suggestion['evidence'];
  readonly attributes: Suggestion['attributes'];

  constructor(start: number, end: number, label: LabelRules, tier: number, evidence: Suggestion['evidence'], attributes: Suggestion['attributes']) {
    this.start = start;
    this.end = end;
    this.label = label;
    this.tier = tier;
    this.evidence = evidence;
    this.attributes = attributes;
  }

  /** The suggestion that becomes of it in a text in which the stretch starts at an offset. */
  suggestionAt(stretch: number): Suggestion {
    return { start: this.start + stretch, end: this.end + stretch, label: this.label.id, tier: tiers[this.tier]!, evidence: this.evidence, attributes: this.attributes };
  }
}

/** Document order: by start, the longer one first. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return a.start - b.start || b.end - a.end;
}

/** Adds candidates to others, both in document order; of equal spans those come first that were there before. */
export function mergeInto(candidates: Candidate[], others: readonly Candidate[]): void {
  let last = candidates.length - 1;
  for (const other of others) candidates.push(other);
  let at = candidates.length - 1;
  for (let next = others.length - 1; next >= 0; at--) {
    const isAfter = last >= 0 && compareCandidates(candidates[last]!, others[next]!) > 0;
    candidates[at] = isAfter ? candidates[last--]! : others[next--]!;
  }
}
