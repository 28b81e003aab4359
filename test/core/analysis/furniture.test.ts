import assert from 'node:assert/strict';
import { Analyzer } from '../../../src/core/analysis/analyzer.js';
import { loadLexicon } from '../../../src/core/lexicon/load.js';
import { loadTagset } from '../../../src/core/tagset/load.js';

const { tagset } = loadTagset(`schemaVersion: 1
id: t
version: "1"
language: vi
families: [{id: f}]
labels: [{id: ORG, family: f}, {id: LOC, family: f}, {id: EVENT, family: f}]
`);
const { lexicon } = loadLexicon(`schemaVersion: 1
id: l
version: "1"
language: vi
concepts:
  - {id: bo-ngoai-giao, label: ORG, prefLabel: Bộ Ngoại giao}
  - {id: lao, label: LOC, prefLabel: Lào}
  - {id: hoi-nghi-ngoai-giao, label: EVENT, prefLabel: Hội nghị Ngoại giao}
`);

describe('the analysis of page furniture', () => {
  const analyzer = new Analyzer({ tagset: tagset!, lexicons: [lexicon!] });
  const title = 'Bộ Ngoại giao đồng hành cùng các địa phương';
  const found = (text: string, mediaType: 'text/plain' | 'text/markdown' = 'text/plain') => {
    const { text: { plainText }, suggestions, furniture } = analyzer.analyze(text, mediaType);
    const quote = ({ start, end }: { readonly start: number; readonly end: number }): string => plainText.slice(start, end);
    return [suggestions.map(quote), furniture.map(quote)];
  };

  it('suggests nothing in it, and tells where it is', () => {
    assert.deepEqual(found(`${title}\nBộ Ngoại giao thăm Lào.\nTin liên quan\nThủ tướng thăm Lào\n${title}`), [
      ['Bộ Ngoại giao', 'Bộ Ngoại giao', 'Lào'],
      ['Tin liên quan', 'Thủ tướng thăm Lào', title],
    ]);
  });

  it('suggests what is stuck to it', () => {
    assert.deepEqual(found(`${title}\nHoi nghi Ngoai giao lan thu 31 min - ${title}Bộ Ngoại giao thăm Lào.`)[0], ['Bộ Ngoại giao', 'Bộ Ngoại giao', 'Lào']);
  });

  it('suggests names without diacritics where the text has none, not in the alternative text of an image', () => {
    assert.deepEqual(found('Hoi nghi Ngoai giao lan thu 31'), [['Hoi nghi Ngoai giao'], []]);
    assert.deepEqual(found(`${title}\nHoi nghi Ngoai giao lan thu 31`), [['Bộ Ngoại giao'], ['Hoi nghi Ngoai giao lan thu 31']]);
    assert.deepEqual(found(`${title}\nHoi nghi Ngoai giao da dien ra.`)[0], ['Bộ Ngoại giao', 'Hoi nghi Ngoai giao']);
  });

  it('counts in the plain text, in Markdown too', () => {
    assert.deepEqual(found(`:org[Bộ Ngoại giao] đồng hành cùng các địa phương\n\nXem <https://a.vn/Lào> và *Lào*.\n\n${title}`, 'text/markdown'), [['Lào'], ['https://a.vn/Lào', title]]);
  });
});
