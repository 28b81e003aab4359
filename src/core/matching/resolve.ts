import { type Candidate, LEARNED, mergeInto, tiers } from './candidate.js';
import { officesWithBodies } from './compose.js';
import { LOC, TASK } from './labelRules.js';
import { withLayer } from './layers.js';
import { leaveOutAttributes, withoutMembersOfFormulas } from './nesting.js';
import { oneForEachSpan } from './oneForEachSpan.js';
import { leaveOutOtherWords } from './otherWords.js';
import { isPluralKind } from './patterns/places.js';

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
 * @param candidates in document order; of equal spans those of the stronger source come first. The list is used up.
 * @param text what the candidates were found in
 * @returns in document order, the longer one first; they nest and never cross
 */
export function resolveMentions(candidates: Candidate[], text: string): readonly Candidate[] {
  leaveOutInadmissible(candidates, text);
  leaveOutOtherWords(candidates, text);
  if (candidates.length === 0) return candidates;
  mergeInto(candidates, officesWithBodies(candidates, text));
  const mentions = oneForEachSpan(candidates, text);
  let kept: Candidate[] = [];
  for (let tier = 0; tier < tiers.length; tier++) {
    const layer = ofTier(mentions, tier);
    if (layer.length > 0) kept = withLayer(kept, layer, text);
  }
  leaveOutAttributes(kept, text);
  return withoutMembersOfFormulas(kept, candidates, text);
}

function ofTier(mentions: readonly Candidate[], tier: number): readonly Candidate[] {
  return mentions.every((mention) => mention.tier === tier) ? mentions : mentions.filter((mention) => mention.tier === tier);
}

function leaveOutInadmissible(candidates: Candidate[], text: string): void {
  let set = -1; // where the text sets a task, the last place
  let kept = 0;
  for (let index = 0; index < candidates.length; index++) {
    const candidate = candidates[index]!;
    const { kind } = candidate.label;
    if (kind === TASK) {
      if (isSet(candidates, index)) set = candidate.start;
      // What people have annotated as a task elsewhere they know to be one.
      if (set !== candidate.start && candidate.tier !== LEARNED) continue;
    }
    if (kind === LOC && isPluralKind(text, candidate.start)) continue;
    candidates[kept++] = candidate;
  }
  candidates.length = kept;
}

/** Whether a pattern says of the candidate at the index, or of one after it that starts with it, that the text sets a task there. */
function isSet(candidates: readonly Candidate[], index: number): boolean {
  const { start } = candidates[index]!;
  for (let at = index; at < candidates.length && candidates[at]!.start === start; at++) {
    if (candidates[at]!.label.kind === TASK && candidates[at]!.evidence[0].kind === 'pattern') return true;
  }
  return false;
}
