import assert from 'node:assert/strict';
import { afterGap, expression, matchAt } from '../../../../src/core/matching/patterns/expression.js';

describe('expression', () => {
  const gap = expression('năm 2030');

  it('takes any white space with at most one line break for a gap', () => {
    for (const white of [' ', '   ', '\u00a0', '\t', '\n', '\r\n', ' \r\n\u00a0']) assert.ok(matchAt(gap, `năm${white}2030`, 0), JSON.stringify(white));
    for (const white of ['', '\n\n', '\r\n \r\n', '-']) assert.equal(matchAt(gap, `năm${white}2030`, 0), undefined, JSON.stringify(white));
  });

  it('has one way to match a gap: two in a row cannot share white space, and so never try all ways of doing it', () => {
    assert.equal(matchAt(expression('a  b'), 'a    b', 0), undefined);
    assert.ok(matchAt(expression('a~~b'), 'a    b', 0));
  });

  it('ignores case unless told otherwise', () => {
    assert.ok(matchAt(gap, 'NĂM 2030', 0));
    assert.equal(matchAt(expression('năm 2030', { matchCase: true }), 'Năm 2030', 0), undefined);
  });
});

describe('afterGap', () => {
  it('goes on in the same paragraph only', () => {
    assert.equal(afterGap('Sở Ngoại vụ', 2), 3);
    assert.equal(afterGap('Ngoại\nvụ', 5), 6);
    for (const text of ['Ngoại\nVụ', 'Ngoại\n\nvụ', 'Ngoại\r\n \r\nvụ', 'Ngoại,vụ']) assert.equal(afterGap(text, 5), undefined, JSON.stringify(text));
  });
});
