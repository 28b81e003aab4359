import type { Annotation } from './annotation.js';

/**
 * What becomes of annotations that were changed here and elsewhere since both were the same: each as it was changed,
 * and where both changed the same one, as it was changed here.
 *
 * @param base as both were
 * @param theirs as they were read from where they are kept
 * @returns the ids of ours that are to go, and those of theirs that are to come or to take the place of ours
 */
export function reconcile(
  base: readonly Annotation[],
  ours: readonly Annotation[],
  theirs: readonly Annotation[],
): { readonly set: readonly Annotation[]; readonly remove: readonly string[] } {
  const before = new Map(base.map((annotation) => [annotation.id, said(annotation)]));
  const here = new Map(ours.map((annotation) => [annotation.id, said(annotation)]));
  const there = new Map(theirs.map((annotation) => [annotation.id, said(annotation)]));
  const unchangedHere = (id: string): boolean => here.get(id) === before.get(id);
  return {
    set: theirs.filter(({ id }) => there.get(id) !== before.get(id) && there.get(id) !== here.get(id) && unchangedHere(id)),
    remove: [...here.keys()].filter((id) => !there.has(id) && before.has(id) && unchangedHere(id)),
  };
}

/** All that an annotation says but its offsets: those move with the text, which is no change of the annotation. */
function said({ start: _start, end: _end, segments: _segments, exact: _exact, ...rest }: Annotation): string {
  return JSON.stringify(rest, Object.keys(rest).sort().concat(Object.keys(rest.attributes)));
}
