import documentSchema from '../../../schemas/document.schema.json' with { type: 'json' };
import { readResource, type Resource } from '../resource/readResource.js';
import { ResourceSchema } from '../resource/schema.js';
import type { Path } from '../resource/place.js';
import { CodePointIndex } from '../text/codePoints.js';
import type { Problem } from '../text/problem.js';
import { digest } from './digest.js';
import type { AnnotationRecord, DocumentRecord } from './record.js';

const schema = new ResourceSchema(documentSchema, 'strict');

export interface ReadRecord {
  /** Undefined where the file is not a sound record as a whole. */
  readonly record?: DocumentRecord;
  readonly problems: readonly Problem[];
}

/** Reads a record (YAML or JSON). What the schema does not know is an error: nothing of a record gets lost unnoticed. */
export function readRecord(text: string): ReadRecord {
  const file = readResource<DocumentRecord>(text, schema);
  if (!file.value) return { problems: file.problems };
  const problems = [...file.problems, ...contradictions(file.value, file)];
  return problems.some(({ severity }) => severity === 'error') ? { problems } : { record: file.value, problems };
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

/** Where a record contradicts itself. */
function contradictions(record: DocumentRecord, file: Resource<DocumentRecord>): Problem[] {
  const problems: Problem[] = [];
  const report = (path: Path, code: string, key: string, ...args: (string | number)[]): void => {
    problems.push({ code, severity: 'error', message: { key, args }, span: file.locate(path) });
  };
  const { content, length, sha256 } = record.text;
  const codePoints = content === undefined ? undefined : new CodePointIndex(content);
  if (content !== undefined && codePoints?.length !== length) {
    report(['text', 'length'], 'record-text', 'The text in this record has {0} code points, not {1}.', codePoints!.length, length);
  }
  if (content !== undefined && digest(content) !== sha256) report(['text', 'sha256'], 'record-text', 'This is not the SHA-256 of the text in this record.');

  const ids = new Set<string>();
  for (const [index, annotation] of record.annotations.entries()) {
    const { id, start, end, exact, stale } = annotation;
    const path = ['annotations', index];
    if (ids.has(id)) report([...path, 'id'], 'duplicate-id', 'There is an annotation “{0}” before this one already.', id);
    ids.add(id);
    if (stale) continue; // its offsets are of a text that is gone
    if (end > length) report([...path, 'end'], 'record-offset', 'The annotation ends at {0}, behind the end of the text at {1}.', end, length);
    else if (new CodePointIndex(exact).length !== end - start) {
      report([...path, 'exact'], 'record-offset', 'The annotation is {0} code points long by its offsets, and {1} by its text.', end - start, new CodePointIndex(exact).length);
    } else if (content !== undefined && content.slice(codePoints!.toUtf16(start), codePoints!.toUtf16(end)) !== exact) {
      report([...path, 'exact'], 'record-offset', 'At [{0}, {1}) of the text in this record stands something else.', start, end);
    }
    if (!segmentsFit(annotation)) report([...path, 'segments'], 'record-offset', 'The segments must follow each other from the start of the annotation to its end.');
  }
  for (const [index, relation] of record.relations.entries()) {
    for (const side of ['from', 'to'] as const) {
      if (!ids.has(relation[side])) report(['relations', index, side], 'unknown-annotation', 'This record has no annotation “{0}”.', relation[side]);
    }
  }
  return problems;
}

function segmentsFit({ start, end, segments }: AnnotationRecord): boolean {
  if (!segments) return true;
  const inOrder = segments.every((segment, index) => segment.start < segment.end && (index === 0 || segments[index - 1]!.end < segment.start));
  return inOrder && segments[0]!.start === start && segments.at(-1)!.end === end;
}
