import type { LabelledSpan } from '../text/span.js';

/** A document to learn from. Offsets are of its plain text. */
export interface TrainingDocument {
  readonly plainText: string;
  /** What people have confirmed; they may nest. */
  readonly annotations: readonly LabelledSpan[];
  /** What people have refused. */
  readonly rejected: readonly LabelledSpan[];
}
