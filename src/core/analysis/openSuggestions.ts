import type { Suggestion } from '../matching/suggestion.js';
import { findLabel, type Tagset } from '../tagset/tagset.js';
import { contains, crosses, equalSpans, type LabelledSpan } from '../text/span.js';

/**
 * The suggestions that are still open: nobody has annotated or rejected them, and accepting them would neither cross
 * an annotation nor put a label where the tagset excludes it.
 *
 * @param suggestions in document order
 * @param annotated in document order; of a discontinuous annotation each part
 */
export function openSuggestions(suggestions: readonly Suggestion[], annotated: readonly LabelledSpan[], rejected: readonly LabelledSpan[], tagset: Tagset): Suggestion[] {
  if (annotated.length === 0 && rejected.length === 0) return [...suggestions];
  const refused = new Set(rejected.map((annotation) => key(annotation)));
  const open: Suggestion[] = [];
  // Annotations that reach beyond the start of the current suggestion, or start inside it.
  let near: LabelledSpan[] = [];
  let next = 0;
  for (const suggestion of suggestions) {
    while (next < annotated.length && annotated[next]!.start < suggestion.end) near.push(annotated[next++]!);
    near = near.filter((annotation) => annotation.end > suggestion.start);
    if (refused.has(key(suggestion))) continue;
    if (near.every((annotation) => goesWith(suggestion, annotation, tagset))) open.push(suggestion);
  }
  return open;
}

function goesWith(suggestion: Suggestion, annotation: LabelledSpan, tagset: Tagset): boolean {
  if (equalSpans(suggestion, annotation) || crosses(suggestion, annotation)) return false;
  if (contains(annotation, suggestion)) return !findLabel(tagset, annotation.label)?.excludesNested.includes(suggestion.label);
  return true;
}

function key({ start, end, label }: LabelledSpan): string {
  return `${start} ${end} ${label}`;
}
