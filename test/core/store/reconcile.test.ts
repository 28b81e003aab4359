import assert from 'node:assert/strict';
import type { Annotation } from '../../../src/core/store/annotation.js';
import { reconcile } from '../../../src/core/store/reconcile.js';

function annotation(id: string, more: Partial<Annotation> = {}): Annotation {
  return { id, label: 'ORG', start: 10, end: 14, exact: 'Đảng', attributes: { iso: '1', note: 'x' }, status: 'accepted', origin: 'tag', ...more };
}

/** What reconciling answers: the labels of what is to be set, and what is to go. */
function outcome(base: readonly Annotation[], ours: readonly Annotation[], theirs: readonly Annotation[], lost: readonly Annotation[] = []): [string[], readonly string[]] {
  const { set, remove } = reconcile(base, ours, theirs, lost.map((one) => ({ annotation: one, why: 'missing', prefix: '', suffix: '' })));
  return [set.map(({ id, label }) => `${id} ${label}`), remove];
}

describe('reconcile', () => {
  const a = annotation('a');
  const changed = annotation('a', { label: 'PER' });

  it('takes over what was added, changed and removed elsewhere', () => {
    assert.deepEqual(outcome([a], [a], [a, annotation('b')]), [['b ORG'], []]);
    assert.deepEqual(outcome([a], [a], [changed]), [['a PER'], []]);
    assert.deepEqual(outcome([a], [a], []), [[], ['a']]);
  });

  it('leaves what was added, changed and removed here', () => {
    assert.deepEqual(outcome([a], [a, annotation('b')], [a]), [[], []]);
    assert.deepEqual(outcome([a], [changed], [a]), [[], []]);
    assert.deepEqual(outcome([a], [], [a]), [[], []]);
  });

  it('prefers ours where both sides changed the same one', () => {
    assert.deepEqual(outcome([a], [changed], [annotation('a', { label: 'LOC' })]), [[], []]);
    assert.deepEqual(outcome([a], [changed], []), [[], []]);
    assert.deepEqual(outcome([a], [], [changed]), [[], []]);
  });

  it('takes no move for a change, nor attributes in another order', () => {
    const moved = annotation('a', { start: 30, end: 34, attributes: { note: 'x', iso: '1' } });
    assert.deepEqual(outcome([a], [a], [moved]), [[], []]);
    assert.deepEqual(outcome([a], [moved], [changed]), [['a PER'], []]);
    const parts = (at: number): Annotation => annotation('a', { start: at, end: at + 9, exact: 'Đảng, đoàn', segments: [{ start: at, end: at + 2 }, { start: at + 5, end: at + 9 }] });
    assert.deepEqual(outcome([parts(0)], [parts(7)], [parts(3)]), [[], []]);
  });

  it('takes other words, other parts and other attributes for changes', () => {
    for (const more of [
      { exact: 'Đảng ta', end: 17 },
      { segments: [{ start: 10, end: 11 }, { start: 12, end: 14 }] },
      { attributes: { iso: '1' } },
      { attributes: { iso: '1', note: 'x', id: 'y' } },
      { concept: 'dang' },
      { status: 'rejected' },
      { annotator: 'Lan' },
    ] as Partial<Annotation>[]) {
      assert.deepEqual(outcome([a], [a], [annotation('a', more)]), [['a ORG'], []], JSON.stringify(more));
      assert.deepEqual(outcome([a], [annotation('a', more)], [a]), [[], []], JSON.stringify(more));
    }
  });

  it('keeps ours where theirs has no place in the text as it is here', () => {
    assert.deepEqual(outcome([a], [a], [], [a]), [[], []]);
  });
});
