import assert from 'node:assert/strict';
import { AnchorTable, type LayeredReader, Places } from '../../../../src/core/matching/patterns/anchors.js';
import { DIGITS, type Reader } from '../../../../src/core/matching/patterns/pattern.js';
import { PhraseSet } from '../../../../src/core/matching/patterns/phrases.js';
import { readSyllables } from '../../../../src/core/matching/patterns/syllables.js';

describe('anchors', () => {
  const reader = (anchors: string, atCapitals = false): Reader => ({ anchors: new PhraseSet(anchors), atCapitals, read: () => undefined });
  const days = reader('ngày, hai ngày, ba hôm');
  const numbers = reader(`${DIGITS}, trên ${DIGITS}`);
  const names = reader('hai', true);
  const table = new AnchorTable([[days], [numbers], [names]]);
  const askedByLayer = (text: string): LayeredReader[][] => {
    const [read] = readSyllables([text]);
    const layers = [new Places(), new Places(), new Places()];
    table.addPlaces(read!, layers);
    return layers.map(({ numbers, length }) => (length > 0 && numbers[0] === 0 ? [...table.readers[numbers[1]!]!] : []));
  };
  const askedAtStart = (text: string): PhraseSet[] => {
    return askedByLayer(text).flatMap((readers) => readers).map(({ anchors }) => anchors);
  };

  it('are where readers are asked, and nowhere else', () => {
    for (const text of ['ngày', 'hai ngày', 'HAI NGÀY'.toLowerCase(), 'hai\u00a0\r\nngày', 'hai ngày hôm qua']) assert.deepEqual(askedAtStart(text), [days.anchors], text);
    for (const text of ['2021', '13/12', 'trên 5 nước']) assert.deepEqual(askedAtStart(text), [numbers.anchors], text);
    for (const text of ['hai', 'hai năm', 'hai ngàn ngày', 'hai, ngày', 'hai\n\nngày', 'ba ngày', 'trên', 'trên A5', 'A5']) assert.deepEqual(askedAtStart(text), [], text);
  });

  it('are told from each other by the capital that they begin with', () => {
    assert.deepEqual(askedAtStart('Hai người'), [names.anchors]);
    assert.deepEqual(askedAtStart('Hai ngày'), [days.anchors, names.anchors]);
  });

  it('are listed by layer', () => {
    assert.deepEqual(askedByLayer('Hai ngày').map((readers) => readers.length), [1, 0, 1]);
  });

  it('count where an expression may read what no phrase is', () => {
    for (const text of ['hai NGày', 'hai ngàY', 'hai\u2028ngày', 'hai \u2028ngày', 'hai\vngày', 'haiNgày']) assert.deepEqual(askedAtStart(text), [days.anchors], JSON.stringify(text));
  });
});
