import assert from 'node:assert/strict';
import { eachWithEach, PhraseSet } from '../../../../src/core/matching/patterns/phrases.js';
import { readSyllables } from '../../../../src/core/matching/patterns/syllables.js';

describe('sets of phrases', () => {
  const phrases = new PhraseSet('hội nghị, hội nghị cấp cao, Cam-pu-chia, UBND');
  const ends = (text: string): (number | undefined)[] => [...text].map((_, at) => phrases.endAt(text, at));

  it('find the longest phrase in small letters, with a capital or in capitals, over any gap', () => {
    for (const text of ['hội nghị cấp cao', 'Hội nghị Cấp cao', 'HỘI NGHỊ CẤP CAO', 'hội  nghị\r\ncấp\u00a0cao']) assert.equal(phrases.endAt(text, 0), text.length, text);
    assert.equal(phrases.endAt('hội nghị cấp trên', 0), 8);
    assert.equal(phrases.endAt('hội\n\nnghị', 0), undefined);
    assert.equal(phrases.endAt('hỘi nghị', 0), undefined);
    assert.equal(phrases.endAt('Cam-pu-chia', 0), 11);
    assert.equal(phrases.endAt('Cam pu chia', 0), undefined);
  });

  it('start and end where letters do', () => {
    assert.equal(phrases.endAt('hội nghịcấp', 0), undefined);
    assert.equal(phrases.endAt('hội nghịCấp', 0), undefined);
    assert.equal(phrases.endAt('phươngUBND', 6), 10);
  });

  it('are the same in a text whose syllables have been read, and in another one after it', () => {
    for (const text of ['hộihội nghị, UBND tỉnh', 'phươngUBND hội nghịCấp 12 hội nghị cấp cao', `${'a'.repeat(300)} hội nghị`]) {
      readSyllables(['']);
      const unread = ends(text);
      readSyllables([text]);
      assert.deepEqual(ends(text), unread, text);
      readSyllables(['hội nghị cấp cao '.repeat(30)]);
      assert.deepEqual(ends(text), unread, text);
    }
  });

  it('may begin where an expression that ignores case reads one of them', () => {
    const beginnings = (text: string): boolean => {
      readSyllables([text]);
      return phrases.mayBeginAt(text, 0);
    };
    for (const text of ['UBND', 'hội nghị', 'Hội nghị', 'HỘi nghị', 'hộI nghị']) assert.ok(beginnings(text), text);
    for (const text of ['hội', 'hội thảo', 'tỉnh', 'TỈNH ỦY'.toLowerCase()]) assert.ok(!beginnings(text), text);
  });

  it('are made of each head with each tail', () => {
    assert.equal(eachWithEach('gần, hơn', 'một, hai'), 'gần một,gần hai,hơn một,hơn hai');
  });
});
