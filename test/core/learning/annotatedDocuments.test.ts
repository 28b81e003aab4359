import assert from 'node:assert/strict';
import { AnnotatedDocuments } from '../../../src/core/learning/annotatedDocuments.js';
import { countsOf } from '../../../src/core/learning/learn.js';
import { enoughAnnotations, enoughDocuments, readinessOf } from '../../../src/core/learning/readiness.js';
import type { TrainingDocument } from '../../../src/core/learning/trainingDocument.js';
import { taught } from './taught.js';

/** A document with so many annotations of one label, and so many of another. */
const of = (persons: number, organs = 0): TrainingDocument => ({
  plainText: 'Sơn nói. '.repeat(persons + organs),
  annotations: Array.from({ length: persons + organs }, (_, at) => ({ start: at * 9, end: at * 9 + 3, label: at < persons ? 'PER' : 'ORG' })),
  rejected: [],
});
const learntFrom = (documents: AnnotatedDocuments) => ({ ...countsOf(documents.all()), heldOut: { required: 0, found: 0, correct: 0 } });
const third = Math.ceil(enoughAnnotations / 3);

describe('AnnotatedDocuments', () => {
  it('suggests what any of them has, as long as it is there', () => {
    const documents = new AnnotatedDocuments();
    const found = () => documents.forms.suggest('Ông Lê Hoài Trung').map(({ label }) => label);
    assert.deepEqual(found(), []);
    documents.set('a', taught(':per[Lê Hoài Trung]'));
    assert.deepEqual(found(), ['PER']);
    documents.set('a', taught('Lê Hoài Trung', ['Lê Hoài Trung', 'PER']));
    assert.deepEqual(found(), []);
    documents.set('b', taught(':org[Lê Hoài Trung]'));
    assert.deepEqual(found(), ['ORG']);
    documents.set('b', undefined);
    assert.deepEqual(found(), []);
  });

  it('says whether anything else is annotated or refused than before', () => {
    const documents = new AnnotatedDocuments();
    assert.deepEqual(
      [
        documents.set('a', taught('không có gì')),
        documents.set('a', taught(':per[Bùi Thanh Sơn] đến.')),
        documents.set('a', taught('Hôm nay :per[Bùi Thanh Sơn] đến.')),
        documents.set('a', taught(':per[Bùi Thanh Sơn] đến :org[Bộ Ngoại giao].')),
        documents.set('a', taught(':per[Bùi Thanh Sơn] đến Bộ Ngoại giao.', ['Bộ Ngoại giao', 'ORG'])),
        documents.set('a', taught(':org[Bùi Thanh Sơn] đến Bộ Ngoại giao.', ['Bộ Ngoại giao', 'ORG'])),
        documents.set('b', undefined),
        documents.set('a', undefined),
      ],
      [false, true, false, true, true, true, false, true],
    );
  });

  it('learns from where things stand now, though nothing else is annotated than before', () => {
    const documents = new AnnotatedDocuments();
    documents.set('a', taught(':per[Bùi Thanh Sơn] đến.'));
    documents.set('a', taught('Hôm nay :per[Bùi Thanh Sơn] đến.'));
    assert.deepEqual(documents.all().map(({ annotations: [first] }) => first!.start), [8]);
  });

  it('gives the same documents in the same order, whichever came first', () => {
    const [one, other] = [new AnnotatedDocuments(), new AnnotatedDocuments()];
    for (const id of ['b', 'a', 'c']) one.set(id, of(id.charCodeAt(0) - 96));
    for (const id of ['c', 'b', 'a']) other.set(id, of(id.charCodeAt(0) - 96));
    assert.deepEqual(one.all(), other.all());
    assert.deepEqual(one.all().map(({ annotations }) => annotations.length), [1, 2, 3]);
  });

  it('is ready when enough is annotated in enough documents', () => {
    assert.deepEqual(readinessOf([of(enoughAnnotations)]), { ready: false, annotations: enoughAnnotations, documents: 1 });
    assert.equal(readinessOf([of(third), of(third), of(enoughAnnotations - 2 * third - 1)]).ready, false);
    assert.equal(readinessOf(Array.from({ length: enoughDocuments }, () => of(third))).ready, true);
    assert.equal(readinessOf([of(enoughAnnotations), taught('a'), taught('b')]).ready, false);
  });

  it('wants a model when it is ready, and a new one when a tenth has changed, but not for less than twenty', () => {
    const documents = new AnnotatedDocuments();
    const set = (...counts: readonly number[]) => counts.forEach((count, at) => documents.set(`${at}`, of(count)));
    set(third, third);
    assert.deepEqual([documents.readiness.ready, documents.isTrainingDue(undefined)], [false, false]);
    set(third, third, third);
    assert.deepEqual([documents.readiness.ready, documents.isTrainingDue(undefined)], [true, true]);

    const small = learntFrom(documents);
    assert.equal(documents.isTrainingDue(small), false);
    set(third, third, third + 19);
    assert.equal(documents.isTrainingDue(small), false);
    set(third, third, third + 20);
    assert.equal(documents.isTrainingDue(small), true);

    set(400, 100, 100);
    const large = learntFrom(documents);
    set(400, 100, 159);
    assert.equal(documents.isTrainingDue(large), false);
    set(400, 100, 160);
    assert.equal(documents.isTrainingDue(large), true);
  });

  it('counts other labels and rejections as changes', () => {
    const documents = new AnnotatedDocuments();
    for (const id of ['a', 'b', 'c']) documents.set(id, of(third));
    const before = learntFrom(documents);
    documents.set('c', of(third - 10, 10));
    assert.equal(documents.isTrainingDue(before), true);
    documents.set('c', { ...of(third), rejected: Array.from({ length: 20 }, () => ({ start: 0, end: 3, label: 'ORG' })) });
    assert.equal(documents.isTrainingDue(before), true);
  });
});
