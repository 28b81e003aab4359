import type { Store } from '../analysis/analyzer.js';
import type { ParsedText } from '../markup/markup.js';
import type { Annotation } from '../store/annotation.js';
import type { Kept, StaleAnnotation, StaleReason } from '../store/keptAnnotations.js';
import { placeAnchors } from '../store/placement.js';
import { readSignature } from '../store/signature.js';
import { CodePointIndex } from '../text/codePoints.js';
import type { Problem } from '../text/problem.js';
import { compareSpans } from '../text/span.js';
import { annotationAt, annotationsOfRecord } from './annotations.js';
import { documentId } from './buildRecord.js';
import { digest } from './digest.js';
import type { AnnotationRecord, DocumentRecord } from './record.js';

/**
 * Where the annotations of a document live that has a record beside it: where the record says. One that does not say,
 * such as an exported one that was put there, is their home unless the text has tags.
 *
 * A record that says `standoff` beside a text that has its annotations as tags is what a conversion leaves that was
 * interrupted, in either direction: each holds all annotations then, and the tags are read.
 *
 * @param text read with tags
 */
export function storeOf(record: DocumentRecord, text: ParsedText): Store {
  const { store } = record.source;
  if (store === 'standoff' && isHalfConverted(record, text)) return 'inline';
  return store ?? (text.tags.length > 0 ? 'inline' : 'standoff');
}

function isHalfConverted({ text: { sha256 } }: DocumentRecord, { plainText, source }: ParsedText): boolean {
  return plainText !== source && digest(source) !== sha256 && digest(plainText) === sha256;
}

/** The annotations of a record where they are in the text as it is now. */
export interface PlacedRecord extends Kept {
  /** How many were looked for by their words, because they did not stand at their offsets, and were found. */
  readonly placedAgain: number;
}

/**
 * The annotations of a record, placed in the text as it is now: at their offsets where the text is the one that they
 * were made in, else where their words and their context have gone. Those that have no place are stale.
 *
 * A merge of two records may join annotations of the text as it is with some of the text as it was: then only those are
 * looked for that do not stand where they say.
 *
 * @param store with `inline` a record only says more of annotations that are tags: one without its words is none that was
 * lost, for the text no longer has its tag either
 */
export function placeRecord(record: DocumentRecord, plainText: string, store: Store = 'standoff'): PlacedRecord {
  const stale: StaleAnnotation[] = record.annotations.filter((annotation) => annotation.stale).map((annotation) => staleOf(annotation, annotation.stale!));
  const placeable = record.annotations.filter((annotation) => !annotation.stale);
  const isSameText = digest(plainText) === record.text.sha256;
  const stands = isSameText ? standingIn(plainText) : () => false;
  const lost = placeable.filter((annotation) => !stands(annotation));
  const annotations: Annotation[] = annotationsOfRecord({ ...record, annotations: placeable.filter(stands) }, plainText);

  const signature = isSameText || record.text.signature === undefined ? undefined : readSignature(record.text.signature);
  let placedAgain = 0;
  for (const [index, placement] of placeAnchors(lost, signature, plainText).entries()) {
    const annotation = lost[index]!;
    if ('stale' in placement) {
      if (store === 'standoff' || annotation.status !== 'accepted') stale.push(staleOf(annotation, placement.stale));
      continue;
    }
    const { span } = placement;
    const exact = plainText.slice(span.start, span.end);
    // Where the parts of a discontinuous mention have gone is known only if nothing between them has changed.
    if (annotation.segments && exact !== annotation.exact) stale.push(staleOf(annotation, 'ambiguous'));
    else {
      annotations.push(annotationAt(annotation, span, exact, segmentsAt(annotation, span.start)));
      placedAgain++;
    }
  }
  return { annotations: annotations.sort(compareSpans), stale, placedAgain };
}

/**
 * Whether a record belongs to some other text, such as one that was copied under a wrong name: it is called after
 * another document, and none of its annotations has a place in this one.
 *
 * @param path of the document beside it
 */
export function isOfAnotherText(record: DocumentRecord, path: string, { annotations, stale }: Kept): boolean {
  const lost = record.annotations.filter((annotation) => !annotation.stale).length;
  if (annotations.length > 0 || lost === 0 || stale.length === 0) return false;
  return documentId(record.source.path) !== documentId(path) && record.id !== documentId(path);
}

/**
 * That a record is not of the text beside it.
 *
 * @param text of the record
 * @param itsPath of the text that the record is of, as it says
 * @param path of the text that it stands beside
 */
export function anotherText(text: string, itsPath: string, path: string): Problem {
  const message = { key: 'This record is of another text: it is called after {0}, and none of its annotations has a place in {1}.', args: [itsPath, path] };
  const { index = 0 } = /^source:/m.exec(text) ?? {};
  return { code: 'other-text', severity: 'error', message, span: { start: index, end: index } };
}

/** Tells of an annotation whether its words and their context stand at its offsets. */
function standingIn(plainText: string): (annotation: AnnotationRecord) => boolean {
  const codePoints = new CodePointIndex(plainText);
  return ({ start, end, exact, prefix, suffix }) => {
    if (end > codePoints.length) return false;
    const from = codePoints.toUtf16(start);
    const to = codePoints.toUtf16(end);
    return plainText.slice(from, to) === exact && plainText.startsWith(suffix, to) && plainText.endsWith(prefix, from);
  };
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
