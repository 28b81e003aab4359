import documentSchema from '../../../schemas/document.schema.json' with { type: 'json' };
import { readResource, type Resource } from '../resource/readResource.js';
import type { Path, Place } from '../resource/place.js';
import { ResourceSchema } from '../resource/schema.js';
import { schemaProblem } from '../resource/schemaProblems.js';
import { CodePointIndex } from '../text/codePoints.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import { digest } from './digest.js';
import type { AnnotationRecord, DocumentRecord } from './record.js';
import { readWritten } from './writtenRecord.js';
import { nameOf } from './yamlWriter.js';

const schema = new ResourceSchema(documentSchema);
const schemaVersion = 1;

export interface ReadRecord {
  /** Undefined where the file is not a sound record as a whole. */
  readonly record?: DocumentRecord;
  readonly problems: readonly Problem[];
}

/**
 * Reads a record (YAML or JSON). Properties that the schema does not know are told of (`unknown-property`) and left in
 * the data: `mergeRecord` keeps them, and nothing else looks at them. Beside a text they are information, for people and
 * other programs may add what they like there; in an exported file, which only programs write, they are a warning.
 */
export function readRecord(text: string): ReadRecord {
  const quick = quicklyRead(text);
  if (quick) return quick;

  const conflict = /^<{7}(?= |\r?$)/m.exec(text);
  if (conflict) {
    const span = { start: conflict.index, end: conflict.index + conflict[0].length };
    return { problems: [{ code: 'merge-conflict', severity: 'error', message: { key: 'Two versions of this record were merged and disagree from here on. Keep one of them and remove the lines <<<<<<<, ======= and >>>>>>>.' }, span }] };
  }
  const file = readResource<DocumentRecord>(text, schema);
  const newer = newerVersion(text, file);
  if (newer) return { problems: [newer] };
  if (!file.value) return { problems: file.problems };
  const own = standsBesideText(file.value) ? file.problems.map(asInformation) : file.problems;
  const problems = [...own, ...Array.from(contradictions(file.value), ({ path, ...problem }) => ({ ...problem, span: file.locate(path) }))];
  return problems.some(({ severity }) => severity === 'error') ? { problems } : { record: file.value, problems };
}

