import type { Span } from '../text/span.js';

export type Status = 'accepted' | 'suggested' | 'rejected';
export type Origin = 'tag' | 'lexicon' | 'pattern' | 'learned' | 'import';

/**
 * A mention that a person has confirmed. It lives in the text as a tag, or beside it in a record; nothing outside
 * `store/` cares which. Offsets: UTF-16 code units of the plain text.
 */
export interface Annotation extends Span {
  /** Stable while the annotation is the same. */
  readonly id: string;
  /** Label id, in upper case. */
  readonly label: string;
  readonly exact: string;
  /** The parts of a discontinuous mention, in order, none touching the next; `start` and `end` are then its hull. */
  readonly segments?: readonly Span[];
  readonly concept?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly status: Status;
  readonly origin: Origin;
  /** Who made it. */
  readonly annotator?: string;
  /** When it was made: ISO 8601, UTC. */
  readonly created?: string;
}

/** All that an annotation says but where it is, as a string: that moves with the text, which is no change of the annotation. */
export function contentOf({ label, exact, start, segments, concept, attributes, status, origin, annotator, created }: Annotation): string {
  const parts = segments?.map((segment) => [segment.start - start, segment.end - start]);
  const named = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([label, exact, parts, concept, named, status, origin, annotator, created]);
}
