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
  /**
   * Whether somebody has gone through all of it. Otherwise what comes after the sentence of the last annotation or
   * rejection counts as not read yet: nothing is learnt from it, as what is untagged there need not be no mention.
   */
  readonly complete?: boolean;
  /** What lexicons and patterns find in it, as further evidence. If given for learning, it must be given for suggesting. */
  readonly hits?: readonly LabelledSpan[];
}
