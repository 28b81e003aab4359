import type { Span } from '../text/span.js';

/** A mention with its label. Offsets: UTF-16 code units of the plain text. */
export interface LabelledSpan extends Span {
  readonly label: string;
}

/** A document to learn from. */
export interface TrainingDocument {
  readonly plainText: string;
  /** What people have confirmed; they may nest. */
  readonly annotations: readonly LabelledSpan[];
  /** What people have refused. */
  readonly rejected: readonly LabelledSpan[];
}
