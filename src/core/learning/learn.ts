import { countForms } from './annotatedForms.js';
import { calibrate, type Outcome } from './calibration.js';
import { Crf, type Sequence } from './crf.js';
import type { Work } from './inSlices.js';
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
const seed = 1;

/**
 * Learns to tag from documents: one model per layer of labels, first without a fifth of the sentences, on which its
 * confidence is calibrated, then with all of them. The same documents in the same order give the same model.
 *
 * @returns the model; its tagger finds nothing where no label has been annotated often enough
 */
export function* learn(documents: readonly TrainingDocument[]): Work<LearnedModel> {
  const all: Lesson[] = [];
  const kept: Lesson[] = [];
  const heldOut: Lesson[] = [];
  const annotated = documents.filter(hasAnswers);
  for (const [index, document] of annotated.entries()) {
    for (const lesson of lessonsOf(document)) {
      const fold = (annotated.length >= documentsToHoldOut ? index : all.length) % folds;
      all.push(lesson);
      (fold === 0 ? heldOut : kept).push(lesson);
      yield 0;
    }
  }

  const layers: Layer[] = [];
  const measured = { required: 0, found: 0, correct: 0 };
  const layout = layersOf(documents);
  const total = layout.length * (trialRounds * tokensOf(kept) + rounds * tokensOf(all));
  let done = 0;
  const progress = (tokens: number) => (done += tokens) / total;
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
  return new LearnedModel(countForms(documents), layers, { ...countsOf(documents), heldOut: measured });
}

function* train(lessons: readonly Lesson[], labels: readonly string[], rounds: number, progress: (tokens: number) => number): Work<Crf> {
  const crf = new Crf(labels.length);
  const trainer = new Trainer(crf);
  const random = randomNumbers(seed);
  const exercises: { readonly sequence: Sequence; readonly tags: Uint16Array }[] = [];
  for (const lesson of lessons) {
    exercises.push({ sequence: lesson.sequence, tags: crf.scheme.tagsOf(lesson.sequence.length, mentionsOf(lesson, labels)) });
    yield progress(0);
  }
  for (let round = 0; round < rounds; round++) {
    shuffle(exercises, random);
    for (const { sequence, tags } of exercises) {
      trainer.learn(sequence, tags);
      yield progress(sequence.length);
    }
  }
  quantise(crf.weights);
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

/** How much there is to learn from. */
export function countsOf(documents: readonly TrainingDocument[]): Omit<LearntFrom, 'heldOut'> {
  const examples: Record<string, number> = {};
  for (const { label } of documents.flatMap(({ annotations }) => annotations)) examples[label] = (examples[label] ?? 0) + 1;
  return {
    documents: documents.filter(hasAnswers).length,
    annotations: documents.reduce((sum, { annotations }) => sum + annotations.length, 0),
    rejected: documents.reduce((sum, { rejected }) => sum + rejected.length, 0),
    examples: Object.fromEntries(Object.entries(examples).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function hasAnswers({ annotations, rejected }: TrainingDocument): boolean {
  return annotations.length + rejected.length > 0;
}

function tokensOf(lessons: readonly Lesson[]): number {
  return lessons.reduce((sum, { sequence }) => sum + sequence.length, 0);
}
