import type { Suggestion } from '../matching/suggestion.js';
import type { Annotation } from '../store/annotation.js';
import { findLabel, type Tagset } from '../tagset/tagset.js';
import { contains, crosses, equalSpans } from '../text/span.js';

/**
 * The suggestions that are still open: nobody has annotated or rejected them, and accepting them would neither cross
 * an annotation nor put a label where the tagset excludes it.
 *
 * @param suggestions in document order
 * @param annotations in document order
 */
export function openSuggestions(
  suggestions: readonly Suggestion[],
  annotations: readonly Annotation[],
  rejected: readonly Annotation[],
  tagset: Tagset,
): Suggestion[] {
  if (annotations.length === 0 && rejected.length === 0) return [...suggestions];
  const refused = new Set(rejected.map((annotation) => key(annotation)));
  const open: Suggestion[] = [];
  // Annotations that reach beyond the start of the current suggestion, or start inside it.
  let near: Annotation[] = [];
  let next = 0;
  for (const suggestion of suggestions) {
    while (next < annotations.length && annotations[next]!.start < suggestion.end) near.push(annotations[next++]!);
    near = near.filter((annotation) => annotation.end > suggestion.start);
    if (refused.has(key(suggestion))) continue;
    if (near.every((annotation) => goesWith(suggestion, annotation, tagset))) open.push(suggestion);
  }
  return open;
}

function goesWith(suggestion: Suggestion, annotation: Annotation, tagset: Tagset): boolean {
  if (equalSpans(suggestion, annotation) || crosses(suggestion, annotation)) return false;
  if (contains(annotation, suggestion)) return !findLabel(tagset, annotation.label)?.excludesNested.includes(suggestion.label);
  return true;
}

function key(mention: { start: number; end: number; label: string }): string {
  return `${mention.start} ${mention.end} ${mention.label}`;
}

