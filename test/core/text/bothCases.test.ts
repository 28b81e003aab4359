import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inBothCases } from '../../../src/core/text/bothCases.js';

describe('an expression with both cases written out', () => {
  it('matches what it would if it ignored case', () => {
    const source = fc.array(
      fc.constantFrom('a', 'Đ', 'ộ', 'k?', '[bE]', '[^bẾ]', '[a-cx-]', String.raw`[\dm-]`, String.raw`[\p{Lu}.]`, String.raw`\p{Ll}`, String.raw`\p{L}`, String.raw`\s`, String.raw`\S`, String.raw`[^\S\r\n]`, '(?:a|b)', '(?=Ă)', '(?!đ)', '(?<=B)', '(?<!ế)', '.', '-', '1'),
      { minLength: 1, maxLength: 5 },
    );
    const text = fc.array(fc.constantFrom(...'aAbBcCdDđĐeEếẾkKmMxXăĂộỘ1.- \n'), { maxLength: 8 });
    fc.assert(
      fc.property(source, text, (one, units) => {
        const [written, searched] = [one.join(''), units.join('')];
        const found = (expression: RegExp): unknown => Array.from(searched.matchAll(expression), ({ 0: match, index }) => [index, match]);
        assert.deepEqual(found(new RegExp(inBothCases(written), 'gu')), found(new RegExp(written, 'giu')));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves the names of groups alone', () => {
    assert.equal(inBothCases(String.raw`(?<day>a)\k<day>\u0061`), String.raw`(?<day>[aA])\k<day>\u0061`);
  });
});
