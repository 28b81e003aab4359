import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Engine, PhraseMatcher } from '../../../src/core/matching/phraseMatcher.js';
import { extendHash, extendPath, unitTraits } from '../../../src/core/matching/syllableHash.js';
import { MARK, unitClass } from '../../../src/core/text/unitTables.js';
import { referenceHits } from './referenceMatcher.js';

const engines: readonly Engine[] = ['script', 'webassembly'];

/** What both engines find. */
function hitsOf(phrases: readonly string[], text: string, range?: { start: number; end: number }) {
  const [numbers, others] = engines.map((engine) => new PhraseMatcher(phrases, engine).find(text, range));
  assert.deepEqual(others, numbers);
  return Array.from({ length: numbers!.length / 3 }, (_, hit) => [...numbers!.subarray(hit * 3, hit * 3 + 3)]);
}

function foundIn(text: string, ...phrases: string[]): string[] {
  return hitsOf(phrases, text).map(([start, end]) => text.slice(start, end));
}

describe('PhraseMatcher', () => {
  it('finds every phrase at every syllable, nested and overlapping', () => {
    const text = 'Bộ trưởng Bộ Ngoại giao Việt Nam';
    const phrases = ['Bộ', 'bộ trưởng bộ ngoại giao', 'Bộ Ngoại giao', 'ngoại giao', 'ngoại giao Việt Nam', 'giao'];
    assert.deepEqual(foundIn(text, ...phrases), [
      'Bộ trưởng Bộ Ngoại giao',
      'Bộ',
      'Bộ Ngoại giao',
      'Bộ',
      'Ngoại giao Việt Nam',
      'Ngoại giao',
      'giao',
    ]);
  });

  it('starts and ends at syllable edges only', () => {
    assert.deepEqual(foundIn('Đảngviên, viênĐảng, ĐảngNam 5', 'Đảng'), []);
    assert.deepEqual(foundIn('“Đảng”, (Đảng)/Đảng.', 'Đảng'), ['Đảng', 'Đảng', 'Đảng']);
    assert.deepEqual(foundIn('15-CT/TW, 15-CT/TW1, 115-CT/TW', '15-CT/TW'), ['15-CT/TW']);
  });

  it('wants capitals where the phrase has them', () => {
    assert.deepEqual(foundIn('Đảng đảng ĐẢNG đẢNG', 'Đảng'), ['Đảng', 'ĐẢNG']);
    assert.deepEqual(foundIn('đối ngoại, Đối ngoại, ĐỐI NGOẠI', 'đối ngoại'), ['đối ngoại', 'Đối ngoại', 'ĐỐI NGOẠI']);
  });

  it('reads both places of a tone mark, in text and phrase', () => {
    for (const [one, other] of [['hòa bình', 'hoà bình'], ['Khánh Hòa', 'Khánh Hoà'], ['thúy', 'thuý'], ['khỏe khoắn', 'khoẻ khoắn'], ['THÚY', 'THUÝ'], ['tòan', 'toàn']] as const) {
      assert.deepEqual(foundIn(other, one), [other]);
      assert.deepEqual(foundIn(one, other), [one]);
      assert.deepEqual(foundIn(one.normalize('NFD'), other), [one.normalize('NFD')]);
    }
    assert.deepEqual(foundIn('qúy', 'quý'), []);
    assert.deepEqual(foundIn('hóa', 'hoà'), []);
  });

  it('reads variants of dashes, quotes and Đ, and white space beside symbols', () => {
    assert.deepEqual(foundIn('kinh tế-xã hội, kinh tế – xã hội, kinh tế xã hội', 'kinh tế - xã hội'), ['kinh tế-xã hội', 'kinh tế – xã hội']);
    assert.deepEqual(foundIn("Điểu K'Ré, Ðiểu K’Ré", 'Điểu K’Ré'), ["Điểu K'Ré", 'Ðiểu K’Ré']);
    assert.deepEqual(foundIn('độc lập,tự chủ; độc lập ,  tự chủ; độc lập; tự chủ', 'độc lập, tự chủ'), ['độc lập,tự chủ', 'độc lập ,  tự chủ']);
    assert.deepEqual(foundIn('Mỹ‑Triều', 'Mỹ-Triều'), ['Mỹ‑Triều']);
  });

  it('takes symbols for the same by the same rules, whatever else differs between text and phrase', () => {
    for (const text of ['hoà Ⓐ', 'hòa Ⓐ', 'HÒA  Ⓐ']) assert.deepEqual(foundIn(text, 'hoà ⓐ'), [text]);
    assert.deepEqual(foundIn('hòa Ⓐ, hòa ⓐ', 'hoà Ⓐ'), ['hòa Ⓐ']);
    // U+0374, U+1FEF and U+1FFD are other ways of writing such as are variants of an apostrophe.
    for (const variant of ['\u0374', '\u1fef', '\u1ffd', '\u02b9']) assert.deepEqual(foundIn(`K${variant}Ré`, 'K’Ré'), [`K${variant}Ré`]);
  });

  it('keeps symbols at the end of a phrase, but not quotes, brackets and sentence punctuation at its edges', () => {
    assert.deepEqual(foundIn('BRICS và BRICS+', 'BRICS+'), ['BRICS+']);
    assert.deepEqual(foundIn('tinh thần “4 tốt” này', '“4 tốt”'), ['4 tốt']);
    assert.deepEqual(foundIn('abc', '', ' ', '...', '+'), []);
  });

  it('crosses one line break, never an empty line', () => {
    assert.deepEqual(foundIn('Bộ Ngoại\r\ngiao', 'Bộ Ngoại giao'), ['Bộ Ngoại\r\ngiao']);
    assert.deepEqual(foundIn('Bộ \rNgoại giao', 'Bộ Ngoại giao'), ['Bộ \rNgoại giao']);
    for (const text of ['Bộ Ngoại\n\ngiao', 'Bộ Ngoại\r\n \r\ngiao', 'Bộ\nNgoại\ngiao', 'Bộ Ngoại' + '\n'.repeat(64) + 'giao']) assert.deepEqual(foundIn(text, 'Bộ Ngoại giao'), []);
    assert.deepEqual(foundIn('kinh tế -\n\nxã hội', 'kinh tế - xã hội'), []);
  });

  it('gives offsets of the original text, around marks and zero-width characters', () => {
    const text = '😀 \ufeffNgo\u200ba\u0323i\u00ad giao\u0301 Ngoa\u0323\u200bi giao\u200b.';
    assert.deepEqual(hitsOf(['ngoại giao'], text).map(([start, end]) => text.slice(start, end)), ['Ngoa\u0323\u200bi giao']);
    assert.deepEqual(foundIn('✔️Đảng', 'Đảng'), ['Đảng']);
    assert.deepEqual(foundIn('e\u0301\u0302', 'ế'), ['e\u0301\u0302']);
  });

  it('reports hits that start in the range, and reads on past its end', () => {
    const text = 'Bộ Ngoại giao, Bộ Ngoại giao';
    assert.deepEqual(hitsOf(['Bộ Ngoại giao', 'Ngoại giao'], text, { start: 1, end: 16 }), [
      [3, 13, 1],
      [15, 28, 0],
    ]);
    assert.deepEqual(hitsOf(['Ngoại'], 'Ngo\u200bại', { start: 3, end: 6 }), []);
  });

  it('finds what lies across the seams between the stretches it reads', () => {
    const phrases = ['đối ngoại nhân dân', 'nhân dân đối ngoại'];
    for (const composed of [(text: string) => text, (text: string) => text.normalize('NFD')]) {
      const text = composed('đối ngoại nhân dân\n'.repeat(3000));
      assert.equal(hitsOf(phrases, text).length, 3000 + 2999);
    }
  });

  it('finds the same hits in a text and, by start, in its parts', () => {
    const text = 'ngoại giao kinh tế, ngoại giao văn hóa '.repeat(5);
    const phrases = ['ngoại giao', 'ngoại giao kinh tế', 'kinh tế, ngoại giao', 'văn hoá ngoại giao'];
    fc.assert(
      fc.property(fc.nat(text.length), (cut) => {
        const parts = [...hitsOf(phrases, text, { start: 0, end: cut }), ...hitsOf(phrases, text, { start: cut, end: text.length })];
        assert.deepEqual(parts, hitsOf(phrases, text));
      }),
    );
  });

  it('has room for syllables of any length, and for any number of hits', () => {
    const long = 'đ'.repeat(100_000);
    assert.deepEqual(hitsOf([long, `${long} giao`], `${long} giao`), [
      [0, 100_005, 1],
      [0, 100_000, 0],
    ]);
    const same = Array<string>(300).fill('ngoại giao');
    const hits = hitsOf(same, 'ngoại giao\n'.repeat(600));
    assert.equal(hits.length, 180_000);
    assert.deepEqual(hits.at(-1), [11 * 599, 11 * 600 - 1, 299]);
  });

  it('finds the same with either engine however the text is cut into stretches', () => {
    const phrases = ['hòa bình', 'Hoà', 'bình, đối ngoại', 'ngoại - thúy', 'K’Ré', 'a', 'a an', 'an quý', '15/CT'];
    fc.assert(
      fc.property(fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 8 }), dress, fc.nat(12_000), (words, dressed, filler) => {
        hitsOf(phrases, `${dressed(words.flat().join('')).repeat(600)}${'a'.repeat(filler)} ${words.flat().join('').repeat(600)}`);
      }),
      { numRuns: 20 },
    );
  });

  it('takes every unit for the same with either engine, in syllables and between them', () => {
    const units = Array.from(unitClass.keys()).filter((unit) => unitClass[unit]! < MARK);
    for (let first = 0; first < units.length; first += 4096) {
      const words = units.slice(first, first + 4096).map((unit) => `x${String.fromCharCode(unit)}y`);
      // Other words around each, as units are read by the block.
      hitsOf([...words, 'x', 'y', 'x y', 'x-y'], words.join(' nghiêng ngả ĐƯỜNG VỠ '));
    }
  });

  it('tells syllables of any length by all of their letters, wherever they stand', () => {
    const letters = 'nghiêngđườngvỠquyểN';
    const syllables = Array.from(letters, (_, length) => letters.slice(0, length + 1));
    const others = syllables.map((syllable) => `z${syllable.slice(1)}`);
    for (let before = 0; before < 20; before++) {
      const text = `${'–'.repeat(before)}${[...others, ...syllables].join(' ')}`;
      assert.deepEqual(foundIn(text, ...syllables), syllables);
    }
  });

  it('keeps hits of one stretch apart from those of the next, whose offsets are those of a composed text at first', () => {
    // The first stretch ends before the second `BRICS`, whose offset in its stretch is 0 as well.
    const second = 1 << 14;
    const text = `${'BRICS '.padEnd(second, 'x ')}BRICS+ a\u0301`;
    assert.deepEqual(hitsOf(['BRICS', 'BRICS+'], text), [
      [0, 5, 0],
      [second, second + 6, 1],
      [second, second + 5, 0],
    ]);
  });

  it('changes the engine without changing what it finds, when there is enough to search', () => {
    const [one, other] = [new PhraseMatcher(['Bộ Ngoại giao', 'ngoại giao']), new PhraseMatcher(['giao'])];
    const text = 'Bộ Ngoại giao\n'.repeat(5000);
    const [expected, otherExpected] = [new PhraseMatcher(['Bộ Ngoại giao', 'ngoại giao'], 'script').find(text), new PhraseMatcher(['giao'], 'script').find(text)];
    for (let round = 0; round < 3; round++) {
      assert.deepEqual(one.find(text), expected);
      assert.deepEqual(other.find(text), otherExpected);
    }
  });

  it('tells syllables apart that share a hash', () => {
    const [one, other] = collidingSyllables();
    assert.notEqual(one, other);
    const phrases = [one, other, `${one} giao`, `${other} giao`, `Bộ ${one}`, `Bộ ${other} mới`];
    for (const text of [`${one} giao`, `Bộ ${other} mới`, `Bộ ${one} mới ${other} giao`]) {
      assert.deepEqual(hitsOf(phrases, text), referenceHits(text, phrases));
    }
  });

  it('tells phrases apart that begin with syllables of the same hash, also where one is longer', () => {
    const [one, other] = collidingSyllables();
    const endings = ['', ' giao', ' giao văn', ' giao văn hóa', ' giao văn hóa mới'];
    const phrases = endings.flatMap((ending) => [`${one}${ending}`, `${other}${ending}`, `Bộ ${one}${ending}`, `Bộ ${other}${ending}`]);
    for (const text of phrases.filter((phrase) => phrase.endsWith('mới'))) {
      for (const order of [phrases, phrases.toReversed()]) assert.deepEqual(hitsOf(order, text), referenceHits(text, order));
    }
  });

  it('tells a syllable from another one that shares its hash only with the symbol before it', () => {
    const [one, other] = collidingSyllables('a', 'e', 1);
    const phrases = [`Bộ ${one}`, `Bộ-${other}`, `Bộ ${one} mới`, `Bộ-${other} mới`];
    for (const text of phrases) assert.deepEqual(hitsOf(phrases, text), referenceHits(text, phrases));
    for (const text of [`Bộ-${one} mới`, `Bộ ${other} mới`]) assert.deepEqual(hitsOf(phrases, text), []);
  });

  it('loses nothing when the second spelling of a syllable shares its hash with another syllable', () => {
    // `hòa` followed by letters that give it the hash of some other syllable beginning with other letters.
    const [one, other] = collidingSyllables('hòa', 'bàn');
    const phrases = [`${other} một`, `${one.replace('òa', 'oà')} một`, `${other} hai`, `${one} hai ba`];
    for (const text of [`${one} một`, `${one.replace('òa', 'oà')} hai ba`, `${one} hai ba`, `${other} một`, `${other} hai`]) {
      for (const order of [phrases, phrases.toReversed()]) assert.deepEqual(hitsOf(order, text), referenceHits(text, order));
    }
  });

  it('agrees with the reference on generated texts', () => {
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 8 }), fc.array(fc.tuple(word, gap), { maxLength: 25 }), dress, (phrases, words, dressed) => {
        const text = dressed(words.flat().join(''));
        assert.deepEqual(hitsOf(phrases, text), referenceHits(text, phrases));
      }),
      { numRuns: 1000 },
    );
  });
});

