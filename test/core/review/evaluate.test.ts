import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluate, type ReferenceSpan } from '../../../src/core/review/evaluate.js';
import type { LabelledSpan } from '../../../src/core/text/span.js';
import type { Label, Tagset } from '../../../src/core/tagset/tagset.js';

const label = (id: string, family: string): Label => ({ id, family, title: {}, definition: {}, examples: [], attributes: [], excludesNested: [] });
const tagset: Tagset = {
  id: 'test',
  version: '1.0.0',
  title: {},
  families: [
    { id: 'entity', title: {} },
    { id: 'policy', title: {} },
  ],
  labels: [label('ROLE', 'entity'), label('ORG', 'entity'), label('GOAL', 'policy')],
  relations: [],
};

const text = 'Bộ trưởng Bộ Ngoại giao nêu lợi ích quốc gia - dân tộc.';
/** The span of a stretch of the text. */
function span(exact: string, label: string, optional?: boolean): ReferenceSpan {
  const start = text.indexOf(exact);
  return { start, end: start + exact.length, label, ...(optional && { optional }) };
}
const evaluated = (reference: readonly ReferenceSpan[], found: readonly LabelledSpan[]) => evaluate([{ id: '000', text, reference, found }], tagset);

const reference = [span('Bộ trưởng Bộ Ngoại giao', 'ROLE'), span('Bộ Ngoại giao', 'ORG'), span('lợi ích quốc gia - dân tộc', 'GOAL')];

describe('evaluate', () => {
  it('is perfect where all is found, nested mentions too', () => {
    const { overall, missed, wrong } = evaluated(reference, reference);
    assert.deepEqual(overall.strict, { required: 3, found: 3, correct: 3, precision: 1, recall: 1, f1: 1 });
    assert.deepEqual(overall.overlapping, overall.strict);
    assert.deepEqual([missed, wrong], [[], []]);
  });

  it('tells what is missed, what is wrong and what stands there instead, in context', () => {
    const { overall, missed, wrong } = evaluated(reference, [span('Bộ trưởng Bộ Ngoại giao', 'ROLE'), span('lợi ích quốc gia', 'GOAL')]);
    assert.deepEqual(overall.strict, { required: 3, found: 2, correct: 1, precision: 1 / 2, recall: 1 / 3, f1: 2 / 5 });
    assert.deepEqual(overall.overlapping, { required: 3, found: 2, correct: 2, precision: 1, recall: 2 / 3, f1: 4 / 5 });
    assert.deepEqual(missed.map(({ label, exact }) => [label, exact]), [
      ['ORG', 'Bộ Ngoại giao'],
      ['GOAL', 'lợi ích quốc gia - dân tộc'],
    ]);
    assert.deepEqual(missed[1]!.instead, [{ ...span('lợi ích quốc gia', 'GOAL') }]);
    assert.deepEqual([wrong[0]!.exact, wrong[0]!.suffix, wrong[0]!.document], ['lợi ích quốc gia', ' - dân tộc.', '000']);
    assert.ok(wrong[0]!.prefix.endsWith(' nêu '));
  });

  it('counts per label and per family', () => {
    const { labels, families } = evaluated(reference, [span('Bộ Ngoại giao', 'ORG'), span('Bộ trưởng', 'ROLE')]);
    assert.deepEqual([...labels].map(([id, { strict }]) => [id, strict.f1]), [
      ['ROLE', 0],
      ['ORG', 1],
      ['GOAL', 0],
    ]);
    assert.deepEqual([...families].map(([id, { strict }]) => [id, strict.required, strict.found, strict.correct]), [
      ['entity', 2, 2, 1],
      ['policy', 1, 0, 0],
    ]);
    assert.equal(families.get('policy')!.strict.precision, undefined);
  });

  it('neither asks for an optional mention nor takes it for wrong', () => {
    const optional = [span('Bộ Ngoại giao', 'ORG', true)];
    for (const found of [[], [span('Bộ Ngoại giao', 'ORG')]]) {
      const { overall, missed, wrong } = evaluated(optional, found);
      assert.deepEqual(overall.strict, { required: 0, found: 0, correct: 0, precision: undefined, recall: undefined, f1: undefined });
      assert.deepEqual([missed, wrong], [[], []]);
    }
    const { overall } = evaluated(optional, [span('Ngoại giao', 'ORG')]);
    assert.deepEqual([overall.strict.found, overall.overlapping.found], [1, 0]);
  });

  it('takes another label for wrong', () => {
    const { overall } = evaluated([span('Bộ Ngoại giao', 'ORG')], [span('Bộ Ngoại giao', 'ROLE')]);
    assert.deepEqual([overall.strict.f1, overall.overlapping.f1], [0, 0]);
  });

  it('pairs one to one: a long mention does not make up for several', () => {
    const parts = [span('lợi ích', 'GOAL'), span('quốc gia', 'GOAL'), span('dân tộc', 'GOAL')];
    assert.equal(evaluated(parts, [span('lợi ích quốc gia - dân tộc', 'GOAL')]).overall.overlapping.recall, 1 / 3);
  });

  it('counts a mention that was found twice once', () => {
    const twice = [span('Bộ Ngoại giao', 'ORG'), span('Bộ Ngoại giao', 'ORG')];
    assert.equal(evaluated([span('Bộ Ngoại giao', 'ORG')], twice).overall.strict.precision, 1);
  });

  it('adds documents up', () => {
    const document = { id: '000', text, reference, found: reference };
    const { overall, missed } = evaluate([document, { ...document, id: '001', found: [] }], tagset);
    assert.equal(overall.strict.recall, 1 / 2);
    assert.deepEqual(new Set(missed.map(({ document }) => document)), new Set(['001']));
  });

  it('is symmetric, and overlapping is never worse than strict', () => {
    const spans = fc.array(
      fc.record({ start: fc.nat(50), length: fc.integer({ min: 1, max: 12 }), label: fc.constantFrom('ROLE', 'ORG', 'GOAL') }).map(({ start, length, label }) => ({ start, end: start + length, label })),
      { maxLength: 12 },
    );
    const distinct = spans.map((spans) => [...new Map(spans.map((span) => [JSON.stringify(span), span])).values()]);
    fc.assert(
      fc.property(distinct, distinct, (a, b) => {
        const [forth, back] = [evaluated(a, b).overall, evaluated(b, a).overall];
        assert.equal(forth.strict.precision, back.strict.recall);
        assert.ok(forth.overlapping.correct >= forth.strict.correct);
        assert.ok(forth.overlapping.correct <= Math.min(a.length, b.length));
      }),
    );
  });
});
