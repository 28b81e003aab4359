import type { Span } from '../text/span.js';

export type Status = 'accepted' | 'suggested' | 'rejected';
export type Origin = 'tag' | 'lexicon' | 'pattern' | 'import';

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
  readonly concept?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly status: Status;
  readonly origin: Origin;
}
