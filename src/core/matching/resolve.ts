import type { Tagset } from '../tagset/tagset.js';
import { compareSpans, crosses, equalSpans } from '../text/span.js';
import { capitalsAgree } from './capitals.js';
import { officesWithBodies } from './compose.js';
import { isPart, withoutAttributes, withoutMembersOfFormulas } from './nesting.js';
import { withoutOtherWords } from './otherWords.js';
import { isPluralKind } from './patterns/places.js';
import { wordBefore } from './patterns/surroundings.js';
import type { Evidence, Suggestion, Tier } from './suggestion.js';

/** The strongest first. */
const tiers: readonly Tier[] = ['exact', 'variant', 'unaccented', 'glued', 'learned'];

/** Labels of what has a structure with a value in it: patterns read it better than a list knows it. */
const readByPatterns: ReadonlySet<string> = new Set(['TIME', 'QTY', 'DOC']);

/**
 * Which of the candidates are mentions. The rule:
 *
 * 0. A form is no candidate where the text makes something else of it: that of a TASK only is one where the text sets it
 *    (`patterns/tasks.ts`), for what is reported as achieved is none; of `hai tỉnh Ninh Thuận và Gia Lai`, `tỉnh` is no part
 *    of a name; `Pháp luật` is no state.
 * 1. One span bears one label. Candidates of the same span and label become one suggestion with all their evidence;
 *    among several labels the stronger evidence wins: the stronger tier; then a form whose capitals are those of the
 *    text; then the lexicon over a pattern, unless it is a pattern of a time, a quantity or an instrument; then, after
 *    `vì`, an aim; then what has been learned with more confidence; then the one given first, which is how the order of
 *    lexicons counts.
 * 2. From left to right, the longest first, a candidate stays unless it lies inside one whose label excludes its own
 *    (`excludesNested` of the tagset), or is nothing but a part of one (`nesting.ts`). Of two that cross, an
 *    entity stays rather than a policy term, for a name and a number have firm edges: of `các cơ quan đại diện` and
 *    `Cơ quan đại diện Việt Nam ở nước ngoài` the second. Of two entities or two terms the longer stays, then the first.
 * 3. This is done tier by tier. A weaker tier thus never takes anything away from a stronger one, and hiding it leaves
 *    the rest as it is: what crosses a mention of a stronger tier, or would exclude one that it holds, is dropped.
 *
 * Time is that of sorting the candidates.
 *
 * @param text what the candidates were found in
 * @returns in document order, the longer one first; they nest and never cross
 */
export function resolveMentions(candidates: readonly Suggestion[], tagset: Tagset, text: string): Suggestion[] {
  const { excluded, entities } = rulesOf(tagset);
  const excludes = (outer: Suggestion, inner: Suggestion) => excluded.get(outer.label)?.has(inner.label) ?? false;
  const firmness = ({ label, start, end }: Suggestion) => (entities.has(label) ? text.length : 0) + end - start;
  const absorbs = (outer: Suggestion, inner: Suggestion) => excludes(outer, inner) || isPart(outer, inner, text);
  const known = withoutOtherWords(admissible(candidates, text).sort(compareSpans), text);
  const composed = officesWithBodies(known, text);
  const sorted = composed.length === 0 ? known : [...known, ...composed].sort(compareSpans);
  const mentions = oneForEachSpan(sorted, text);
  let kept: Suggestion[] = [];
  for (const tier of tiers) {
    const layer = mentions.filter((mention) => mention.tier === tier);
    if (layer.length > 0) kept = withLayer(kept, layer, { excludes, absorbs, firmness });
  }
  return withoutMembersOfFormulas(withoutAttributes(kept, text), sorted, text);
}

/** @param sorted in document order */
function oneForEachSpan(sorted: readonly Suggestion[], text: string): Suggestion[] {
  const mentions: Suggestion[] = [];
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    do end++;
    while (end < sorted.length && equalSpans(sorted[start]!, sorted[end]!));
    mentions.push(end === start + 1 ? sorted[start]! : strongest(sorted.slice(start, end), text));
  }
  return mentions;
}

/** What a tagset says of labels that nest and cross. */
interface Rules {
  /** Of each label those that do not nest in it. */
  readonly excluded: ReadonlyMap<string, ReadonlySet<string>>;
  readonly entities: ReadonlySet<string>;
}

/** Blocks of a line or two are resolved one by one, each with the same tagset. */
const rules = new WeakMap<Tagset, Rules>();

function rulesOf(tagset: Tagset): Rules {
  let known = rules.get(tagset);
  if (!known) {
    const { labels } = tagset;
    known = {
      excluded: new Map(labels.map(({ id, excludesNested }) => [id, new Set(excludesNested)])),
      entities: new Set(labels.filter(({ family }) => family === 'entity').map(({ id }) => id)),
    };
    rules.set(tagset, known);
  }
  return known;
}

function admissible(candidates: readonly Suggestion[], text: string): Suggestion[] {
  const set = new Set<number>();
  for (const { label, evidence, start } of candidates) if (label === 'TASK' && evidence[0].kind === 'pattern') set.add(start);
  return candidates.filter(({ label, tier, start }) => {
    // What people have annotated as a task elsewhere they know to be one.
    if (label === 'TASK') return tier === 'learned' || set.has(start);
    return label !== 'LOC' || !isPluralKind(text, start);
  });
}

