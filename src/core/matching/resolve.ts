import type { Tagset } from '../tagset/tagset.js';
import { compareSpans, crosses, equalSpans } from '../text/span.js';
import { capitalsAgree } from './capitals.js';
import type { Evidence, Suggestion, Tier } from './suggestion.js';

/** The strongest first. */
const tiers: readonly Tier[] = ['exact', 'variant', 'unaccented', 'glued', 'learned'];

/** Labels of what has a structure with a value in it: patterns read it better than a list knows it. */
const readByPatterns: ReadonlySet<string> = new Set(['TIME', 'QTY', 'DOC']);

/**
 * Which of the candidates are mentions. The rule:
 *
 * 1. One span bears one label. Candidates of the same span and label become one suggestion with all their evidence;
 *    among several labels the stronger evidence wins: the stronger tier; then a form whose capitals are those of the
 *    text; then the lexicon over a pattern, unless it is a pattern of a time, a quantity or an instrument; then what has
 *    been learned with more confidence; then the one given first, which is how the order of lexicons counts.
 * 2. From left to right, the longest first, a candidate stays unless it crosses one that has stayed, or lies inside one
 *    whose label excludes its own (`excludesNested` of the tagset).
 * 3. This is done tier by tier. A weaker tier thus never takes anything away from a stronger one, and hiding it leaves
 *    the rest as it is: what crosses a mention of a stronger tier, or would exclude one that it holds, is dropped.
 *
 * Time is that of sorting the candidates.
 *
 * @param text what the candidates were found in
 * @returns in document order, the longer one first; they nest and never cross
 */
export function resolveMentions(candidates: readonly Suggestion[], tagset: Tagset, text: string): Suggestion[] {
  const excluded = new Map(tagset.labels.map((label) => [label.id, new Set(label.excludesNested)]));
  const excludes = (outer: Suggestion, inner: Suggestion) => excluded.get(outer.label)?.has(inner.label) ?? false;
  const layers = new Map<Tier, Suggestion[]>(tiers.map((tier) => [tier, []]));
  for (const group of sameSpans(candidates)) {
    const mention = group.length === 1 ? group[0]! : strongest(group, text);
    layers.get(mention.tier)!.push(mention);
  }
  let kept: Suggestion[] = [];
  for (const layer of layers.values()) if (layer.length > 0) kept = withLayer(kept, layer, excludes);
  return kept;
}

/** The candidates in groups of the same span, in document order. */
function* sameSpans(candidates: readonly Suggestion[]): Generator<Suggestion[]> {
  let group: Suggestion[] = [];
  for (const candidate of [...candidates].sort(compareSpans)) {
    if (group.length > 0 && !equalSpans(group[0]!, candidate)) {
      yield group;
      group = [];
    }
    group.push(candidate);
  }
  if (group.length > 0) yield group;
}

/** The suggestion that stands for all candidates of a span. */
function strongest(group: readonly Suggestion[], text: string): Suggestion {
  const preference = (candidate: Suggestion) => {
    const [evidence] = candidate.evidence;
    const agrees = evidence.kind !== 'lexicon' || capitalsAgree(evidence.form, text.slice(candidate.start, candidate.end));
    const kind = evidence.kind === 'lexicon' ? 1 : evidence.kind === 'pattern' && readByPatterns.has(candidate.label) ? 0 : 2;
    const doubt = evidence.kind === 'learned' ? 1 - evidence.confidence : 0;
    return { candidate, tier: tiers.indexOf(candidate.tier), case: agrees ? 0 : 1, kind, doubt };
  };
  const ranked = group.map(preference).sort((a, b) => a.tier - b.tier || a.case - b.case || a.kind - b.kind || a.doubt - b.doubt);
  const best = ranked[0]!.candidate;
  // A concept says more than a pattern, and that more than what was learned: so ordered is the evidence for one label.
  const agreeing = ranked
    .filter(({ candidate }) => candidate.label === best.label)
    .sort((a, b) => a.case - b.case || saysMore(a.candidate) - saysMore(b.candidate))
    .map(({ candidate }) => candidate);
  const [first, ...others] = distinct(agreeing.flatMap((candidate) => candidate.evidence));
  return {
    ...best,
    evidence: [first!, ...others],
    attributes: Object.assign({}, ...agreeing.toReversed().map((candidate) => candidate.attributes)) as Readonly<Record<string, string>>,
  };
}

function saysMore(candidate: Suggestion): number {
  return ['lexicon', 'pattern', 'learned'].indexOf(candidate.evidence[0].kind);
}

/** The evidence without repetitions: a concept counts once, by its first form. */
function distinct(evidence: readonly Evidence[]): Evidence[] {
  const known = new Map<string, Evidence>();
  for (const one of evidence) {
    const key = one.kind === 'lexicon' ? `${one.lexicon}\n${one.concept}` : one.kind === 'pattern' ? one.pattern : `learned ${one.form ?? ''}`;
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
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
  excludes: (outer: Suggestion, inner: Suggestion) => boolean,
): Suggestion[] {
  const mentions: Suggestion[] = [];
  const open: Suggestion[] = []; // those around the current place, the innermost last
  const add = (mention: Suggestion) => {
    mentions.push(mention);
    open.push(mention);
  };
  const close = (offset: number) => {
    while (open.length > 0 && open.at(-1)!.end <= offset) open.pop();
  };
  let next = 0;
  for (const candidate of layer) {
    for (; next < kept.length && compareSpans(kept[next]!, candidate) < 0; next++) {
      close(kept[next]!.start);
      add(kept[next]!);
    }
    close(candidate.start);
    if (open.length > 0 && open.at(-1)!.end < candidate.end) continue;
    if (open.some((outer) => excludes(outer, candidate))) continue;
    let fits = true;
    for (let inside = next; fits && inside < kept.length && kept[inside]!.start < candidate.end; inside++) {
      fits = !crosses(candidate, kept[inside]!) && !excludes(candidate, kept[inside]!);
    }
    if (fits) add(candidate);
  }
  for (; next < kept.length; next++) mentions.push(kept[next]!);
  return mentions;
}
