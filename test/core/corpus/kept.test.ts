import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildRecord, type RecordInput } from '../../../src/core/corpus/buildRecord.js';
import { isOfAnotherText, placeRecord, storeOf } from '../../../src/core/corpus/kept.js';
import { readRecord } from '../../../src/core/corpus/readRecord.js';
import { stringifyRecord } from '../../../src/core/corpus/writeRecord.js';
import { parseMarkup } from '../../../src/core/markup/parse.js';
import type { Annotation } from '../../../src/core/store/annotation.js';
import { parseUntagged } from '../../../src/core/store/convert.js';
import type { Kept } from '../../../src/core/store/keptAnnotations.js';
import { signatureOf, writeSignature } from '../../../src/core/store/signature.js';
import type { Tagset } from '../../../src/core/tagset/tagset.js';
import type { Span } from '../../../src/core/text/span.js';
import { EditedText, editsOf, rawEdits, texts, wordSpans, type RawEdit } from '../store/editedText.js';

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

  it('knows what an interrupted conversion leaves: the tags and escapes of the text are read then', () => {
    for (const source of ['do :org[Bộ Ngoại giao] chủ trì', 'viết \\:org[thế] này']) {
      const tagged = parseMarkup(source, 'text/plain', tagset);
      const of = (text: string): ReturnType<typeof written> => written({ annotations: [], stale: [] }, { store: 'standoff', text: parseUntagged(text, 'text/plain', tagset) });
      assert.equal(storeOf(of(tagged.plainText), tagged), 'inline', source);
      assert.equal(storeOf(of(source), tagged), 'standoff', source);
    }
  });

  it('takes an entry without its words for nothing lost where the annotations are tags', () => {
    const record = written({ annotations: [annotation('Bộ Ngoại giao'), annotation('Hội đồng', { status: 'rejected' })], stale: [] }, { store: 'inline' });
    const { annotations, stale } = placeRecord(record, 'Một bài khác hẳn.', 'inline');
    assert.deepEqual([annotations, stale.map(({ annotation: { exact } }) => exact)], [[], ['Hội đồng']]);
  });

  it('places only what does not stand where it says, in a record that a merge made of two texts', () => {
    const inserted = 'Sáng nay, tại Hà Nội. ';
    const before = written({ annotations: [annotation('Bộ Ngoại giao'), annotation('Hội đồng')], stale: [] });
    const after = written({ annotations: [annotation('Bộ Ngoại giao', shifted('Bộ Ngoại giao', inserted))], stale: [] }, { text: parseMarkup(inserted + text, 'text/plain', tagset), signature: writeSignature(signatureOf(inserted + text)) });
    const merged = { ...after, annotations: [after.annotations[0]!, before.annotations[1]!] };
    const { annotations, stale, placedAgain } = placeRecord(merged, inserted + text);
    assert.deepEqual([annotations.map(({ start, exact }) => [start - inserted.length, exact]), stale, placedAgain], [[[text.indexOf('Bộ'), 'Bộ Ngoại giao'], [text.indexOf('Hội đồng'), 'Hội đồng']], [], 1]);
  });

  it('is known to be of another text by its name and its words together', () => {
    const record = written({ annotations: [annotation('Bộ Ngoại giao')], stale: [] });
    const other = 'Một bài khác hẳn.';
    assert.equal(isOfAnotherText(record, 'b.txt', placeRecord(record, other)), true);
    assert.equal(isOfAnotherText(record, 'x/a.txt', placeRecord(record, other)), false);
    assert.equal(isOfAnotherText(record, 'b.txt', placeRecord(record, text)), false);
  });

  it('loses and doubles nothing while others change the text, and takes no other occurrence for it', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 5 }), fc.array(fc.oneof(rawEdits, fc.tuple(fc.nat(), fc.nat())), { maxLength: 4 }), (words, raw, changes) => {
        // Between words that stand in many places one that stands nowhere else: of two that have the same neighbours nobody knows which one went.
        let n = 0;
        const text = words.replace(/ /g, () => ` ${String.fromCodePoint(0x4e00 + n++).repeat(6)} `);
        const spans = wordSpans(text, raw);
        const first = spans.map(({ start, end }, index): Annotation => ({ ...annotation(''), id: `a${index}`, start, end, exact: text.slice(start, end) }));
        const record = written({ annotations: first, stale: [] }, { text: parseUntagged(text, 'text/plain', tagset), signature: writeSignature(signatureOf(text)) });
        // Only edits that bring no words of the text, take whole ones, and fewer than would join a word to its next occurrence:
        // of the rest nobody knows which words it was of.
        const now = changes.reduce<EditedText>((edited, change) => {
          if (typeof change[0] === 'number') return edited.withMovedLine(change[0], change[1] as number);
          const edits = editsOf((change as RawEdit[]).map((edit) => ({ ...edit, length: Math.min(edit.length, 8), newText: edit.newText.replace(/[\p{L}\p{M}]+/gu, 'zz') })), edited.text);
          return edited.edited(edits.filter(({ start, end }) => isBetweenWords(edited.text, start) && isBetweenWords(edited.text, end)));
        }, new EditedText(text));
        const { annotations, stale } = placeRecord(record, now.text);
        assert.deepEqual([...annotations, ...stale.map(({ annotation }) => annotation)].map(({ id }) => id).sort(), first.map(({ id }) => id).sort());
        for (const { id, start, end, exact } of annotations) {
          assert.equal(exact, now.text.slice(start, end));
          assert.ok(start < end && !now.isOnlyOthers({ start, end }, first.find((one) => one.id === id)!), `${id} became ${exact}`);
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(20_000);
});

function isBetweenWords(text: string, offset: number): boolean {
  return !/[\p{L}\p{M}]{2}/u.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** Where words stand once something was put before the text. */
function shifted(exact: string, inserted: string): Span {
  const start = text.indexOf(exact) + inserted.length;
  return { start, end: start + exact.length };
}