/** A candidate among those of its span. */
interface Ranked {
  readonly candidate: Suggestion;
  /** Whether the text has the capitals of the form, where there is one. */
  readonly agrees: boolean;
  /** The lower, the stronger. */
  readonly rank: number;
}

/** The suggestion that stands for all candidates of a span. */
function strongest(group: readonly Suggestion[], text: string): Suggestion {
  const { start, end } = group[0]!;
  const mention = text.slice(start, end);
  const isAim = group.some(({ label }) => label === 'GOAL') && wordBefore(text, start) === 'vì';
  const ranked = group.map((candidate) => rankOf(candidate, mention, isAim)).sort((a, b) => a.rank - b.rank);
  const best = ranked[0]!.candidate;
  const agreeing = ranked.filter(({ candidate }) => candidate.label === best.label);
  if (agreeing.length === 1) return best;
  // A concept says more than a pattern, and that more than what was learned: so ordered is the evidence for one label.
  agreeing.sort((a, b) => Number(b.agrees) - Number(a.agrees) || saysMore(a.candidate) - saysMore(b.candidate));
  const evidence: Evidence[] = [];
  const attributes: Record<string, string> = {};
  for (const { candidate } of agreeing) for (const item of candidate.evidence) if (!evidence.some((other) => isSameEvidence(other, item))) evidence.push(item);
  for (const { candidate } of agreeing.toReversed()) Object.assign(attributes, candidate.attributes);
  const [first, ...others] = evidence;
  return { ...best, evidence: [first!, ...others], attributes };
}

/** The criteria of rule 1, the first of which weighs the most. */
function rankOf(candidate: Suggestion, mention: string, isAim: boolean): Ranked {
  const [evidence] = candidate.evidence;
  const agrees = evidence.kind !== 'lexicon' || capitalsAgree(evidence.form, mention);
  const kind = evidence.kind === 'lexicon' ? 1 : evidence.kind === 'pattern' && readByPatterns.has(candidate.label) ? 0 : 2;
  const aim = candidate.label === 'GOAL' ? (isAim ? 0 : 2) : 1;
  const doubt = evidence.kind === 'learned' ? 1 - evidence.confidence : 0; // at most 1
  return { candidate, agrees, rank: (((tiers.indexOf(candidate.tier) * 2 + (agrees ? 0 : 1)) * 3 + kind) * 3 + aim) * 2 + doubt };
}

const kinds: readonly Evidence['kind'][] = ['lexicon', 'pattern', 'learned'];

function saysMore(candidate: Suggestion): number {
  return kinds.indexOf(candidate.evidence[0].kind);
}

/** Whether nothing new is said: a concept counts once, by its first form. */
function isSameEvidence(a: Evidence, b: Evidence): boolean {
  if (a.kind === 'lexicon') return b.kind === 'lexicon' && a.concept === b.concept && a.lexicon === b.lexicon;
  if (a.kind === 'pattern') return b.kind === 'pattern' && a.pattern === b.pattern;
  return b.kind === 'learned' && (a.form ?? '') === (b.form ?? '');
}

/** How candidates that overlap stand to each other. */
interface Relations {
  /** Whether the first must not hold the second. */
  excludes(outer: Suggestion, inner: Suggestion): boolean;
  /** Whether the second is left out because the first holds it. */
  absorbs(outer: Suggestion, inner: Suggestion): boolean;
  /** The firmer of two that cross stays. */
  firmness(mention: Suggestion): number;
}

/**
 * Adds what may stay of a layer to what has stayed already.
 *
 * @param kept nesting spans of distinct extent, in document order
 * @param layer spans of distinct extent, in document order
 */
function withLayer(
  kept: readonly Suggestion[],
  layer: readonly Suggestion[],
  { excludes, absorbs, firmness }: Relations,
): Suggestion[] {
  const mentions: Suggestion[] = [];
  const displaced = new Set<Suggestion>();
  let open: Suggestion[] = []; // those around the current place, the innermost last
  const add = (mention: Suggestion) => {
    mentions.push(mention);
    open.push(mention);
  };
  const close = (offset: number) => {
    while (open.length > 0 && open.at(-1)!.end <= offset) open.pop();
  };
  const stronger = new Set(kept);
  let next = 0;
  for (const candidate of layer) {
    for (; next < kept.length && compareSpans(kept[next]!, candidate) < 0; next++) {
      close(kept[next]!.start);
      add(kept[next]!);
    }
    close(candidate.start);
    // The innermost ends first: where it does not cross the candidate, none does.
    const crossed = open.length > 0 && open.at(-1)!.end < candidate.end ? open.filter(({ end }) => end < candidate.end) : [];
    if (crossed.some((other) => stronger.has(other) || firmness(other) >= firmness(candidate))) continue;
    if (open.some((outer) => outer.end >= candidate.end && absorbs(outer, candidate))) continue;
    let fits = true;
    for (let inside = next; fits && inside < kept.length && kept[inside]!.start < candidate.end; inside++) {
      fits = !crosses(candidate, kept[inside]!) && !excludes(candidate, kept[inside]!);
    }
    if (!fits) continue;
    if (crossed.length > 0) {
      for (const other of crossed) displaced.add(other);
      open = open.filter((outer) => !displaced.has(outer));
    }
    add(candidate);
  }
  for (; next < kept.length; next++) mentions.push(kept[next]!);
  return displaced.size === 0 ? mentions : mentions.filter((mention) => !displaced.has(mention));
}
