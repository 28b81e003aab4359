import type { Suggestion } from '../matching/suggestion.js';
import type { Span } from '../text/span.js';
import type { FormCount } from './annotatedForms.js';
import { calibrated, rounded, type Calibration } from './calibration.js';
import type { Crf } from './crf.js';
import { sequenceOf } from './lessons.js';
import { tokenSentences, type Token } from './tokens.js';

/** Suggestions less sure than this are not made: they would be wrong more often than right. */
const leastConfidence = 0.5;

/** Sentences whose mentions are remembered, as most of a text stays the same from edit to edit; and the longest of them. */
const maxKnownSentences = 1 << 12;
const longestKnownSentence = 1 << 12;

/** A model of labels that do not overlap. */
export interface Layer {
  readonly labels: readonly string[];
  readonly crf: Crf;
  readonly calibration: Calibration;
}

/** What a model was made of, to be told to people. */
export interface LearntFrom {
  /** Those with annotations or rejections. */
  readonly documents: number;
  readonly annotations: number;
  readonly rejected: number;
  /** Annotations by label. */
  readonly examples: Readonly<Record<string, number>>;
  /** On sentences that were held out: how many mentions there are, how many were found, and how many of these are right. */
  readonly heldOut: { readonly required: number; readonly found: number; readonly correct: number };
}

/** A mention in a sentence: its first and its last token. */
interface FoundMention {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly confidence: number;
}

/** What annotations have taught: the forms that were annotated, and a tagger that finds the like of them. */
export class LearnedModel {
  readonly forms: readonly FormCount[];
  readonly layers: readonly Layer[];
  readonly learntFrom: LearntFrom;
  readonly #known = new Map<string, readonly FoundMention[]>();

  constructor(forms: readonly FormCount[], layers: readonly Layer[], learntFrom: LearntFrom) {
    this.forms = forms;
    this.layers = layers;
    this.learntFrom = learntFrom;
  }

  /**
   * What the tagger finds in a text, sentence by sentence; mentions of one layer do not overlap, those of different
   * layers may. They start and end where syllables or symbols do.
   *
   * @param options.range only the lines that it touches are read; UTF-16 code units
   */
  suggest(text: string, { range, leastConfidence: least = leastConfidence }: { readonly range?: Span; readonly leastConfidence?: number } = {}): Suggestion[] {
    if (this.layers.length === 0) return [];
    return tokenSentences(text, range).flatMap((tokens) =>
      this.#mentionsIn(tokens).flatMap(({ from, to, label, confidence }) => {
        if (confidence < least) return [];
        const evidence = { kind: 'learned' as const, confidence: rounded(confidence), examples: this.learntFrom.examples[label] ?? 0 };
        return [{ start: tokens[from]!.start, end: tokens[to]!.end, label, tier: 'learned' as const, evidence: [evidence] as const, attributes: {} }];
      }),
    );
  }

  #mentionsIn(tokens: readonly Token[]): readonly FoundMention[] {
    const key = tokens.map(({ form }) => form).join('\n');
    const known = this.#known.get(key);
    if (known) return known;
    const found = this.#findIn(tokens);
    if (this.#known.size >= maxKnownSentences) this.#known.clear();
    if (key.length <= longestKnownSentence) this.#known.set(key, found);
    return found;
  }

  #findIn(tokens: readonly Token[]): FoundMention[] {
    const sequence = sequenceOf(tokens);
    return this.layers.flatMap(({ labels, crf, calibration }) => {
      crf.read(sequence);
      const mentions = crf.best(sequence.length);
      if (mentions.length > 0) crf.infer(sequence.length);
      return mentions.map((mention) => ({ from: mention.from, to: mention.to, label: labels[mention.label]!, confidence: calibrated(calibration, crf.probability(mention)) }));
    });
  }
}
