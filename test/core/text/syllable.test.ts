import assert from 'node:assert/strict';
import { isSyllable } from '../../../src/core/text/syllable.js';

describe('a Vietnamese syllable', () => {
  const syllables = 'giao về gì giếng giữ quốc quyền quỳnh nghiêng nghệ khuya khuỷu ương yêu yến ý ủy uỷ hòa hoà thuở Đảng HỘI NGƯỜI xoong quặng ghế kỹ Tý Thuấn rượu bước hoẵng quýt'.split(' ');
  const others = ['giaovề', 'đấtnước', 'ASEAN', 'COC', 'TAC', 'UBND', 'CPTPP', 'Blinken', 'Trump', 'phươngUBND', 'hòá', 'cac', 'bê̂', 'f', '', 'm2', 'w', 'ngoạigiao'];

  it('is known by its onset, its rime and its tone', () => {
    for (const word of syllables) for (const form of ['NFC', 'NFD'] as const) assert.ok(isSyllable(word.normalize(form)), `${word} ${form}`);
  });

  it('is no two words, no abbreviation and no foreign name', () => {
    for (const word of others) for (const form of ['NFC', 'NFD'] as const) assert.ok(!isSyllable(word.normalize(form)), `${word} ${form}`);
  });

  it('is found throughout a text of the language', () => {
    const text = 'Bộ trưởng khẳng định quan hệ hai nước tiếp tục phát triển mạnh mẽ, toàn diện và thực chất trên các lĩnh vực ngoại giao, quốc phòng, kinh tế, văn hóa, giáo dục và giao lưu nhân dân';
    assert.deepEqual(text.split(/[\s,]+/u).filter((word) => !isSyllable(word)), []);
  });
});