/** Reads a sound record in the shape in which records are written, with or without properties of somebody else's. */
function quicklyRead(text: string): ReadRecord | undefined {
  const data = readWritten(text);
  if (data === undefined) return undefined;
  const errors = schema.validate(data) ? [] : schema.validate.errors!;
  if (errors.some(({ keyword }) => keyword !== 'additionalProperties')) return undefined;
  const record = data as DocumentRecord;
  if ((errors.length > 0 && !standsBesideText(record)) || contradictions(record).next().value) return undefined;
  // Each of them once: somebody who reviews every annotation adds the same to each.
  const named = new Map(errors.toReversed().map((error) => [String(error.params['additionalProperty']), error]));
  const problems = Array.from(named, ([name, error]) => asInformation(schemaProblem(error, [], firstPlace(text, name), text, schema)));
  return { record, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

/** A mapping with a property where that name first stands in the text of a record. */
function firstPlace(text: string, name: string): Place {
  const written = nameOf(name);
  const escaped = written.replace(/[^\p{L}\p{N}]/gu, '\\$&');
  const at = text.search(new RegExp(`(?<=^[ -]*|[{,] ?)${escaped}:`, 'm'));
  const span = { start: Math.max(0, at), end: Math.max(0, at) + written.length };
  return { span, children: new Map([[name, { span, keySpan: span }]]) };
}

function standsBesideText({ source }: DocumentRecord): boolean {
  return source.store !== undefined;
}

function asInformation(problem: Problem): Problem {
  return problem.code === 'unknown-property' ? { ...problem, severity: 'information' } : problem;
}

/** What else would be said of a record of a newer format only hides that it is one. */
function newerVersion(text: string, file: Resource<DocumentRecord>): Problem | undefined {
  const span = file.locate(['schemaVersion']);
  const version = Number(text.slice(span.start, span.end));
  if (!(Number.isInteger(version) && version > schemaVersion)) return undefined;
  return { code: 'newer-schema', severity: 'error', message: { key: 'This record is of version {0} of its format, this program knows version {1}. Update Policy Annotator.', args: [version, schemaVersion] }, span };
}

/** Reads JSON Lines. The spans of the problems are those of the whole text; empty lines are passed over. */
export function readJsonLines(text: string): { readonly records: readonly DocumentRecord[]; readonly problems: readonly Problem[] } {
  const records: DocumentRecord[] = [];
  const problems: Problem[] = [];
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  for (const line of text.slice(offset).split('\n')) {
    if (line.trim() !== '') {
      const read = readRecord(line);
      if (read.record) records.push(read.record);
      for (const problem of read.problems) problems.push({ ...problem, span: { start: problem.span.start + offset, end: problem.span.end + offset } });
    }
    offset += line.length + 1;
  }
  return { records, problems };
}

type Contradiction = Omit<Problem, 'span'> & { readonly path: Path };

/** Where a record contradicts itself. */
function* contradictions(record: DocumentRecord): Generator<Contradiction, undefined> {
  const { content, length, sha256 } = record.text;
  const codePoints = content === undefined ? undefined : new CodePointIndex(content);
  if (content !== undefined && codePoints?.length !== length) {
    yield contradiction(['text', 'length'], 'record-text', 'The text in this record has {0} code points, not {1}.', codePoints!.length, length);
  }
  if (content !== undefined && digest(content) !== sha256) yield contradiction(['text', 'sha256'], 'record-text', 'This is not the SHA-256 of the text in this record.');

  const { furniture } = record.text;
  if (furniture && !inOrder(furniture, length)) {
    // A merge may leave that of the text as it was. It is found again when the record is written.
    yield { ...contradiction(['text', 'furniture'], 'record-offset', 'The stretches of page furniture must follow each other within the text.'), severity: 'warning' };
  }

  const ids = new Set<string>();
  for (const [index, annotation] of record.annotations.entries()) {
    const { id, start, end, exact, stale } = annotation;
    const path = ['annotations', index];
    if (ids.has(id)) yield contradiction([...path, 'id'], 'duplicate-id', 'There is an annotation “{0}” before this one already.', id);
    ids.add(id);
    if (stale) continue; // its offsets are of a text that is gone
    if (codePointLength(exact) !== end - start) {
      yield contradiction([...path, 'exact'], 'record-offset', 'The annotation is {0} code points long by its offsets, and {1} by its text.', end - start, codePointLength(exact));
    } else if (end > length) {
      const behind = contradiction([...path, 'end'], 'record-offset', 'The annotation ends at {0}, behind the end of the text at {1}.', end, length);
      // So it is after a merge, where the text has become shorter on one side: it is looked for by its words.
      yield standsBesideText(record) && content === undefined ? { ...behind, severity: 'warning' } : behind;
    } else if (content !== undefined && content.slice(codePoints!.toUtf16(start), codePoints!.toUtf16(end)) !== exact) {
      yield contradiction([...path, 'exact'], 'record-offset', 'At [{0}, {1}) of the text in this record stands something else.', start, end);
    }
    if (!segmentsFit(annotation)) yield contradiction([...path, 'segments'], 'record-offset', 'The segments must follow each other from the start of the annotation to its end.');
  }
  for (const [index, relation] of record.relations.entries()) {
    for (const side of ['from', 'to'] as const) {
      if (!ids.has(relation[side])) yield contradiction(['relations', index, side], 'unknown-annotation', 'This record has no annotation “{0}”.', relation[side]);
    }
  }
  return undefined;
}

function contradiction(path: Path, code: string, key: string, ...args: (string | number)[]): Contradiction {
  return { code, severity: 'error', message: { key, args }, path };
}

function codePointLength(text: string): number {
  return new CodePointIndex(text).length;
}

function segmentsFit({ start, end, segments }: AnnotationRecord): boolean {
  if (!segments) return true;
  return inOrder(segments, end) && segments[0]!.start === start && segments.at(-1)!.end === end;
}

/** Whether spans stand in the order of the text, apart from each other, none of them empty and none behind its end. */
function inOrder(spans: readonly Span[], end: number): boolean {
  return spans.every((span, index) => span.start < span.end && (index === 0 || spans[index - 1]!.end < span.start) && span.end <= end);
}
