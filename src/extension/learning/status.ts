import { l10n } from 'vscode';
import type { LearntFrom } from '../../core/learning/model.js';
import { enoughAnnotations, enoughDocuments, type Readiness } from '../../core/learning/readiness.js';

/** What suggestions are learned from, or what is missing for that. */
export function learningText({ ready, annotations, documents }: Readiness, learntFrom: LearntFrom | undefined): string {
  if (!ready) {
    return l10n.t('What is annotated elsewhere is suggested. The like of it is from {0} annotations in {1} documents on; there are {2} in {3}.', enoughAnnotations, enoughDocuments, annotations, documents);
  }
  if (!learntFrom) return l10n.t('What is annotated elsewhere is suggested. The like of it will be when it has been learnt.');
  const { found, correct } = learntFrom.heldOut;
  const learnt = l10n.t('Learnt from {0} annotations and {1} rejections in {2} documents.', learntFrom.annotations, learntFrom.rejected, learntFrom.documents);
  return found === 0 ? learnt : `${learnt} ${l10n.t('Of what it found while learning {0} % was right.', Math.round((100 * correct) / found))}`;
}
