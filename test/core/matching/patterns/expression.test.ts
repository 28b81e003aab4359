import assert from 'node:assert/strict';
import { afterGap, anyOf, END, expression, matchAt, matchEnd, oneOf } from '../../../../src/core/matching/patterns/expression.js';

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

describe('matchEnd', () => {
  it('is the end of what matches at the offset', () => {
    assert.equal(matchEnd(expression('năm \\d+'), 'đến năm 2030', 4), 12);
    assert.equal(matchEnd(expression('năm \\d+'), 'đến năm 2030', 3), undefined);
  });
});

describe('oneOf', () => {
  const words = ['tỉ', 'tỉ đồng', 'tỉ đô la', 'tỉnh', 'sáng', 'sáng sớm', 'rạng sáng', 'sáng sớm mai'];
  const any = oneOf(words.join(', '));

  it('takes the longest word that fits, and a shorter one where what follows asks for it', () => {
    for (const word of words) assert.equal(matchEnd(expression(any), `${word} mai`, 0), word === 'sáng sớm' ? 'sáng sớm mai'.length : word.length, word);
    for (const word of words) assert.equal(matchEnd(expression(`${any} mai`), `${word} mai`, 0), `${word} mai`.length, word);
    for (const other of ['t', 'rạng', 'sớm', 'tỉn']) assert.equal(matchEnd(expression(`${any}${END}`), other, 0), undefined, other);
  });
});

describe('anyOf', () => {
  const lead = '(?<lead>(?:ngày )?)';
  const each = [expression(`${lead}(?<day>\\d+)/(?<month>\\d+)`), expression('tháng (?<month>\\d+)'), expression(`${lead}(?<day>\\d+) tháng`)];

  it('matches where one of the expressions does, whether they begin alike or not', () => {
    for (const any of [anyOf(each), anyOf(each, lead), anyOf(each.slice(1, 2))]) {
      assert.notEqual(matchEnd(any, 'THÁNG 3', 0), undefined);
    }
    for (const text of ['ngày 1/2', '1/2', 'tháng 3', 'ngày\n1 tháng', 'ngày 1', 'mai 1/2', 'tháng', '']) {
      const matches = each.some((sticky) => matchAt(sticky, text, 0) !== undefined);
      assert.equal(matchEnd(anyOf(each), text, 0) !== undefined, matches, text);
      assert.equal(matchEnd(anyOf(each, lead), text, 0) !== undefined, matches, text);
    }
  });
});

describe('afterGap', () => {
  it('goes on in the same paragraph only', () => {
    assert.equal(afterGap('Sở Ngoại vụ', 2), 3);
    assert.equal(afterGap('Ngoại\nvụ', 5), 6);
    for (const text of ['Ngoại\nVụ', 'Ngoại\n\nvụ', 'Ngoại\r\n \r\nvụ', 'Ngoại,vụ']) assert.equal(afterGap(text, 5), undefined, JSON.stringify(text));
  });
});
