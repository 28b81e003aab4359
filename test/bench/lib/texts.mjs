import { readdirSync, readFileSync } from 'node:fs';
import { loadLexicon } from '../../../out/src/core/lexicon/load.js';
import { formsOf } from '../../../out/src/core/matching/lexiconForms.js';
import { loadTagset } from '../../../out/src/core/tagset/load.js';

const seeds = new URL('../../../seeds/', import.meta.url);
const syllable = /[\p{L}\p{M}\p{N}]+/gu;

/** The seed texts. */
export const seedTexts = filesIn('texts/', '.txt');

/** The bundled lexicons. */
export const bundledLexicons = filesIn('lexicon/', '.yaml').map((file) => loadLexicon(file).lexicon);

export const bundledTagset = loadTagset(readFileSync(new URL('tagset.yaml', seeds), 'utf8')).tagset;

function filesIn(folder, ending) {
  const url = new URL(folder, seeds);
  return readdirSync(url)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(new URL(name, url), 'utf8'));
}

/** Random numbers that are the same at every run: from 0 to `limit` - 1. */
export function randomNumbers(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
}

const sentences = seedTexts.flatMap((text) => text.split(/(?<=[.!?])\s+|\n+/)).filter((sentence) => sentence.length > 20);
const syllables = [...new Set(sentences.join(' ').match(syllable))];
const changed = (sentence, random) => sentence.replace(syllable, (one) => (random(100) < 6 ? syllables[random(syllables.length)] : one));

/** Sentences of the seed texts, shuffled, with 6 % of the syllables changed, because plain repetition flatters branch predictors. */
export function mixedText(megabytes) {
  const random = randomNumbers(1);
  const lines = [];
  for (let bytes = 0; bytes < megabytes * 1e6; ) {
    const line = changed(sentences[random(sentences.length)], random);
    lines.push(line);
    bytes += Buffer.byteLength(line) + 1;
  }
  return lines.join('\n');
}

/** Makes paragraphs of such sentences, one a line; each call goes on where the last one stopped. */
export function mixedParagraphs() {
  const random = randomNumbers(1);
  return (bytes) => {
    const parts = [];
    for (let size = 0; size < bytes; ) {
      const paragraph = `${Array.from({ length: 2 + random(4) }, () => changed(sentences[random(sentences.length)], random)).join(' ')}\n`;
      parts.push(paragraph);
      size += Buffer.byteLength(paragraph);
    }
    return parts.join('');
  };
}

/**
 * Forms as lexicons have them: those of the bundled ones, and beyond them the same with one syllable changed, which begin
 * like real ones and seldom occur. In order, so that a smaller lexicon is the beginning of a larger one.
 */
export function lexiconForms(count) {
  const random = randomNumbers(7);
  const real = formsOf(bundledLexicons).filter(({ tier }) => tier === 'exact').map(({ surface }) => surface);
  for (let i = real.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [real[i], real[j]] = [real[j], real[i]];
  }
  const known = [...new Set(real.join(' ').match(syllable))];
  const forms = new Set(real);
  while (forms.size < count) {
    const form = real[random(real.length)];
    const places = [...form.matchAll(syllable)];
    if (places.length < 2) continue;
    const { 0: old, index } = places[random(places.length)];
    forms.add(form.slice(0, index) + known[random(known.length)] + form.slice(index + old.length));
  }
  return [...forms].slice(0, count);
}

/** The worst case: n-grams of such sentences as the text is made of, so that with 100,000 of them nearly four start at every syllable. */
export function denseForms(count) {
  const random = randomNumbers(2);
  const forms = new Set();
  while (forms.size < count) {
    const words = changed(sentences[random(sentences.length)], random).match(syllable);
    const at = random(words.length);
    const form = words.slice(at, at + 1 + random(6));
    if (form.length > 1 || random(20) === 0) forms.add(form.join(' '));
  }
  return [...forms];
}
