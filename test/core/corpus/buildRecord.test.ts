import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { annotationsOfRecord } from '../../../src/core/corpus/annotations.js';
import { buildRecord, documentId, type RecordInput } from '../../../src/core/corpus/buildRecord.js';
import { readRecord } from '../../../src/core/corpus/readRecord.js';
import { stringifyRecord } from '../../../src/core/corpus/writeRecord.js';
import type { ParsedText } from '../../../src/core/markup/markup.js';
import type { Suggestion } from '../../../src/core/matching/suggestion.js';
import type { Annotation } from '../../../src/core/store/annotation.js';
import type { Tagset } from '../../../src/core/tagset/tagset.js';

const tagset: Tagset = { id: 'vi-foreign-policy', version: '1.0.0', title: {}, families: [], labels: [], relations: [] };

function untagged(plainText: string): ParsedText {
  return {
    source: plainText, mediaType: 'text/plain', tagset, plainText, tags: [], opaque: [], invisible: [], problems: [], references: { definitions: [], labels: [], defined: [] },
    toSource: (offset) => offset,
    toPlain: (offset) => offset,
  };
}

function annotation(text: string, exact: string, more: Partial<Annotation> = {}): Annotation {
  const start = text.indexOf(exact);
  return { id: `${exact}-${start}`, label: 'ORG', start, end: start + exact.length, exact, attributes: {}, status: 'accepted', origin: 'tag', ...more };
}

