import { calibrate, type Outcome } from './calibration.js';
import { Crf, type Sequence } from './crf.js';
import { layersOf } from './layers.js';
import { lessonsOf, mentionsOf, type Lesson } from './lessons.js';
import { LearnedModel, type Layer, type LearntFrom } from './model.js';
import { quantise } from './quantise.js';
import { randomNumbers, shuffle } from './random.js';
import { Trainer } from './trainer.js';
import type { TrainingDocument } from './trainingDocument.js';

/** How often all sentences are gone through; more changes nothing that is measurable. */
const rounds = 5;
/** The same for the models that only calibrate. */
const trialRounds = 3;
/** One sentence of so many is held out when calibrating. */
const folds = 5;
/** With so many documents whole ones are held out, as names recur within a document and flatter the model. */
const documentsToHoldOut = 10;
/** Tokens between two pauses: some milliseconds. */
const sliceTokens = 400;
const seed = 1;

/**
 * Learns to tag from documents: one model per layer of labels, first without a fifth of the sentences, on which its
 * confidence is calibrated, then with all of them. The same documents in the same order give the same model.
 *
 * @yields how much is done, from 0 to 1, every few milliseconds, so that the caller can do other work or stop
 * @returns the model; it suggests nothing where no label has been annotated often enough
 */
export function* learn(documents: readonly TrainingDocument[]): Generator<number, LearnedModel, void> {
  const lessons: { readonly lesson: Lesson; readonly fold: number }[] = [];
  for (const [index, document] of documents.entries()) {
    for (const lesson of lessonsOf(document)) {
      lessons.push({ lesson, fold: (documents.length >= documentsToHoldOut ? index : lessons.length) % folds });
    }
    yield 0;
  }
  const all = lessons.map(({ lesson }) => lesson);
  const kept = lessons.filter(({ fold }) => fold > 0).map(({ lesson }) => lesson);
  const heldOut = lessons.filter(({ fold }) => fold === 0).map(({ lesson }) => lesson);

  const layers: Layer[] = [];
  const measured = { required: 0, found: 0, correct: 0 };
  const layout = layersOf(documents);
  const perLayer = trialRounds * tokensOf(kept) + rounds * tokensOf(all);
  let done = 0;
  const progress = (tokens: number) => (done += tokens) / (perLayer * layout.length);
  for (const labels of layout) {
    const trial = yield* train(kept, labels, trialRounds, progress);
    const outcomes: Outcome[] = [];
    for (const lesson of heldOut) {
      const { required, found } = test(trial, lesson, labels);
      measured.required += required;
      measured.found += found.length;
      measured.correct += found.filter(({ correct }) => correct).length;
      outcomes.push(...found);
      yield progress(0);
    }
    const crf = yield* train(all, labels, rounds, progress);
    layers.push({ labels, crf, calibration: calibrate(outcomes) });
  }
  return new LearnedModel(layers, { ...countsOf(documents), heldOut: measured });
}

function* train(lessons: readonly Lesson[], labels: readonly string[], rounds: number, progress: (tokens: number) => number): Generator<number, Crf, void> {
  const crf = new Crf(labels.length);
  const trainer = new Trainer(crf);
  const random = randomNumbers(seed);
  const exercises: { readonly sequence: Sequence; readonly tags: Uint16Array }[] = [];
  let slice = 0;
  for (const lesson of lessons) {
    exercises.push({ sequence: lesson.sequence, tags: crf.scheme.tagsOf(lesson.sequence.length, mentionsOf(lesson, labels)) });
    if (exercises.length % sliceTokens === 0) yield progress(0);
  }
  for (let round = 0; round < rounds; round++) {
    shuffle(exercises, random);
    for (const { sequence, tags } of exercises) {
      trainer.learn(sequence, tags);
      slice += sequence.length;
      if (slice < sliceTokens) continue;
      yield progress(slice);
      slice = 0;
    }
  }
  quantise(crf);
  return crf;
}

/** What a model finds in a sentence that it has not learnt from. */
function test(crf: Crf, lesson: Lesson, labels: readonly string[]): { required: number; found: Outcome[] } {
  const expected = mentionsOf(lesson, labels);
  crf.read(lesson.sequence);
  crf.infer(lesson.sequence.length);
  const found = crf.best(lesson.sequence.length).map((mention) => ({
    probability: crf.probability(mention),
    correct: expected.some(({ from, to, label }) => from === mention.from && to === mention.to && label === mention.label),
  }));
  return { required: expected.length, found };
}

function countsOf(documents: readonly TrainingDocument[]): Omit<LearntFrom, 'heldOut'> {
  const examples: Record<string, number> = {};
  for (const { label } of documents.flatMap(({ annotations }) => annotations)) examples[label] = (examples[label] ?? 0) + 1;
  return {
    documents: documents.filter(({ annotations, rejected }) => annotations.length + rejected.length > 0).length,
    annotations: documents.reduce((sum, { annotations }) => sum + annotations.length, 0),
    rejected: documents.reduce((sum, { rejected }) => sum + rejected.length, 0),
    examples: Object.fromEntries(Object.entries(examples).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function tokensOf(lessons: readonly Lesson[]): number {
  return lessons.reduce((sum, { sequence }) => sum + sequence.length, 0);
}
