import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { loadLexicon } from '../../../src/core/lexicon/load.js';
import { Suggester } from '../../../src/core/matching/suggest.js';
import { loadTagset } from '../../../src/core/tagset/load.js';

/** Entries of CLDR that are no place, each with the reason. */
const notPlaces: Readonly<Record<string, string>> = {
  '001': 'the world, a common noun in these texts',
  EU: 'an organisation',
  UN: 'an organisation',
  'UN-alt-short': 'an organisation',
  XA: 'a test locale',
  XB: 'a test locale',
  ZZ: 'stands for an unknown region',
};

describe('the bundled lexicon of places', () => {
  const { tagset } = loadTagset(readFileSync('seeds/tagset.yaml', 'utf8'));
  const folder = 'seeds/lexicon';
  const lexicons = readdirSync(folder).map((file) => loadLexicon(readFileSync(`${folder}/${file}`, 'utf8')).lexicon!);
  const suggester = new Suggester({ tagset: tagset!, lexicons });
  const { main } = JSON.parse(readFileSync('node_modules/cldr-localenames-full/main/vi/territories.json', 'utf8')) as {
    main: { vi: { localeDisplayNames: { territories: Record<string, string> } } };
  };

  /** What is suggested at the beginning of the name, in a sentence. */
  function labelOf(name: string): string | undefined {
    const before = 'Đoàn đã đến thăm ';
    const text = `${before}${name}.`;
    return suggester.suggest(text, [{ start: 0, end: text.length, opaque: [] }]).find(({ start }) => start === before.length)?.label;
  }

  it('knows every country, territory and region of CLDR by its Vietnamese name', () => {
    const names = Object.entries(main.vi.localeDisplayNames.territories).filter(([code]) => !(code in notPlaces));
    assert.ok(names.length > 250);
    assert.deepEqual(names.filter(([, name]) => labelOf(name) !== 'LOC'), []);
  });

  it('does not take for places what is none', () => {
    for (const code of Object.keys(notPlaces)) assert.notEqual(labelOf(main.vi.localeDisplayNames.territories[code]!), 'LOC', code);
  });
});
