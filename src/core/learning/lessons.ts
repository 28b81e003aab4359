import { compareSpans, contains, type LabelledSpan } from '../text/span.js';
import type { Sequence } from './crf.js';
import { featuresOf } from './features.js';
import type { TokenMention } from './tags.js';
import { tokenSentences, type Token } from './tokens.js';
import type { TrainingDocument } from './trainingDocument.js';

/** A sentence that somebody has read, and what is annotated in it. */
export interface Lesson {
  readonly sequence: Sequence;
  readonly tokens: readonly Token[];
  readonly annotations: readonly LabelledSpan[];
}

/** The sentence as the model sees it. */
export function sequenceOf(tokens: readonly Token[]): Sequence {
  const features = featuresOf(tokens);
  return { length: tokens.length, width: features.length / tokens.length, features };
}

/**
 * The sentences of a document that have been read, up to that of the last annotation or rejection: nothing is learnt from
 * what comes after, as what is untagged there need not be no mention. Refused mentions teach by being untagged.
 */
export function* lessonsOf({ plainText, annotations, rejected }: TrainingDocument): Generator<Lesson> {
  const read = [...annotations, ...rejected].reduce((last, { end }) => Math.max(last, end), 0);
  const sorted = annotations.toSorted((a, b) => a.start - b.start);
  let next = 0;
  for (const tokens of tokenSentences(plainText)) {
    if (tokens[0]!.start >= read) return;
    const end = tokens.at(-1)!.end;
    const here: LabelledSpan[] = [];
    for (; next < sorted.length && sorted[next]!.start < end; next++) here.push(sorted[next]!);
    yield { sequence: sequenceOf(tokens), tokens, annotations: here };
  }
}

/**
 * The annotations of a sentence that a layer learns: the outermost where labels of the layer overlap. One that cuts a
 * token takes all of it, one that runs past the sentence ends with it.
 */
export function mentionsOf({ tokens, annotations }: Lesson, labels: readonly string[]): TokenMention[] {
  const outermost = annotations
    .filter((one) => labels.includes(one.label) && !annotations.some((other) => other.label === one.label && other !== one && contains(other, one)))
    .toSorted(compareSpans);
  const mentions: TokenMention[] = [];
  for (const { start, end, label } of outermost) {
    const from = tokens.findIndex((token) => token.end > start);
    const to = tokens.findLastIndex((token) => token.start < end);
    if (from < 0 || to < from || from <= (mentions.at(-1)?.to ?? -1)) continue;
    mentions.push({ from, to, label: labels.indexOf(label) });
  }
  return mentions;
}
