// Speed of the lexicon matcher: node test/bench/matching.mjs [megabytes], after `npx tsc -b`.
// The text is sentences of the seed texts, shuffled, with 6 % of the syllables changed, because plain repetition
// flatters branch predictors; the lexicons are made of n-grams of such sentences.
import { readdirSync, readFileSync } from 'node:fs';
import { PhraseMatcher } from '../../out/src/core/matching/phraseMatcher.js';

const megabytes = Number(process.argv[2] ?? 10);
const seeds = new URL('../../seeds/texts/', import.meta.url);

let state = 1;
const random = (limit) => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % limit;
};

const sentences = readdirSync(seeds)
  .flatMap((name) => readFileSync(new URL(name, seeds), 'utf8').split(/(?<=[.!?])\s+|\n+/))
  .filter((sentence) => sentence.length > 20);
const syllables = [...new Set(sentences.join(' ').match(/[\p{L}\p{M}\p{N}]+/gu))];
const changed = (sentence) => sentence.replace(/[\p{L}\p{M}\p{N}]+/gu, (syllable) => (random(100) < 6 ? syllables[random(syllables.length)] : syllable));

const parts = [];
for (let bytes = 0; bytes < megabytes * 1e6; ) {
  const line = changed(sentences[random(sentences.length)]);
  parts.push(line);
  bytes += Buffer.byteLength(line) + 1;
}
const text = parts.join('\n');
const size = Buffer.byteLength(text) / 1e6;

const phrases = new Set();
while (phrases.size < 100_000) {
  const words = changed(sentences[random(sentences.length)]).match(/[\p{L}\p{M}\p{N}]+/gu);
  const at = random(words.length);
  const phrase = words.slice(at, at + 1 + random(6));
  if (phrase.length > 1 || random(20) === 0) phrases.add(phrase.join(' '));
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const timed = (rounds, run) =>
  median(
    Array.from({ length: rounds }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );

for (const count of [300, 10_000, 100_000]) {
  const forms = [...phrases].slice(0, count);
  let matcher;
  const build = timed(5, () => (matcher = new PhraseMatcher(forms)));
  const speed = (input) => (size / timed(7, () => matcher.find(input))) * 1000;
  const lines = text.split('\n').slice(0, 5000);
  const perLine = timed(7, () => lines.forEach((line) => matcher.find(line))) / lines.length;
  console.log(
    `${count} forms: ${speed(text).toFixed(0)} MB/s, ${matcher.find(text).length / 3} hits; ` +
      `NFD ${speed(text.normalize('NFD')).toFixed(0)} MB/s; a line ${(perLine * 1000).toFixed(2)} µs; ` +
      `build ${build.toFixed(1)} ms, ${(matcher.byteLength / 1e6).toFixed(1)} MB`,
  );
}
