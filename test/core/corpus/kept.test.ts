import assert from 'node:assert/strict';
import { buildRecord, type RecordInput } from '../../../src/core/corpus/buildRecord.js';
import { placeRecord, storeOf } from '../../../src/core/corpus/kept.js';
import { readRecord } from '../../../src/core/corpus/readRecord.js';
import { stringifyRecord } from '../../../src/core/corpus/writeRecord.js';
import { parseMarkup } from '../../../src/core/markup/parse.js';
import type { Annotation } from '../../../src/core/store/annotation.js';
import type { Kept } from '../../../src/core/store/keptAnnotations.js';
import { signatureOf, writeSignature } from '../../../src/core/store/signature.js';
import type { Tagset } from '../../../src/core/tagset/tagset.js';

const org = { id: 'ORG', family: 'entity', title: {}, definition: {}, examples: [], attributes: [], excludesNested: [] };
const tagset: Tagset = { id: 't', version: '1', title: {}, families: [], labels: [org], relations: [] };
const text = '😀 Hội nghị do Bộ Ngoại giao tổ chức. Tỉnh và Thành ủy, Hội đồng cùng dự. Kết thúc.';

function annotation(exact: string, more: Partial<Annotation> = {}): Annotation {
  const start = text.indexOf(exact);
  return { id: exact, label: 'ORG', start, end: start + exact.length, exact, attributes: {}, status: 'accepted', origin: 'lexicon', ...more };
}

function written(kept: Kept, more: Partial<RecordInput> = {}) {
  const input = { path: 'a.txt', text: parseMarkup(text, 'text/plain', tagset), language: 'vi', tagset, lexicons: [], signature: writeSignature(signatureOf(text)), ...kept, ...more };
  const { record, problems } = readRecord(stringifyRecord(buildRecord(input)));
  assert.deepEqual(problems, []);
  return record!;
}

const tinh = text.indexOf('Tỉnh');
const uy = text.indexOf(' ủy');
const parts = annotation('Tỉnh và Thành ủy', { segments: [{ start: tinh, end: tinh + 4 }, { start: uy, end: uy + 3 }] });

describe('a record that stands beside its text', () => {
  it('gives back what it keeps while the text is the same', () => {
    const kept = { annotations: [annotation('Bộ Ngoại giao', { status: 'rejected', annotator: 'n', created: '2024-01-01T00:00:00Z' }), parts], stale: [] };
    assert.deepEqual(placeRecord(written(kept), text), { ...kept, placedAgain: 0 });
  });

  it('moves annotations, parts included, with the text that was put before them', () => {
    const record = written({ annotations: [annotation('Bộ Ngoại giao'), parts], stale: [] });
    const inserted = 'Sáng nay 😀, tại Hà Nội. ';
    const { annotations, stale } = placeRecord(record, inserted + text);
    assert.deepEqual(stale, []);
    assert.deepEqual(annotations.map(({ start, exact }) => [start - inserted.length, exact]), [[text.indexOf('Bộ'), 'Bộ Ngoại giao'], [tinh, 'Tỉnh và Thành ủy']]);
    assert.deepEqual(annotations[1]!.segments, parts.segments!.map(({ start, end }) => ({ start: start + inserted.length, end: end + inserted.length })));
  });

  it('keeps what has lost its place, with its words and context, over any number of readings', () => {
    const changed = text.replace('do Bộ Ngoại giao ', '');
    const first = placeRecord(written({ annotations: [annotation('Bộ Ngoại giao')], stale: [] }), changed);
    assert.deepEqual(first.annotations, []);
    assert.deepEqual(first.stale.map(({ annotation: { exact }, why }) => [exact, why]), [['Bộ Ngoại giao', 'missing']]);
    assert.match(first.stale[0]!.prefix, /Hội nghị do $/);
    const again = placeRecord(written(first, { text: parseMarkup(changed, 'text/plain', tagset) }), changed);
    assert.deepEqual(again.stale.map(({ annotation: { exact }, prefix, suffix }) => [exact, prefix, suffix]), first.stale.map(({ annotation: { exact }, prefix, suffix }) => [exact, prefix, suffix]));
  });

  it('says where the annotations live; one that does not is their home unless the text has tags', () => {
    const tagged = parseMarkup('do :org[Bộ Ngoại giao]', 'text/plain', tagset);
    const untagged = parseMarkup(text, 'text/plain', tagset);
    const record = written({ annotations: [], stale: [] });
    assert.equal(storeOf(record, tagged), 'inline');
    assert.equal(storeOf(record, untagged), 'standoff');
    assert.equal(storeOf(written({ annotations: [], stale: [] }, { store: 'standoff' }), tagged), 'standoff');
    assert.equal(storeOf(written({ annotations: [], stale: [] }, { store: 'inline' }), untagged), 'inline');
  });
});
