import assert from 'node:assert/strict';
import { UnitBuffer } from '../../../src/core/text/utf16.js';

describe('UnitBuffer', () => {
  it('holds the code units of a part of a string, halves of surrogate pairs as they are', () => {
    const text = 'a😀Đả\ud83d\u0000ng';
    for (let start = 0; start <= text.length; start++) {
      for (let end = start; end <= text.length; end++) {
        const buffer = new UnitBuffer(text.length + 1);
        buffer.units.fill(0xffff);
        buffer.write(text, start, end);
        const expected = Array.from({ length: text.length + 1 }, (_, i) => (start + i < end ? text.charCodeAt(start + i) : 0xffff));
        assert.deepEqual([...buffer.units], expected);
      }
    }
  });

  it('writes to an array that others read', () => {
    const memory = new ArrayBuffer(16);
    new UnitBuffer(new Uint16Array(memory, 4, 3)).write('Đảng', 1, 4);
    assert.deepEqual([...new Uint16Array(memory)], [0, 0, 0x1ea3, 0x6e, 0x67, 0, 0, 0]);
  });
});
