import type { Store } from '../analysis/analyzer.js';
import type { ParsedText } from '../markup/markup.js';
import type { Annotation } from '../store/annotation.js';
import type { Kept, StaleAnnotation, StaleReason } from '../store/keptAnnotations.js';
import { placeAnchors } from '../store/placement.js';
import { readSignature } from '../store/signature.js';
import { annotationAt, annotationsOfRecord } from './annotations.js';
import { digest } from './digest.js';
import type { AnnotationRecord, DocumentRecord } from './record.js';

/**
 * Where the annotations of a document live that has a record beside it: where the record says. One that does not say,
 * such as an exported one that was put there, is their home unless the text has tags.
 *
 * @param text read with tags
 */
export function storeOf(record: DocumentRecord, text: ParsedText): Store {
  return record.source.store ?? (text.tags.length > 0 ? 'inline' : 'standoff');
}

/**
 * The annotations of a record, placed in the text as it is now: at their offsets where the text is the one that they
 * were made in, else where their words and their context have gone. Those that have no place are stale.
 */
export function placeRecord(record: DocumentRecord, plainText: string): Kept {
  const stale: StaleAnnotation[] = record.annotations.filter((annotation) => annotation.stale).map((annotation) => staleOf(annotation, annotation.stale!));
  if (digest(plainText) === record.text.sha256) return { annotations: annotationsOfRecord(record, plainText), stale };

  const signature = record.text.signature === undefined ? undefined : readSignature(record.text.signature);
  const placeable = record.annotations.filter((annotation) => !annotation.stale);
  const annotations: Annotation[] = [];
  for (const [index, placement] of placeAnchors(placeable, signature, plainText).entries()) {
    const annotation = placeable[index]!;
    if ('stale' in placement) {
      stale.push(staleOf(annotation, placement.stale));
      continue;
    }
    const { span } = placement;
    const exact = plainText.slice(span.start, span.end);
    // Where the parts of a discontinuous mention have gone is known only if nothing between them has changed.
    if (annotation.segments && exact !== annotation.exact) stale.push(staleOf(annotation, 'ambiguous'));
    else annotations.push(annotationAt(annotation, span, exact, segmentsAt(annotation, span.start)));
  }
  return { annotations, stale };
}

function staleOf(annotation: AnnotationRecord, why: StaleReason): StaleAnnotation {
  const { prefix, suffix, exact, segments } = annotation;
  return { annotation: annotationAt(annotation, annotation, exact, segments), why, prefix, suffix };
}

/** The parts of a mention that has moved as a whole. */
function segmentsAt({ segments, exact, start }: AnnotationRecord, at: number): Annotation['segments'] {
  const units = [...exact];
  const lengthTo = (codePoint: number): number => units.slice(0, codePoint - start).join('').length;
  return segments?.map((segment) => ({ start: at + lengthTo(segment.start), end: at + lengthTo(segment.end) }));
}
