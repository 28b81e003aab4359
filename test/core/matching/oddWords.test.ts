import assert from 'node:assert/strict';
import fc from 'fast-check';
import { oddWords } from '../../../src/core/matching/oddWords.js';

describe('odd words', () => {
  const found = (text: string, from = 0, to = text.length): string[] => oddWords(text, from, to).map(({ start, end }) => text.slice(start, end));

  it('have two groups of vowels, a capital after a small letter, or letters and digits', () => {
    assert.deepEqual(found('đất nướcchuyển mình, phươngUBND, Vietnam; Hội G20'), ['nướcchuyển', 'phươngUBND', 'Vietnam', 'G20']);
    assert.deepEqual(found('Nghiêng NGHIÊNG giao UBND 2021 TW ưu-tú'), []);
    assert.deepEqual(found('nướcchuyển'.normalize('NFD')), ['nướcchuyển'.normalize('NFD')]);
    assert.deepEqual(found('x \u200bG20\u200b, 5\u0301a'), ['\u200bG20\u200b', '5\u0301a']);
  });

  it('start in the range, and are not taken apart by it', () => {
    const text = 'G20 Việtnam G7';
    assert.deepEqual([found(text, 1, 5), found(text, 0, 1), found(text, 0, 0), found(text, 4, 4), found(text, 5)], [['Việtnam'], ['G20'], [], [], ['G7']]);
  });

  it('are the same wherever a text is copied in parts', () => {
    fc.assert(
      fc.property(fc.nat(3), (shift) => {
        const text = `${' '.repeat(shift)}${'nướcchuyển G20 '.repeat(2000)}`;
        assert.equal(found(text).length, 4000);
        assert.deepEqual(new Set(found(text)), new Set(['nướcchuyển', 'G20']));
      }),
    );
  });
});
