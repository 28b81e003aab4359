import { AnnotatedForms, countForms } from './annotatedForms.js';
import { countsOf } from './learn.js';
import type { LearntFrom } from './model.js';
import { readinessOf, type Readiness } from './readiness.js';
import type { LabelledSpan } from '../text/span.js';
import type { TrainingDocument } from './trainingDocument.js';

/** A model is made anew when so much of what it learnt from has changed, but not for less than so many annotations. */
const changedShare = 0.1;
const leastChanges = 20;

/** The documents of a workspace as they come, change and go, and what can be learnt from them. */
export class AnnotatedDocuments {
  readonly #documents = new Map<string, { readonly document: TrainingDocument; readonly answers: string }>();
  #forms: AnnotatedForms | undefined;

  /**
   * @param id of the document, such as its address
   * @param document as it is now; undefined where it is gone
   * @returns whether other things are annotated or refused than before. Where they stand does not count.
   */
  set(id: string, document: TrainingDocument | undefined): boolean {
    const before = this.#documents.get(id)?.answers ?? '';
    const answers = document ? answersOf(document) : '';
    if (document && answers !== '') this.#documents.set(id, { document, answers });
    else this.#documents.delete(id);
    if (answers === before) return false;
    this.#forms = undefined;
    return true;
  }

  /** What is annotated in any of them, made when somebody asks. */
  get forms(): AnnotatedForms {
    return (this.#forms ??= new AnnotatedForms(countForms(this.all())));
  }

  /** Those with annotations or rejections, in an order that does not depend on which came first: the same give the same model. */
  all(): TrainingDocument[] {
    return [...this.#documents].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { document }]) => document);
  }

  get readiness(): Readiness {
    return readinessOf(this.all());
  }

  /** Whether a model should be made: enough is annotated, and there is none yet or much has changed since it was made. */
  isTrainingDue(learntFrom: LearntFrom | undefined): boolean {
    const documents = this.all();
    if (!readinessOf(documents).ready) return false;
    if (!learntFrom) return true;
    const { examples, rejected } = countsOf(documents);
    const labels = new Set([...Object.keys(examples), ...Object.keys(learntFrom.examples)]);
    let changes = Math.abs(rejected - learntFrom.rejected);
    for (const label of labels) changes += Math.abs((examples[label] ?? 0) - (learntFrom.examples[label] ?? 0));
    return changes >= Math.max(leastChanges, changedShare * learntFrom.annotations);
  }
}

/** What is annotated and refused in a document, in one string; empty where nothing is. */
function answersOf({ plainText, annotations, rejected }: TrainingDocument): string {
  const say = (answer: string) => ({ start, end, label }: LabelledSpan) => `${answer}${label} ${plainText.slice(start, end)}\n`;
  return [...annotations.map(say('+')), ...rejected.map(say('-'))].sort().join('');
}