function build(text: string, annotations: readonly Annotation[], more: Partial<RecordInput> = {}) {
  return buildRecord({ path: 'texts/a.txt', text: untagged(text), language: 'vi', tagset, lexicons: [], annotations, ...more });
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

describe('the record of a document', () => {
  it('has the fields of the format in their order', () => {
    const text = 'Bộ trưởng Bùi Thanh Sơn.';
    const record = build(text, [annotation(text, 'Bùi Thanh Sơn', { label: 'PER', concept: 'bui-thanh-son', id: 'x' })]);
    assert.equal(
      stringifyRecord(record),
      `schemaVersion: 1
id: "a"
source:
  path: "texts/a.txt"
  sha256: "${sha256(text)}"
  mediaType: "text/plain"
  language: "vi"
text:
  sha256: "${sha256(text)}"
  length: 24
  unit: "codepoint"
tagset: {id: "vi-foreign-policy", version: "1.0.0"}
lexicons: []
annotations:
  - id: "x"
    label: "PER"
    start: 10
    end: 23
    exact: "Bùi Thanh Sơn"
    prefix: "Bộ trưởng "
    suffix: "."
    concept: "bui-thanh-son"
    attributes: {}
    status: "accepted"
    origin: "tag"
relations: []
`,
    );
  });

  it('counts code points, in NFC and NFD, with emoji, CRLF, NBSP and zero-width characters', () => {
    for (const form of ['NFC', 'NFD'] as const) {
      const exact = 'Bộ\u00a0Ngoại giao'.normalize(form);
      const text = `😀🇻🇳\r\n\u200b${exact} 👨‍👩‍👧\r\n`;
      const record = build(text, [annotation(text, exact)]);
      const { start, end } = record.annotations[0]!;
      assert.equal([...text].slice(start, end).join(''), exact);
      assert.equal(start, 6);
      assert.equal(record.text.length, [...text].length);
    }
  });

  it('gives 32 code points of context, never half of one', () => {
    const text = `${'😀'.repeat(40)}Đảng${'🇻🇳'.repeat(40)}`;
    const [entry] = build(text, [annotation(text, 'Đảng')]).annotations;
    assert.equal(entry!.prefix, '😀'.repeat(32));
    assert.equal(entry!.suffix, '🇻🇳'.repeat(16));
  });

  it('hashes the bytes of the file and the plain text as UTF-8', () => {
    const bytes = new TextEncoder().encode('\ufeffĐảng\r\n');
    const record = build('Đảng\r\n', [], { sourceBytes: bytes });
    assert.equal(record.source.sha256, sha256(bytes));
    assert.equal(record.text.sha256, sha256('Đảng\r\n'));
  });

  it('throws rather than write an annotation that says something else than its text', () => {
    const text = 'Đảng và Nhà nước';
    assert.throws(() => build(text, [annotation(text, 'Đảng', { exact: 'Nhà' })]), RangeError);
    assert.throws(() => build(text, [annotation(text, 'Đảng', { end: 5 })]), RangeError);
    assert.throws(() => build(text, [annotation(text, 'Đảng', { end: 0, exact: '' })]), RangeError);
    const emoji = '😀 Đảng';
    assert.throws(() => build(emoji, [annotation(emoji, 'Đảng', { start: 1, exact: emoji.slice(1) })]), RangeError);
    assert.throws(() => build('a\ud800', []), RangeError);
  });

  it('lists annotations in document order, outer ones first, whatever their order before', () => {
    const text = 'Đại hội XIII của Đảng';
    const inner = annotation(text, 'Đảng');
    const outer = annotation(text, text, { label: 'EVENT' });
    const record = build(text, [inner, outer]);
    assert.deepEqual(record.annotations.map(({ label }) => label), ['EVENT', 'ORG']);
    assert.deepEqual(build(text, [outer, inner]), record);
  });

  it('marks suggestions, with their evidence and ids of their own', () => {
    const text = 'Đảng, Đảng, ngày 13/12/2021';
    const lexical: Suggestion = { start: 0, end: 4, label: 'ORG', tier: 'exact', evidence: [{ kind: 'lexicon', lexicon: 'l', version: '1', concept: 'dang', form: 'Đảng' }], attributes: {} };
    const pattern: Suggestion = { start: 12, end: 27, label: 'TIME', tier: 'exact', evidence: [{ kind: 'pattern', pattern: 'date' }], attributes: { iso: '2021-12-13' } };
    const record = build(text, [{ ...annotation(text, 'Đảng'), start: 6, end: 10 }], { suggestions: [pattern, lexical] });
    assert.deepEqual(
      record.annotations.map(({ start, status, origin, concept, attributes }) => [start, status, origin, concept, attributes]),
      [[0, 'suggested', 'lexicon', 'dang', {}], [6, 'accepted', 'tag', undefined, {}], [12, 'suggested', 'pattern', undefined, { iso: '2021-12-13' }]],
    );
    assert.equal(new Set(record.annotations.map(({ id }) => id)).size, 3);
    assert.deepEqual(readRecord(stringifyRecord(record)).record, record);
  });

  it('marks page furniture by code points, and reads it back', () => {
    const text = '😀 Đẩy mạnh công tác ngoại giao\r\n\r\nXem https://baoquocte.vn/a.html.\r\nCùng chuyên mục\r\n😀 Đẩy mạnh công tác ngoại giao';
    const record = build(text, []);
    assert.deepEqual(record.text.furniture!.map(({ start, end }) => [...text].slice(start, end).join('')), ['https://baoquocte.vn/a.html', 'Cùng chuyên mục', '😀 Đẩy mạnh công tác ngoại giao']);
    assert.deepEqual(readRecord(stringifyRecord(record)), { record, problems: [] });
    assert.equal('furniture' in build('Không có gì', []).text, false);

    const merged = readRecord(stringifyRecord({ ...record, text: { ...record.text, furniture: [...record.text.furniture!].reverse() } }));
    assert.deepEqual([merged.record?.id, merged.problems.map(({ code, severity }) => `${severity} ${code}`)], ['a', ['warning record-offset']]);
  });

  it('keeps ids apart that were given elsewhere', () => {
    const text = 'Đảng, Nhà nước';
    const record = build(text, [annotation(text, 'Đảng', { id: 'x' }), annotation(text, 'Nhà nước', { id: 'x' })]);
    assert.deepEqual(record.annotations.map(({ id }) => id), ['x', 'x-2']);
  });

  it('gives every annotation back as it was, over all fields', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 6 }), (words) => {
        let text = '';
        const annotations = words.map((exact, index): Annotation => {
          const start = text.length;
          text += exact;
          const segments = exact.length > 2 && /^[ -~]+$/.test(exact) ? { segments: [{ start, end: start + 1 }, { start: start + 2, end: text.length }] } : {};
          return { id: `a${index}`, label: 'ORG', start, end: text.length, exact, ...segments, concept: 'c', attributes: { iso: 'NO' }, status: 'rejected', origin: 'import', annotator: 'n', created: '2024-01-01T00:00:00Z' };
        });
        const { record, problems } = readRecord(stringifyRecord(build(text, annotations, { embedText: true, signature: 'AAAAAA' })));
        assert.deepEqual(problems, []);
        assert.equal(record!.text.content, text);
        assert.deepEqual(annotationsOfRecord(record!, text), annotations);
      }),
    );
  });

  it('refuses to place annotations on another text', () => {
    const record = build('Đảng', [annotation('Đảng', 'Đảng')]);
    assert.throws(() => annotationsOfRecord(record, 'đảng'), RangeError);
  });

  it('names a document after its file', () => {
    assert.equal(documentId('texts/000_478af4e0ced61de0.txt'), '000_478af4e0ced61de0');
    assert.equal(documentId('.txt'), '.txt');
    assert.equal(documentId('a.b/c'), 'c');
  });
});
