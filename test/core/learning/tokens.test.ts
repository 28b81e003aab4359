import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokenSentences } from '../../../src/core/learning/tokens.js';
import { composeText } from '../../../src/core/text/fold.js';

const forms = (text: string) => tokenSentences(text).map((tokens) => tokens.map(({ form }) => form));
const pieces = ['Bộ', 'Ngoại', 'giao', 'hoà', 'thuỷ', 'K’Ré', '14,8%', '2016-2021', '😀', 'T.Ư', '. ', '.', ' ', '\u00a0', '\n', '\r\n', '\u200b', '\u0301', '“', '”', '(', ')', '\ud83d'];
const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 }).map((parts) => parts.join(''));

describe('tokenSentences', () => {
  it('takes syllables, and each symbol between them, sentence by sentence', () => {
    assert.deepEqual(forms('Đạt 14,8% (2016-2021). Ông Điểu K’Ré dự.\r\n\r\n😀 Hết'), [
      ['Đạt', '14', ',', '8', '%', '(', '2016', '-', '2021', ')', '.'],
      ['Ông', 'Điểu', 'K’Ré', 'dự', '.'],
      ['😀', 'Hết'],
    ]);
  });

  it('takes a mark for part of what it stands on', () => {
    assert.deepEqual(forms('”\u0301a 😀\u0301b \u0301c\n\u0301d'), [['”\u0301', 'a', '😀\u0301', 'b', 'c'], ['d']]);
  });

  it('has offsets of the text as given, whatever its form of Unicode', () => {
    const written = 'Tỉnh\u200b Hòa\u00a0Bình 😀\r\nThủy lợi';
    for (const text of [written, written.normalize('NFD')]) {
      const tokens = tokenSentences(text).flat();
      assert.deepEqual(tokens.map(({ start, end }) => text.slice(start, end).normalize('NFC')), ['Tỉnh', 'Hòa', 'Bình', '😀', 'Thủy', 'lợi']);
      assert.deepEqual(tokens.map(({ form }) => form), ['Tỉnh', 'Hòa', 'Bình', '😀', 'Thủy', 'lợi']);
    }
  });

  it('covers everything but spaces and their marks, in order and once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const token of tokenSentences(text).flat()) {
          assert.ok(token.start >= end && token.end > token.start);
          assert.match(composeText(text.slice(end, token.start)), /^[\s\p{M}]*$/u);
          assert.equal(composeText(text.slice(token.start, token.end)), token.form);
          end = token.end;
        }
        assert.match(composeText(text.slice(end)), /^[\s\p{M}]*$/u);
      }),
    );
  });

  it('reads the lines that a range touches as it reads them in the whole text', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), (text, from, length) => {
        const start = Math.min(from, text.length);
        const range = { start, end: Math.min(start + length, text.length) };
        const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
        const lineEnd = text.indexOf('\n', range.end) < 0 ? text.length : text.indexOf('\n', range.end);
        const whole = tokenSentences(text).flat().filter((token) => token.start >= lineStart && token.end <= lineEnd);
        assert.deepEqual(tokenSentences(text, range).flat(), whole);
      }),
    );
  });

  it('cuts a sentence that no one would write, so that the memory for one is bounded', () => {
    const sentences = tokenSentences('hòa bình '.repeat(1000));
    assert.equal(sentences.flat().length, 2000);
    assert.ok(sentences.every((tokens) => tokens.length <= 256));
  });
});
