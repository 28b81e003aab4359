import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { loadLexicon } from '../../../src/core/lexicon/load.js';
import { Suggester } from '../../../src/core/matching/suggest.js';
import type { Suggestion } from '../../../src/core/matching/suggestion.js';
import { loadTagset } from '../../../src/core/tagset/load.js';
import { shiftSpan } from '../../../src/core/text/span.js';

const { tagset } = loadTagset(readFileSync('seeds/tagset.yaml', 'utf8'));
const concepts = [
  { id: 'co-quan', label: 'ORG', prefLabel: 'Bộ Ngoại giao', altLabel: ['Ngoại giao'], hiddenLabel: ['Bộ NG'] },
  { id: 'dat-nuoc', label: 'LOC', prefLabel: 'Mỹ', altLabel: ['nước Mỹ'] },
  { id: 'linh-vuc', label: 'FIELD', prefLabel: 'ngoại giao vắc xin' },
];
const { lexicon } = loadLexicon(JSON.stringify({ schemaVersion: 1, id: 'l', version: '1.0.0', language: 'vi', title: 'x', concepts }));
const suggester = new Suggester({ tagset: tagset!, lexicons: [lexicon!] });
const suggestAlone = (text: string): Suggestion[] => suggester.suggest(text, [{ start: 0, end: text.length, opaque: [] }]);

const word = fc.constantFrom('Bộ', 'Ngoại', 'giao', 'ngoại giao', 'vaccine', 'vắc xin', 'Bộ NG', 'Mỹ', 'Mĩ', 'nước', 'giaovề', 'tỉnhBộ', 'Bo', 'Ngoai', 'ngày', '13/12/2021', 'Hà Nội', 'UBND tỉnh', '😀');
const gap = fc.oneof({ weight: 6, arbitrary: fc.constant(' ') }, fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\u00a0', '\u200b', '\ufeff', '. ', ', ', ''));
const dress = fc.constantFrom<(text: string) => string>((text) => text, (text) => text.normalize('NFD'), (text) => text.toUpperCase());
/** Pieces of a text, and whether a stretch ends after each. */
const pieces = fc.array(fc.tuple(fc.oneof(word, gap), fc.boolean()), { minLength: 1, maxLength: 40 });

describe('suggestions in the stretches of a text', () => {
  it('are those of each stretch alone, wherever they end', () => {
    fc.assert(
      fc.property(pieces, dress, (written, dressed) => {
        let text = '';
        const ends: number[] = [];
        for (const [piece, isLast] of written) {
          text += dressed(piece);
          if (isLast && text.length > (ends.at(-1) ?? 0)) ends.push(text.length);
        }
        if (ends.at(-1) !== text.length) ends.push(text.length);
        const stretches = ends.map((end, index) => ({ start: ends[index - 1] ?? 0, end, opaque: [] }));
        const alone = stretches.flatMap(({ start, end }) => suggestAlone(text.slice(start, end)).map((suggestion) => shiftSpan(suggestion, start)));
        assert.deepEqual(suggester.suggest(text, stretches), alone);
      }),
      { numRuns: 100 },
    );
  });

  it('do not reach from one into the next', () => {
    const text = 'ngoại giao\nvắc xin ở nước Mỹ';
    const [field] = suggestAlone(text);
    assert.deepEqual([field!.start, field!.end], [0, 18]);
    const found = suggester.suggest(text, [{ start: 0, end: 11, opaque: [] }, { start: 11, end: text.length, opaque: [] }]);
    assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)), ['nước Mỹ']);
  });

  it('leave out what is opaque, by offsets of the stretch', () => {
    const text = 'Mỹ, Mỹ\nMỹ, Mỹ';
    const found = suggester.suggest(text, [{ start: 0, end: 7, opaque: [] }, { start: 7, end: text.length, opaque: [{ start: 4, end: 6 }] }]);
    assert.deepEqual(found.map(({ start }) => start), [0, 4, 7]);
  });
});
