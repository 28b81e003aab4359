import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Analyzer } from '../../../src/core/analysis/analyzer.js';
import { loadLexicon } from '../../../src/core/lexicon/load.js';
import { withoutDiacritics } from '../../../src/core/matching/spellings.js';
import type { Suggestion } from '../../../src/core/matching/suggestion.js';
import { loadTagset } from '../../../src/core/tagset/load.js';

const seed = (number: string): string => readFileSync(join('seeds/texts', readdirSync('seeds/texts').find((name) => name.startsWith(number))!), 'utf8');

describe('weaker evidence in the seed texts', function () {
  this.timeout(30_000);

  const { tagset } = loadTagset(readFileSync('seeds/tagset.yaml', 'utf8'));
  let analyzer: Analyzer;
  before(() => {
    const lexicons = readdirSync('seeds/lexicon').map((name) => loadLexicon(readFileSync(join('seeds/lexicon', name), 'utf8')).lexicon!);
    analyzer = new Analyzer({ tagset: tagset!, lexicons });
  });

  const suggestionsIn = (text: string): readonly Suggestion[] => analyzer.analyze(text, 'text/plain').suggestions;
  /** What is suggested for a stretch of a text: the tier and the label. */
  const at = (text: string, exact: string, context = exact): string | undefined => {
    const start = text.indexOf(context) + context.lastIndexOf(exact);
    const found = suggestionsIn(text).find((suggestion) => suggestion.start === start && suggestion.end === start + exact.length);
    return found && `${found.tier} ${found.label}`;
  };

  it('is found where words are glued together', () => {
    assert.equal(at(seed('001'), 'UBND tỉnh Vĩnh Phúc', 'phươngUBND tỉnh Vĩnh Phúc'), 'glued ORG');
    assert.equal(at(seed('001'), 'Sáng 13/12/2021', 'phươngSáng 13/12/2021'), 'glued TIME');
    assert.equal(at(seed('004').replace('Bộ Ngoại giao về', 'Bộ Ngoại giaovề'), 'Bộ Ngoại giao'), 'glued ORG');
  });

  it('is found in every spelling of a borrowed word', () => {
    for (const spelling of ['vắc xin', 'vắc-xin', 'vaccine', 'vắcxin', 'vacxin']) {
      for (const form of ['NFC', 'NFD'] as const) {
        const exact = `ngoại giao ${spelling}`.normalize(form);
        assert.match(at(seed('002').normalize(form).replace('ngoại giao vắc xin'.normalize(form), exact), exact) ?? '', /^(?:exact|variant) FIELD$/, `${exact} ${form}`);
      }
    }
  });

  it('is found in spellings with i for y', () => {
    assert.equal(at(seed('003'), 'Mỹ', 'Trung Quốc, Mỹ'), 'exact LOC');
    assert.equal(at(seed('003').replace('Trung Quốc, Mỹ', 'Trung Quốc, Mĩ'), 'Mĩ', 'Trung Quốc, Mĩ'), 'variant LOC');
  });

  it('is found in a text that has lost its diacritics, as its own tier', () => {
    const text = withoutDiacritics(seed('004'));
    const found = suggestionsIn(text).filter(({ tier }) => tier === 'unaccented').map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
    for (const mention of ['ORG Bo Ngoai giao', 'PER Nguyen Xuan Phuc', 'ACTOR nganh ngoai giao', 'FIELD ngoai giao vac xin']) assert.ok(found.includes(mention), mention);
  });

  it('is told of as a typo where a word is misspelt', () => {
    const text = seed('001');
    const typos = analyzer.analyze(text, 'text/plain').problems.filter(({ code }) => code === 'possible-typo');
    assert.deepEqual(typos.map(({ span }) => text.slice(span.start, span.end)), ['kếp hợp']);
  });
});
