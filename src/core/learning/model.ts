import type { Suggestion } from '../matching/suggestion.js';
import type { Span } from '../text/span.js';
import { calibrated, rounded, type Calibration } from './calibration.js';
import type { Crf } from './crf.js';
import { sequenceOf } from './lessons.js';
import { surest } from './nesting.js';
import { tokenSentences } from './tokens.js';
import type { LabelledSpan } from './trainingDocument.js';

/** Suggestions less sure than this are not made: they would be wrong more often than right. */
export const leastConfidence = 0.5;

/** A model of labels that do not overlap. */
export interface Layer {
  readonly labels: readonly string[];
  readonly crf: Crf;
  readonly calibration: Calibration;
}

/** What a model was made of, to be told to people. */
export interface LearntFrom {
  readonly documents: number;
  readonly annotations: number;
  readonly rejected: number;
  /** Annotations by label. */
  readonly examples: Readonly<Record<string, number>>;
  /** On sentences that were held out: how many mentions there are, how many were found, and how many of these are right. */
  readonly heldOut: { readonly required: number; readonly found: number; readonly correct: number };
}

export interface SuggestOptions {
  /** Only the lines that it touches are read. UTF-16 code units. */
  readonly range?: Span;
  /** What lexicons and patterns find, if the model has learnt with such hits. */
  readonly hits?: readonly LabelledSpan[];
  /** Between 0 and 1. */
  readonly leastConfidence?: number;
}

/** A trained tagger. */
export class LearnedModel {
  readonly layers: readonly Layer[];
  readonly learntFrom: LearntFrom;

  constructor(layers: readonly Layer[], learntFrom: LearntFrom) {
    this.layers = layers;
    this.learntFrom = learntFrom;
  }

  /**
   * What the model finds in a text, in document order, outer ones first; of each layer nothing overlaps, and of all
   * layers nothing crosses. Mentions start and end where syllables or symbols do.
   */
  suggest(text: string, { range, hits, leastConfidence: least = leastConfidence }: SuggestOptions = {}): Suggestion[] {
    const found: Suggestion[] = [];
    if (this.layers.length === 0) return found;
    for (const tokens of tokenSentences(text, range)) {
      const sequence = sequenceOf(tokens, hits);
      for (const { labels, crf, calibration } of this.layers) {
        crf.read(sequence);
        const mentions = crf.best(sequence.length);
        if (mentions.length === 0) continue;
        crf.infer(sequence.length);
        for (const mention of mentions) {
          const confidence = calibrated(calibration, crf.probability(mention));
          if (confidence < least) continue;
          const label = labels[mention.label]!;
          found.push({
            start: tokens[mention.from]!.start,
            end: tokens[mention.to]!.end,
            label,
            tier: 'learned',
            evidence: [{ kind: 'learned', confidence: rounded(confidence), examples: this.learntFrom.examples[label] ?? 0 }],
            attributes: {},
          });
        }
      }
    }
    return surest(found);
  }
}
