import { compareSpans, crosses, equalSpans } from '../text/span.js';
import type { Suggestion } from '../matching/suggestion.js';

/** What learned evidence says of a suggestion; 0 for one that has none. */
export function confidenceOf({ evidence }: Suggestion): number {
  return Math.max(0, ...evidence.map((one) => (one.kind === 'learned' ? one.confidence : 0)));
}

/**
 * Of suggestions that cross, or that give one span several labels, the surest; the rest nests.
 *
 * @returns in document order, outer ones first
 */
export function surest(suggestions: readonly Suggestion[]): Suggestion[] {
  const kept: Suggestion[] = [];
  for (const group of overlappingGroups(suggestions)) {
    const chosen: Suggestion[] = [];
    const ranked = group.sort((a, b) => confidenceOf(b) - confidenceOf(a) || compareSpans(a, b) || (a.label < b.label ? -1 : 1));
    for (const one of ranked) if (chosen.every((other) => !crosses(one, other) && !equalSpans(one, other))) chosen.push(one);
    kept.push(...chosen.sort(compareSpans));
  }
  return kept;
}

/** Groups that share no text with each other, in document order. */
function overlappingGroups(suggestions: readonly Suggestion[]): Suggestion[][] {
  const groups: { end: number; members: Suggestion[] }[] = [];
  for (const suggestion of suggestions.toSorted(compareSpans)) {
    const group = groups.at(-1);
    if (group && suggestion.start < group.end) {
      group.members.push(suggestion);
      group.end = Math.max(group.end, suggestion.end);
    } else groups.push({ end: suggestion.end, members: [suggestion] });
  }
  return groups.map(({ members }) => members);
}
