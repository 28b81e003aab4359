import type { Span } from '../text/span.js';

/** Steps from the root of a file to a value in it: names of properties and indexes of list items. */
export type Path = readonly (string | number)[];

/** A value of a file and where it stands. Offsets: UTF-16 code units of the file's text. */
export interface Place {
  readonly span: Span;
  /** Where the name of the property stands whose value this is. */
  readonly keySpan?: Span;
  /** The places of a mapping's properties and of a list's items; undefined for a scalar. */
  readonly children?: ReadonlyMap<string | number, Place>;
}

/** The place at the end of a path, or the last one on the way to it that exists. */
export function placeAt(root: Place, path: Path): Place {
  let place = root;
  for (const step of path) {
    const child = place.children?.get(step);
    if (!child) break;
    place = child;
  }
  return place;
}

/**
 * Where to point at when something is missing from a value or wrong with the whole of it: at the name of its property
 * or at its first property, for a mark under a whole entry of many lines says nothing.
 */
export function headOf(place: Place): Span {
  if (place.keySpan) return place.keySpan;
  const [first] = place.children?.values() ?? [];
  return first?.keySpan ?? place.span;
}
