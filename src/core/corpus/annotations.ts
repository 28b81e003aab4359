import type { Annotation } from '../store/annotation.js';
import { CodePointIndex } from '../text/codePoints.js';
import type { Span } from '../text/span.js';
import type { AnnotationRecord, DocumentRecord } from './record.js';

/**
 * The annotations of a record that have a place, by UTF-16 offsets of the plain text that it was made of. Of a text that
 * has changed since, see `placeRecord`.
 *
 * @throws RangeError where an annotation does not say what stands at its place
 */
export function annotationsOfRecord(record: DocumentRecord, plainText: string): Annotation[] {
  const codePoints = new CodePointIndex(plainText);
  const toUtf16 = ({ start, end }: Span): Span => ({ start: codePoints.toUtf16(start), end: codePoints.toUtf16(end) });
  return record.annotations
    .filter(({ stale }) => stale === undefined)
    .map((annotation) => {
      const span = toUtf16(annotation);
      const { id, start, end, exact, segments } = annotation;
      if (plainText.slice(span.start, span.end) !== exact) throw new RangeError(`The annotation ${id} is not at [${start}, ${end}) of this text.`);
      return annotationAt(annotation, span, exact, segments?.map(toUtf16));
    });
}

/** An annotation of a record as it is at a place. UTF-16 code units. */
export function annotationAt(
  { id, label, concept, attributes, status, origin, annotator, created }: AnnotationRecord,
  { start, end }: Span,
  exact: string,
  segments: readonly Span[] | undefined,
): Annotation {
  return {
    ...{ id, label, start, end, exact, attributes, status, origin },
    ...(segments && { segments }),
    ...(concept !== undefined && { concept }),
    ...(annotator !== undefined && { annotator }),
    ...(created !== undefined && { created }),
  };
}
