import { Candidate, noAttributes } from './candidate.js';
import { capitalsAgree } from './capitals.js';
import { DOC, GOAL, QTY, TIME } from './labelRules.js';
import { wordBefore } from './patterns/surroundings.js';
import type { Evidence } from './suggestion.js';

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

/** A candidate among those of its span. */
interface Ranked {
  readonly candidate: Candidate;
  /** The lower, the stronger. */
  readonly rank: number;
  /** The lower, the earlier its evidence is given. */
  readonly order: number;
}

/** The candidate that stands for all of a span, which have the indexes from `first` to before `next`. */
function strongest(candidates: readonly Candidate[], first: number, next: number, text: string): Candidate {
  const { start, end } = candidates[first]!;
  const mention = text.slice(start, end);
  const isAim = holdsGoal(candidates, first, next) && wordBefore(text, start) === 'vì';
  const group: Ranked[] = [];
  let best: Ranked | undefined;
  for (let index = first; index < next; index++) {
    const ranked = rankedOf(candidates[index]!, mention, isAim);
    if (!best || ranked.rank < best.rank) best = ranked;
    group.push(ranked);
  }
  const { label, tier } = best!.candidate;
  const agreeing = inOrder(group, label);
  return agreeing.length === 1 ? best!.candidate : new Candidate(start, end, label, tier, evidenceOf(agreeing), attributesOf(agreeing));
}

function holdsGoal(candidates: readonly Candidate[], first: number, next: number): boolean {
  for (let index = first; index < next; index++) if (candidates[index]!.label.kind === GOAL) return true;
  return false;
}

/** No rank is as high as that. */
const ABOVE_RANKS = 1 << 10;

/** The criteria of rule 1, the first of which weighs the most. */
function rankedOf(candidate: Candidate, mention: string, isAim: boolean): Ranked {
  const { label, tier } = candidate;
  const evidence = candidate.evidence[0];
  const disagrees = evidence.kind === 'lexicon' && !capitalsAgree(evidence.form, mention) ? 1 : 0;
  const kind = evidence.kind === 'lexicon' ? 1 : evidence.kind === 'pattern' && label.kind & readByPatterns ? 0 : 2;
  const aim = label.kind === GOAL ? (isAim ? 0 : 2) : 1;
  const doubt = evidence.kind === 'learned' ? 1 - evidence.confidence : 0; // at most 1
  const rank = (((tier * 2 + disagrees) * 3 + kind) * 3 + aim) * 2 + doubt;
  // A concept says more than a pattern, and that more than what was learned: so ordered is the evidence for one label.
  const saysLess = evidence.kind === 'lexicon' ? 0 : evidence.kind === 'pattern' ? 1 : 2;
  return { candidate, rank, order: (disagrees * 3 + saysLess) * ABOVE_RANKS + rank };
}

/** The candidates with one label, those first whose evidence is given first. There are few. */
function inOrder(group: readonly Ranked[], label: Candidate['label']): Candidate[] {
  const ofLabel: Ranked[] = [];
  for (const ranked of group) {
    if (ranked.candidate.label !== label) continue;
    let at = ofLabel.length;
    for (; at > 0 && ofLabel[at - 1]!.order > ranked.order; at--) ofLabel[at] = ofLabel[at - 1]!;
    ofLabel[at] = ranked;
  }
  return ofLabel.map(({ candidate }) => candidate);
}

function evidenceOf(candidates: readonly Candidate[]): Candidate['evidence'] {
  const evidence: [Evidence, ...Evidence[]] = [...candidates[0]!.evidence];
  for (let index = 1; index < candidates.length; index++) {
    for (const item of candidates[index]!.evidence) if (!evidence.some((other) => isSameEvidence(other, item))) evidence.push(item);
  }
  return evidence;
}

/** Whether nothing new is said: a concept counts once, by its first form. */
function isSameEvidence(a: Evidence, b: Evidence): boolean {
  if (a.kind === 'lexicon') return b.kind === 'lexicon' && a.concept === b.concept && a.lexicon === b.lexicon;
  if (a.kind === 'pattern') return b.kind === 'pattern' && a.pattern === b.pattern;
  return b.kind === 'learned' && (a.form ?? '') === (b.form ?? '');
}

/** What all say, and of what they say differently what the first does. */
function attributesOf(candidates: readonly Candidate[]): Candidate['attributes'] {
  const speaking = candidates.filter(({ attributes }) => attributes !== noAttributes);
  return speaking.length === 0 ? noAttributes : Object.assign({}, ...speaking.toReversed().map(({ attributes }) => attributes));
}
