import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { mergeRecord } from '../../../src/core/corpus/mergeRecord.js';
import type { AnnotationRecord, DocumentRecord } from '../../../src/core/corpus/record.js';
import { stringifyRecord } from '../../../src/core/corpus/writeRecord.js';
import { handEdited } from './handEdited.js';

function annotation(id: string, more: Partial<AnnotationRecord> = {}): AnnotationRecord {
  return { id, label: 'ORG', start: 0, end: 3, exact: 'Bộ:', prefix: '', suffix: 'Ngoại giao', status: 'accepted', origin: 'tag', attributes: {}, ...more };
}

function record(...annotations: AnnotationRecord[]): DocumentRecord {
  const sha256 = '0'.repeat(64);
  return {
    schemaVersion: 1,
    id: 'a',
    source: { path: 'a.txt', sha256, mediaType: 'text/plain', language: 'vi', store: 'standoff' },
    text: { sha256, length: 13, unit: 'codepoint' },
    tagset: { id: 't', version: '1' },
    lexicons: [],
    annotations,
    relations: [],
  };
}

describe('mergeRecord', function () {
  this.timeout(20_000);

  it('writes a new record as a record is written', () => {
    assert.equal(mergeRecord('', record(annotation('a'))), stringifyRecord(record(annotation('a'))));
  });

  it('changes only the lines of what changed', () => {
    const before = stringifyRecord(record(annotation('a'), annotation('b'), annotation('c')));
    const after = mergeRecord(before, record(annotation('a'), annotation('b', { label: 'PER' }), annotation('c')));
    const changed = after.split('\n').filter((line, i) => line !== before.split('\n')[i]);
    assert.deepEqual(changed, ['    label: "PER"']);
  });

  it('keeps comments and fields that it does not know', () => {
    const written = stringifyRecord(record(annotation('a'), annotation('b')))
      .replace('schemaVersion: 1', '# Đã đối chiếu với bản in.\nschemaVersion: 1')
      .replace('  - id: "b"', '  # Xem lại với Lan.\n  - id: "b"')
      .replace(/( {4}label: "ORG")(?![\s\S]*label)/, '$1 # chắc chắn\n    reviewed: {by: Lan, on: "2026-01-01"}');
    const after = mergeRecord(written, record(annotation('a'), annotation('b', { concept: 'bo-ngoai-giao', end: 2, exact: 'Bộ' })));
    for (const kept of ['# Đã đối chiếu với bản in.', '# Xem lại với Lan.', '# chắc chắn']) assert.ok(after.includes(kept), after);
    const entry = (parse(after) as { annotations: Record<string, unknown>[] }).annotations[1]!;
    assert.deepEqual(entry['reviewed'], { by: 'Lan', on: '2026-01-01' });
    assert.deepEqual([entry['concept'], entry['end'], entry['exact']], ['bo-ngoai-giao', 2, 'Bộ']);
  });

  it('takes away what the annotation no longer has, and annotations that are no more', () => {
    const written = stringifyRecord(record(annotation('a', { concept: 'x', annotator: 'Lan' }), annotation('b')));
    const read = parse(mergeRecord(written, record(annotation('a')))) as DocumentRecord;
    assert.deepEqual(read.annotations, [annotation('a')]);
    assert.deepEqual((parse(mergeRecord(written, record())) as DocumentRecord).annotations, []);
  });

  it('adds to a record without annotations, with a comment on its line', () => {
    const written = stringifyRecord(record()).replace('annotations: []', 'annotations: [] # còn trống');
    const after = mergeRecord(written, record(annotation('a')));
    assert.deepEqual((parse(after) as DocumentRecord).annotations, [annotation('a')]);
    assert.ok(after.includes('# còn trống'));
    assert.deepEqual((parse(mergeRecord(after, record())) as DocumentRecord).annotations, []);
  });

  it('merges into a record of another shape', () => {
    const written = '# của người khác\n' + JSON.stringify(record(annotation('a')));
    const after = mergeRecord(written, record(annotation('a', { label: 'PER' })));
    assert.deepEqual(parse(after), JSON.parse(JSON.stringify(record(annotation('a', { label: 'PER' })))));
    assert.ok(after.startsWith('# của người khác'));
  });

  const words = fc.oneof(fc.constantFrom('# no comment', '- x', 'a: b', '"', '\n', 'Bộ\nNgoại', ' '), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }));
  const anyAnnotation = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e"\\', '- f', '# g'),
    label: fc.constantFrom('ORG', 'PER'),
    exact: words,
    suffix: words,
    concept: fc.option(words, { nil: undefined }),
    attributes: fc.dictionary(fc.constantFrom('iso', 'note', 'no'), words, { maxKeys: 2 }),
  });
  const anyRecord = fc.uniqueArray(anyAnnotation, { selector: ({ id }) => id, maxLength: 6 }).map((list) =>
    record(...list.map(({ concept, ...more }) => annotation(more.id, { ...more, ...(concept !== undefined && { concept }) }))),
  );

  it('reads as the new record, whatever the old one was; and writing it again changes nothing', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (before, after) => {
        const merged = mergeRecord(stringifyRecord(before), after);
        assert.deepEqual(parse(merged), JSON.parse(JSON.stringify(after)));
        assert.equal(mergeRecord(merged, after), merged);
      }),
      { numRuns: 300 },
    );
  });

  const reading = { version: '1.2', schema: 'core' } as const;

  /** What a record says besides what the product knows of it, as the hand edits add it. */
  function unknownOf(record: string): unknown {
    const { project, source, text, annotations } = parse(record, reading) as Record<'project' | 'source' | 'text' | 'annotations', Record<string, unknown>>;
    const entries = Object.values(annotations ?? {}) as Record<string, unknown>[];
    return {
      project,
      encodings: [source['encoding'], text['encoding']],
      annotations: Object.fromEntries(entries.map(({ id, reviewed, ['nhận xét']: remark }) => [id, [reviewed, remark]])),
    };
  }

  function withoutUnknown(record: string): unknown {
    const unknown = new Set(['project', 'encoding', 'reviewed', 'nhận xét']);
    return JSON.parse(JSON.stringify(parse(record, reading), (name, value: unknown) => (unknown.has(name) ? undefined : value)));
  }

  function comments(text: string): string[] {
    return (text.match(/# (?:xem lại|thụt vào: "a"|chắc chắn|tab|cũ|thuộc tính)$/gm) ?? []).sort();
  }

  it('keeps comments, unknown properties and line ends of records that were edited by hand', () => {
    const cases = anyRecord.chain((before) => fc.tuple(handEdited(stringifyRecord(before)), fc.boolean(), fc.constant(before), anyRecord));
    fc.assert(
      fc.property(cases, ([edited, isCrlf, before, after]) => {
        try {
          parse(edited, reading);
        } catch {
          return; // a hand's slip
        }
        const written = isCrlf ? edited.replaceAll('\n', '\r\n') : edited;
        // All annotations stay, so that none takes what is said of it along.
        const kept = { ...after, annotations: [...after.annotations, ...before.annotations.filter(({ id }) => !after.annotations.some((other) => other.id === id))] };
        const merged = mergeRecord(written, kept);
        assert.deepEqual(withoutUnknown(merged), JSON.parse(JSON.stringify(kept)));
        const added = Object.fromEntries(after.annotations.map(({ id }) => [id, [undefined, undefined]]));
        const old = unknownOf(written) as { annotations: object };
        assert.deepEqual(unknownOf(merged), { ...old, annotations: { ...added, ...old.annotations } });
        assert.deepEqual(comments(merged.replaceAll('\r\n', '\n')), comments(edited));
        if (isCrlf) assert.doesNotMatch(merged, /(?<!\r)\n/);
        assert.equal(mergeRecord(merged, kept), merged);
      }),
      { numRuns: 200 },
    );
  });
});