const word = fc.constantFrom('hòa', 'hoà', 'Hòa', 'HOÀ', 'bình', 'Bình', 'đối', 'Ðối', 'ngoại', 'thúy', 'thuý', 'quý', 'a', 'an', 'K', 'Ré', '15', 'CT', 'İ', 'ế', '😀', 'o', 'ò');
const gap = fc.oneof(
  { weight: 8, arbitrary: fc.constant(' ') },
  fc.constantFrom('\u00a0', '  ', '\t', '\n', '\r\n', '\r', '\n\n', '\r\n\r\n', ', ', ',', ' - ', '-', '–', '’', "'", '/', '. ', '', '\u200b', ' \u200b'),
);
const phrase = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', ', ', ' - ', '-', '’')), { minLength: 1, maxLength: 4 }).map((pairs) => pairs.flat().slice(0, -1).join(''));
/** Texts in NFC and NFD, with marks in another order, in capitals, and with zero-width characters strewn in. */
const dress = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.normalize('NFD'),
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD').replace(/([\u0302\u031b])([\u0300\u0301\u0303\u0309\u0323])/gu, '$2$1'),
  (text) => text.replace(/(\p{L})(\p{L})/gu, '$1\u200d$2'),
);

/** Two syllables of the same hash that begin as given, found by trying (a birthday search); that of the second is taken with symbols before it, if so asked. */
function collidingSyllables(oneStart = 'a', otherStart = 'e', punctuated = 0): [string, string] {
  const seen = new Map<number, string>();
  for (let number = 0; ; number++) {
    for (const start of [oneStart, otherStart]) {
      // Numbers in a row differ too little.
      const syllable = start + (Math.imul(number, 0x9e3779b1) >>> 0).toString(36);
      let hash = 0;
      for (let i = 0; i < syllable.length; i++) hash = extendHash(hash, unitTraits[syllable.charCodeAt(i)]!);
      const path = extendPath(0, hash, start === otherStart ? punctuated : 0);
      const known = seen.get(path);
      if (known !== undefined && known.startsWith(oneStart) && start === otherStart) return [known, syllable];
      if (known === undefined) seen.set(path, syllable);
    }
  }
}
