import type { TrainingDocument } from '../learning/trainingDocument.js';
import type { Annotation } from '../store/annotation.js';
import type { ParsedText } from '../markup/markup.js';
import type { Analysis } from './analysis.js';

type Taught = Pick<Analysis, 'annotations' | 'rejected'> & { readonly text: Pick<ParsedText, 'plainText'> };

/** What a document teaches. Discontinuous mentions teach nothing: what lies between their parts is not of them. */
export function trainingDocumentOf({ text: { plainText }, annotations, rejected }: Taught): TrainingDocument {
  const isWhole = ({ segments }: Annotation) => segments === undefined;
  return { plainText, annotations: annotations.filter(isWhole), rejected: rejected.filter(isWhole) };
}
