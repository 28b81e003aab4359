import type { TrainingDocument } from './trainingDocument.js';

/**
 * From how many annotations on the tagger suggests. Measured (docs/learning.md): from some 50 sentences of PhoNER_COVID19
 * with 3 annotations each on, what it is sure of is right four times out of five; before, it mostly costs rejections.
 */
export const enoughAnnotations = 150;
/** From how many documents on: what one text has in common is its topic, not its language. */
export const enoughDocuments = 3;

/** Whether enough has been annotated for the tagger, and how much there is. */
export interface Readiness {
  readonly ready: boolean;
  readonly annotations: number;
  /** Those with annotations. */
  readonly documents: number;
}

export function readinessOf(documents: readonly Pick<TrainingDocument, 'annotations'>[]): Readiness {
  const annotated = documents.filter(({ annotations }) => annotations.length > 0);
  const annotations = annotated.reduce((sum, document) => sum + document.annotations.length, 0);
  return { ready: annotations >= enoughAnnotations && annotated.length >= enoughDocuments, annotations, documents: annotated.length };
}
