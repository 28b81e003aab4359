import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CanonicalText } from '../../../src/core/store/canonicalText.js';
import { readSignature, signatureOf, stretchesOf, writeSignature } from '../../../src/core/store/signature.js';

describe('the signature of a text', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 3_000 });

  it('covers the text from its start to its end without a gap', () => {
    fc.assert(
      fc.property(text, (text) => {
        const stretches = stretchesOf(new CanonicalText(text), text.length);
        let end = 0;
        for (const stretch of stretches) {
          assert.equal(stretch.start, end);
          end = stretch.end;
        }
        assert.equal(end, text.length);
        const length = signatureOf(text).lengths.reduce((sum, part) => sum + part, 0);
        assert.equal(length, Array.from(text).length);
      }),
    );
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(text, (text) => assert.deepEqual(readSignature(writeSignature(signatureOf(text))), signatureOf(text))));
  });

  it('is the same for NFC and NFD, wrapped and unwrapped lines', () => {
    const line = 'Chỉ thị số 15-CT/TW ngày 10/8/2022 về công tác ngoại giao kinh tế phục vụ phát triển đất nước đến năm 2030 của Ban Bí thư';
    assert.deepEqual(signatureOf(line.normalize('NFD')).hashes, signatureOf(line).hashes);
    assert.deepEqual(signatureOf(line.replaceAll(' ngày', '\r\nngày')).hashes, signatureOf(line).hashes);
    assert.notDeepEqual(signatureOf(line.replace('kinh tế', 'văn hóa')).hashes, signatureOf(line).hashes);
  });

  it('cuts a word without end, so that every length can be written', () => {
    const signature = signatureOf('x'.repeat(50_000));
    assert.deepEqual(readSignature(writeSignature(signature)), signature);
  });

  it('is undefined for what no signature writes', () => {
    assert.equal(readSignature('AAA'), undefined);
    assert.equal(readSignature('AAAA*A'), undefined);
  });
});
