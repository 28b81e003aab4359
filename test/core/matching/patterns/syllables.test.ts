import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PhraseSet } from '../../../../src/core/matching/patterns/phrases.js';
import { kindAt, OTHER } from '../../../../src/core/matching/patterns/scan.js';
import {
  endOf, goesOn, hasDigitWithin, isGapAfter, isGlued, isHyphenAfter, isMixed, isNumber, NOWHERE, numberWithCase, readSyllables, startOf, syllableAt, syllablesToDigit, turnTo, wordEnd, type ReadText,
} from '../../../../src/core/matching/patterns/syllables.js';

describe('the syllables of a text', () => {
  const read = (text: string): string[] => {
    const [{ end }] = readSyllables([text]) as [ReadText];
    return Array.from({ length: end }, (_, index) => text.slice(startOf(index), endOf(index)));
  };
  /** Of which syllables something is so. */
  const those = (text: string, is: (index: number) => boolean): string[] => read(text).filter((_, index) => is(index));

  it('are runs of letters and of digits, taken apart where words are stuck together', () => {
    assert.deepEqual(read('phươngSáng 13/12, G20; UBND'), ['phương', 'Sáng', '13', '12', 'G', '20', 'UBND']);
    assert.deepEqual(read(' …'), []);
  });

  it('are told from each other by what is noted of them', () => {
    const text = 'phươngSáng  13/12,\nG20 Cam-pu thỨ THứ UBND';
    assert.deepEqual(those(text, isNumber), ['13', '12', '20']);
    assert.deepEqual(those(text, isGlued), ['Sáng', '20', 'Ứ']);
    assert.deepEqual(those(text, goesOn), ['phương', 'th']);
    assert.deepEqual(those(text, (index) => numberWithCase(index) % 2 === 1), ['Sáng', 'G', 'Cam', 'Ứ', 'THứ', 'UBND']);
    assert.deepEqual(those(text, isGapAfter), ['Sáng', '20', 'pu', 'Ứ', 'THứ']);
    assert.deepEqual(those(text, isHyphenAfter), ['Cam']);
    new PhraseSet('thứ, UBND');
    assert.deepEqual(those('thứ Thứ THỨ thỨ THứ UBND', isMixed), ['th', 'THứ']);
  });

  it('are found by where they start, in the text that was read only', () => {
    read('Sáng 13/12');
    assert.deepEqual([-1, 0, 1, 5, 6, 8, 10].map((at) => syllableAt('Sáng 13/12', at)), [NOWHERE, 0, NOWHERE, 1, NOWHERE, 2, NOWHERE]);
    assert.equal(syllableAt('Sáng 13/13', 0), NOWHERE);
    read('a b');
    assert.equal(syllableAt('a b', 1), NOWHERE);
  });

  it('are those of the text that is turned to, where several were read', () => {
    const texts = ['ngày 5', '', 'hai ngày', 'nay'];
    const read = readSyllables(texts);
    assert.deepEqual(read.map(({ first, end }) => [first, end]), [[0, 2], [2, 2], [2, 4], [4, 5]]);
    assert.deepEqual([syllableAt('ngày 5', 5), syllableAt('hai ngày', 4)], [1, NOWHERE]);
    turnTo(read[2]!);
    assert.deepEqual([0, 4, 5, 8].map((at) => syllableAt('hai ngày', at)), [2, 3, NOWHERE, NOWHERE]);
    assert.deepEqual([isGapAfter(2), isGapAfter(3), wordEnd(3), syllableAt('ngày 5', 0)], [true, false, 8, NOWHERE]);
    // The number of another text is none of this one.
    assert.equal(syllablesToDigit('hai ngày', 0), Infinity);
    turnTo(readSyllables(['hai', '5'])[0]!);
    assert.equal(syllablesToDigit('hai', 0), Infinity);
  });

  it('may be any number', () => {
    const text = 'hai ngày '.repeat(3000);
    assert.equal(read(text).length, 6000);
    assert.equal(syllableAt(text, text.length - 5), 5999);
  });

  it('know how far the next digit is', () => {
    const text = 'số 5, ngày mai G20 nay';
    read(text);
    assert.deepEqual([0, 3, 6, 11, 15, 19].map((at) => syllablesToDigit(text, at)), [1, 0, 3, 2, 1, Infinity]);
    assert.deepEqual([9, 10, 11].map((length) => hasDigitWithin(text, 6, length)), [false, false, true]);
    assert.equal(hasDigitWithin(text, 19, 100), false);
  });

  it('cover what is no white space and no punctuation, each unit once, and words end where that begins', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('năm', 'Năm', 'NĂM', '20', ' ', '\n', '-', ',', 'đ', 'Ω', '😀')), (parts) => {
        const text = parts.join('');
        const syllables = read(text);
        assert.equal(syllables.join(''), [...Array(text.length).keys()].filter((at) => kindAt(text, at) !== OTHER).map((at) => text[at]).join(''));
        for (const index of syllables.keys()) {
          assert.equal(syllableAt(text, startOf(index)), index);
          assert.equal(kindAt(text, wordEnd(index)), OTHER);
          assert.ok(!/[ \n,-]/.test(text.slice(startOf(index), wordEnd(index))));
        }
      }),
    );
  });
});
