import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readJsonLines, readRecord } from '../../../src/core/corpus/readRecord.js';
import type { DocumentRecord } from '../../../src/core/corpus/record.js';
import { stringifyRecord } from '../../../src/core/corpus/writeRecord.js';

const sha = 'a'.repeat(64);
const sound: DocumentRecord = {
  schemaVersion: 1,
  id: 'a',
  source: { path: 'a.txt', sha256: sha, mediaType: 'text/plain', language: 'vi' },
  text: { sha256: sha, length: 10, unit: 'codepoint' },
  tagset: { id: 't', version: '1' },
  lexicons: [],
  annotations: [
    { id: 'x', label: 'ORG', start: 0, end: 4, exact: 'Đảng', prefix: '', suffix: '', status: 'accepted', origin: 'tag', attributes: {} },
    { id: 'y', label: 'ORG', start: 5, end: 9, exact: 'Đảng', prefix: '', suffix: '', status: 'accepted', origin: 'tag', attributes: {} },
  ],
  relations: [{ type: 'part-of', from: 'x', to: 'y' }],
};

function reading(change: (record: Record<string, never>) => void): { usable: boolean; found: string[] } {
  const changed = structuredClone(sound) as unknown as Record<string, never>;
  change(changed);
  const { record, problems } = readRecord(stringifyRecord(changed as unknown as DocumentRecord));
  return { usable: record !== undefined, found: problems.map(({ severity, code }) => `${severity} ${code}`) };
}

/** The codes of the errors for which a record is refused; none where it is read. */
function codes(change: (record: Record<string, never>) => void): string[] {
  const { usable, found } = reading(change);
  assert.equal(usable, found.length === 0);
  return found.map((problem) => problem.replace(/^error /, ''));
}

describe('reading records', () => {
  it('takes a sound one', () => assert.deepEqual(codes(() => undefined), []));

  it('warns of a property that the schema does not know, and leaves it in the data', () => {
    const add = (record: Record<string, never>): unknown => Object.assign(record.annotations[0]!, { reviewed: 'Lan' });
    assert.deepEqual(reading(add), { usable: true, found: ['warning unknown-property'] });
    const text = stringifyRecord(sound).replace('    label:', '    reviewed: "Lan"\n    label:');
    assert.equal((readRecord(text).record!.annotations[0] as unknown as Record<string, unknown>)['reviewed'], 'Lan');
    assert.deepEqual(readJsonLines(JSON.stringify({ ...sound, project: 'x' })).records.length, 1);
  });

  it('takes such a property for information where the record stands beside its text: people add what they like there', () => {
    const beside = (record: Record<string, never>): unknown => Object.assign(record.source, { store: 'standoff', encoding: 'utf-8' });
    assert.deepEqual(reading(beside), { usable: true, found: ['information unknown-property'] });
  });

  it('names each such property once, where it first stands, however many annotations have it', () => {
    const text = stringifyRecord({ ...sound, source: { ...sound.source, store: 'standoff' } })
      .replaceAll('    label:', '    # reviewed: no property\n    reviewed: {by: "Lan"}\n    label:')
      .replace('tagset: {', 'ghi chú: "x"\ntagset: {atributes: "y", ');
    for (const written of [text, text.replaceAll('\n', '\r\n')]) {
      const { record, problems } = readRecord(written.replace(/^ghi chú/m, '"ghi chú"'));
      assert.equal((record!.annotations[1] as unknown as Record<string, unknown>)['reviewed'] !== undefined, true);
      const at = written.replace(/^ghi chú/m, '"ghi chú"');
      assert.deepEqual(problems.map(({ severity, span }) => [severity, at.slice(span.start, span.end)]), [['information', '"ghi chú"'], ['information', 'atributes'], ['information', 'reviewed']]);
      assert.match(at.slice(0, problems[2]!.span.start), /no property\r?\n {4}$/);
    }
  });

  it('refuses values that the schema does not allow', () => {
    assert.deepEqual(codes((record) => Object.assign(record.text, { unit: 'utf16' })), ['wrong-value']);
    assert.deepEqual(codes((record) => Object.assign(record.annotations[0]!, { start: '0' })), ['wrong-type']);
    assert.deepEqual(codes((record) => Object.assign(record.annotations[0]!, { attributes: { value: 3 } })), ['wrong-type']);
  });

  it('finds where it contradicts itself', () => {
    assert.deepEqual(codes((record) => Object.assign(record.annotations[0]!, { end: 5 })), ['record-offset']);
    assert.deepEqual(codes((record) => Object.assign(record.annotations[1]!, { start: 8, end: 12 })), ['record-offset']);
    assert.deepEqual(codes((record) => Object.assign(record.annotations[1]!, { id: 'x' })), ['duplicate-id', 'unknown-annotation']);
    assert.deepEqual(codes((record) => Object.assign(record.relations[0]!, { to: 'z' })), ['unknown-annotation']);
    assert.deepEqual(codes((record) => Object.assign(record.annotations[0]!, { segments: [{ start: 0, end: 2 }, { start: 2, end: 4 }] })), ['record-offset']);
    assert.deepEqual(codes((record) => Object.assign(record.annotations[0]!, { segments: [{ start: 0, end: 1 }, { start: 2, end: 4 }] })), []);
    assert.deepEqual(codes((record) => Object.assign(record.text, { content: 'Đảng Đảnh' })), ['record-text', 'record-text', 'record-offset']);
  });

  it('reads a record beside its text that a merge has left with an annotation behind the end: its words are looked for', () => {
    const behind = (record: Record<string, never>): void => {
      Object.assign(record.source, { store: 'standoff' });
      Object.assign(record.annotations[1]!, { start: 8, end: 12 });
    };
    assert.deepEqual(reading(behind), { usable: true, found: ['warning record-offset'] });
  });

  it('says in which line of JSON Lines a problem is', () => {
    const line = JSON.stringify(sound);
    const broken = line.replace('"ORG"', '"org"');
    const text = `${line}\n\n${broken}\n${line}\n`;
    const { records, problems } = readJsonLines(text);
    assert.equal(records.length, 2);
    assert.deepEqual(problems.map(({ code, span }) => [code, text.slice(span.start, span.end)]), [['bad-label-id', '"org"']]);
    assert.ok(problems[0]!.span.start > line.length);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(readRecord(text).problems)));
    const good = stringifyRecord(sound);
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(40), fc.string({ maxLength: 5 }), (at, length, inserted) => {
        const { record, problems } = readRecord(good.slice(0, at) + inserted + good.slice(at + length));
        return record !== undefined || problems.some(({ severity }) => severity === 'error');
      }),
    );
  });
});
