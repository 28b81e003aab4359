import referenceSchema from '../../../schemas/reference.schema.json' with { type: 'json' };
import type { Store } from '../analysis/analyzer.js';
import { digest } from '../corpus/digest.js';
import type { MediaType, ParsedText } from '../markup/markup.js';
import type { Path } from '../resource/place.js';
import { readResource } from '../resource/readResource.js';
import { ResourceSchema } from '../resource/schema.js';
import { findLabel, type Tagset } from '../tagset/tagset.js';
import { CodePointIndex } from '../text/codePoints.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import type { ReferenceSpan } from './evaluate.js';

/** The reference annotations of one document: schemas/reference.schema.json. A record is one too. Offsets: code points of the plain text. */
export interface ReferenceRecord {
  readonly source: { readonly path: string; readonly sha256?: string; readonly mediaType?: MediaType; readonly store?: Store };
  readonly text?: { readonly sha256?: string };
  readonly annotations: readonly ReferenceAnnotation[];
}

export interface ReferenceAnnotation {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly optional?: boolean;
  readonly status?: 'accepted' | 'suggested' | 'rejected';
  readonly stale?: string;
}

/** A reference, and where its values stand in its file. */
export interface ReadReference {
  readonly reference: ReferenceRecord;
  /** UTF-16 code units of the file's text. */
  locate(path: Path): Span;
}

const schema = new ResourceSchema(referenceSchema);

/** Reads a reference (YAML or JSON). */
export function readReference(text: string): { readonly read?: ReadReference; readonly problems: readonly Problem[] } {
  const { value, problems, locate } = readResource<ReferenceRecord>(text, schema);
  return { ...(value && { read: { reference: value, locate } }), problems };
}

/** What a reference asks for in a text; without `spans` it does not belong to the text as it is. */
export interface PlacedReference {
  /** UTF-16 code units of the plain text. */
  readonly spans?: readonly ReferenceSpan[];
  readonly problems: readonly Problem[];
}

/**
 * Places a reference in its text. The text must be the one that was annotated, by its digest where the reference has
 * one, and each annotation must say what stands at its place: otherwise there is an error, and nothing is placed.
 *
 * @param bytes of the text's file
 */
export function placeReference({ reference, locate }: ReadReference, text: ParsedText, bytes: Uint8Array, tagset: Tagset): PlacedReference {
  const changed = changedText(reference, text, bytes);
  if (changed) return { problems: [problem('reference-text', 'error', locate(changed), 'The text {0} is not the one that was annotated: its SHA-256 is another.', reference.source.path)] };

  const { plainText } = text;
  const codePoints = new CodePointIndex(plainText);
  const spans: ReferenceSpan[] = [];
  const problems: Problem[] = [];
  for (const [index, { label, start, end, exact, optional, status, stale }] of reference.annotations.entries()) {
    if ((status !== undefined && status !== 'accepted') || stale !== undefined) continue;
    const span = { start: codePoints.toUtf16(start), end: codePoints.toUtf16(end) };
    const found = plainText.slice(span.start, span.end);
    if (found !== exact) {
      return { problems: [problem('reference-offset', 'error', locate(['annotations', index, 'exact']), 'At [{0}, {1}) of {2} stands “{3}”, not this.', start, end, reference.source.path, found.slice(0, longestQuote))] };
    }
    if (!findLabel(tagset, label)) problems.push(problem('unknown-label', 'warning', locate(['annotations', index, 'label']), 'The tagset has no label “{0}”.', label));
    spans.push({ ...span, label, ...(optional && { optional }) });
  }
  return { spans, problems };
}

const longestQuote = 80;

/** The digest that is of another text, if one is. */
function changedText({ source, text: of }: ReferenceRecord, text: ParsedText, bytes: Uint8Array): Path | undefined {
  const plain = digest(text.plainText);
  if (of?.sha256 !== undefined) return of.sha256 === plain ? undefined : ['text', 'sha256'];
  // A file that has been tagged since has the bytes that it had as its plain text.
  return source.sha256 === undefined || source.sha256 === plain || source.sha256 === digest(bytes) ? undefined : ['source', 'sha256'];
}

function problem(code: string, severity: Problem['severity'], span: Span, key: string, ...args: (string | number)[]): Problem {
  return { code, severity, message: { key, args }, span };
}
