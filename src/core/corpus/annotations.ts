import type { Annotation } from '../store/annotation.js';
import { CodePointIndex } from '../text/codePoints.js';
import type { Span } from '../text/span.js';
import type { DocumentRecord } from './record.js';

/**
 * The annotations of a record, by UTF-16 offsets of the plain text that it was made of. Of a text that has changed
 * since, `store/placement.ts` finds the places.
 *
 * @throws RangeError where an annotation does not say what stands at its place
 */
export function annotationsOfRecord(record: DocumentRecord, plainText: string): Annotation[] {
  const codePoints = new CodePointIndex(plainText);
  const toUtf16 = ({ start, end }: Span): Span => ({ start: codePoints.toUtf16(start), end: codePoints.toUtf16(end) });
  return record.annotations.map(({ id, label, start, end, exact, segments, concept, attributes, status, origin, annotator, created }) => {
    const span = toUtf16({ start, end });
    if (plainText.slice(span.start, span.end) !== exact) throw new RangeError(`The annotation ${id} is not at [${start}, ${end}) of this text.`);
    return {
      id,
      label,
      ...span,
      exact,
      ...(segments && { segments: segments.map(toUtf16) }),
      ...(concept !== undefined && { concept }),
      attributes,
      status,
      origin,
      ...(annotator !== undefined && { annotator }),
      ...(created !== undefined && { created }),
    };
  });
}
