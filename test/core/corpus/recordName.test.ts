import assert from 'node:assert/strict';
import { recordPath, recordsOf } from '../../../src/core/corpus/recordName.js';

describe('the name of a record', () => {
  it('is that of its document, and of the person whose own it is', () => {
    assert.equal(recordPath('texts/a.b.txt'), 'texts/a.b.annotations.yaml');
    assert.equal(recordPath('a.b/README'), 'a.b/README.annotations.yaml');
    assert.equal(recordPath('a.txt', 'Nguyễn Thị Lan'), 'a.Nguyễn-Thị-Lan.annotations.yaml');
    assert.equal(recordPath('a.txt', ' ../x: "y" '), 'a.-x-y-.annotations.yaml');
    assert.equal(recordPath('a.txt', 'Hoà'.normalize('NFD')), 'a.Hoà.annotations.yaml');
  });

  it('tells whose records stand beside a document, and not those of a document of a longer name', () => {
    const names = ['a.txt', 'a.annotations.yaml', 'a.Lan.annotations.yaml', 'a.b.txt', 'a.b.annotations.yaml', 'a.b.Minh.annotations.yaml', 'a..annotations.yaml', 'ab.annotations.yaml', 'a.yaml'];
    assert.deepEqual(recordsOf('a.txt', names), ['a.Lan.annotations.yaml', 'a.annotations.yaml']);
    assert.deepEqual(recordsOf('a.b.txt', names), ['a.b.Minh.annotations.yaml', 'a.b.annotations.yaml']);
  });
});
