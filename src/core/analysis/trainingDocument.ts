import type { TrainingDocument } from '../learning/trainingDocument.js';
import type { Annotation } from '../store/annotation.js';
import type { Analysis } from './analysis.js';

/** What a document teaches. Discontinuous mentions teach nothing: what lies between their parts is not of them. */
export function trainingDocumentOf({ text: { plainText }, annotations, rejected }: Pick<Analysis, 'text' | 'annotations' | 'rejected'>): TrainingDocument {
  const isWhole = ({ segments }: Annotation) => segments === undefined;
  return { plainText, annotations: annotations.filter(isWhole), rejected: rejected.filter(isWhole) };
}
