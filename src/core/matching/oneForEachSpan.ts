import { Candidate } from './candidate.js';
import { capitalsAgree } from './capitals.js';
import { DOC, GOAL, QTY, TIME } from './labelRules.js';
import { wordBefore } from './patterns/surroundings.js';
import { type Evidence, noAttributes } from './suggestion.js';

/** Labels of what has a structure with a value in it: patterns read it better than a list knows it. */
const readByPatterns = TIME | QTY | DOC;

/**
 * The candidates, one for each span, by rule 1 of `resolve.ts`.
 *
 * @param sorted in document order
 */
export function oneForEachSpan(sorted: readonly Candidate[], text: string): Candidate[] {
  const mentions: Candidate[] = [];
  for (let first = 0, next = 0; first < sorted.length; first = next) {
    const candidate = sorted[first]!;
    next = first + 1;
    while (next < sorted.length && sorted[next]!.start === candidate.start && sorted[next]!.end === candidate.end) next++;
    mentions.push(next === first + 1 ? candidate : strongest(sorted, first, next, text));
  }
  return mentions;
}

/*
 * Of the candidates of one span, their ranks and the orders in which their evidence is given: the lower, the stronger and
 * the earlier. All spans share these, so that nothing is made to compare a few candidates.
 */
const ranks: number[] = [];
const orders: number[] = [];
/** The candidates that have the label of the strongest, as their evidence is given. */
const agreeing: number[] = [];

/** The candidate that stands for all of a span, which have the indexes from `first` to before `next`. */
function strongest(candidates: readonly Candidate[], first: number, next: number, text: string): Candidate {
  const { start, end } = candidates[first]!;
  const mention = text.slice(start, end);
  const isAim = holdsGoal(candidates, first, next) && wordBefore(text, start) === 'vì';
  let best = 0;
  for (let at = 0; at < next - first; at++) {
    rank(candidates[first + at]!, at, mention, isAim);
    if (ranks[at]! < ranks[best]!) best = at;
  }
  const { label, tier } = candidates[first + best]!;
  let count = 0;
  for (let at = 0; at < next - first; at++) if (candidates[first + at]!.label === label) putInOrder(at, count++);
  if (count === 1) return candidates[first + best]!;
  let { evidence, attributes } = candidates[first + agreeing[0]!]!;
  for (let at = 1; at < count; at++) {
    const other = candidates[first + agreeing[at]!]!;
    evidence = withEvidence(evidence, other.evidence[0]);
    if (other.attributes !== noAttributes) attributes = { ...other.attributes, ...attributes };
  }
  return new Candidate(start, end, label, tier, evidence, attributes);
}

/** Puts one more in its place among the first `count` that agree. */
function putInOrder(added: number, count: number): void {
  let at = count;
  for (; at > 0 && orders[agreeing[at - 1]!]! > orders[added]!; at--) agreeing[at] = agreeing[at - 1]!;
  agreeing[at] = added;
}

function holdsGoal(candidates: readonly Candidate[], first: number, next: number): boolean {
  for (let index = first; index < next; index++) if (candidates[index]!.label.kind === GOAL) return true;
  return false;
}

/** No rank is as high as that. */
const ABOVE_RANKS = 1 << 10;

/** Notes what a candidate is among those of its span, by the criteria of rule 1, the first of which weighs the most. */
function rank({ label, tier, evidence: [evidence] }: Candidate, at: number, mention: string, isAim: boolean): void {
  const disagrees = evidence.kind === 'lexicon' && !capitalsAgree(evidence.form, mention) ? 1 : 0;
  const kind = evidence.kind === 'lexicon' ? 1 : evidence.kind === 'pattern' && label.kind & readByPatterns ? 0 : 2;
  const aim = label.kind === GOAL ? (isAim ? 0 : 2) : 1;
  const doubt = evidence.kind === 'learned' ? 1 - evidence.confidence : 0; // at most 1
  ranks[at] = (((tier * 2 + disagrees) * 3 + kind) * 3 + aim) * 2 + doubt;
  // A concept says more than a pattern, and that more than what was learned: so ordered is the evidence for one label.
  const saysLess = evidence.kind === 'lexicon' ? 0 : evidence.kind === 'pattern' ? 1 : 2;
  orders[at] = (disagrees * 3 + saysLess) * ABOVE_RANKS + ranks[at]!;
}

function withEvidence(evidence: Candidate['evidence'], item: Evidence): Candidate['evidence'] {
  for (const other of evidence) if (isSameEvidence(other, item)) return evidence;
  // No longer than it has to be, for it is kept.
  return evidence.length === 1 ? [evidence[0], item] : (evidence.concat(item) as [Evidence, ...Evidence[]]);
}

/** Whether nothing new is said: a concept counts once, by its first form. */
function isSameEvidence(a: Evidence, b: Evidence): boolean {
  if (a.kind === 'lexicon') return b.kind === 'lexicon' && a.concept === b.concept && a.lexicon === b.lexicon;
  if (a.kind === 'pattern') return b.kind === 'pattern' && a.pattern === b.pattern;
  return b.kind === 'learned' && (a.form ?? '') === (b.form ?? '');
}
