import { contentOf, type Annotation } from './annotation.js';
import type { StaleAnnotation } from './keptAnnotations.js';

/**
 * What becomes of annotations that were changed here and elsewhere since both were the same: each as it was changed,
 * and where both changed the same one, as it was changed here.
 *
 * @param base as both were
 * @param theirs as they were read from where they are kept, placed in the text as it is here
 * @param lostThere those of theirs that have no place in the text as it is here: they are not gone, and ours stay
 * @returns the ids of ours that are to go, and those of theirs that are to come or to take the place of ours
 */
export function reconcile(
  base: readonly Annotation[],
  ours: readonly Annotation[],
  theirs: readonly Annotation[],
  lostThere: readonly StaleAnnotation[] = [],
): { readonly set: readonly Annotation[]; readonly remove: readonly string[] } {
  const before = new Map(base.map((annotation) => [annotation.id, contentOf(annotation)]));
  const here = new Map(ours.map((annotation) => [annotation.id, contentOf(annotation)]));
  const there = new Map(theirs.map((annotation) => [annotation.id, contentOf(annotation)]));
  const lost = new Set(lostThere.map(({ annotation }) => annotation.id));
  const unchangedHere = (id: string): boolean => here.get(id) === before.get(id);
  return {
    set: theirs.filter(({ id }) => there.get(id) !== before.get(id) && there.get(id) !== here.get(id) && unchangedHere(id)),
    remove: [...here.keys()].filter((id) => !there.has(id) && !lost.has(id) && before.has(id) && unchangedHere(id)),
  };
}
