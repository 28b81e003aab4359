// What the tagger learns from how much: node test/bench/learning.mjs <folder of PhoNER_COVID19> [documents of n sentences],
// after `npx tsc -b`. The corpus (https://github.com/VinAIResearch/PhoNER_COVID19) may not be passed on; fetch it yourself.
// Strict: a mention counts where span and label are those of the test set, as conlleval counts.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atOnce } from '../../out/src/core/learning/inSlices.js';
import { learn } from '../../out/src/core/learning/learn.js';
import { readModel, writeModel } from '../../out/src/core/learning/modelFile.js';

const [folder, size = '10'] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node test/bench/learning.mjs <folder with train_syllable.conll and test_syllable.conll> [sentences per document]');
  process.exit(1);
}
const sentencesPerDocument = Number(size);

/** The sentences of a file of the corpus, each a line of text with its annotations. */
function sentencesOf(set) {
  const path = [join(folder, `${set}_syllable.conll`), join(folder, 'data', 'syllable', `${set}_syllable.conll`)].find(existsSync);
  return readFileSync(path, 'utf8').trim().split(/\r?\n\s*\n/).map((block) => {
    let text = '';
    const annotations = [];
    for (const line of block.split(/\r?\n/)) {
      const [token, tag] = line.split(/[ \t]/);
      if (text !== '') text += ' ';
      const start = text.length;
      text += token;
      const label = tag.slice(2);
      const goesOn = tag.startsWith('I-') && annotations.at(-1)?.label === label;
      if (goesOn) annotations.at(-1).end = text.length;
      else if (tag !== 'O') annotations.push({ start, end: text.length, label });
    }
    return { text, annotations };
  });
}

/** Documents of so many lines, all read. */
function documentsOf(sentences) {
  const documents = [];
  for (let first = 0; first < sentences.length; first += sentencesPerDocument) {
    let plainText = '';
    const annotations = [];
    for (const { text, annotations: here } of sentences.slice(first, first + sentencesPerDocument)) {
      for (const { start, end, label } of here) annotations.push({ start: start + plainText.length, end: end + plainText.length, label });
      plainText += `${text}\n`;
    }
    documents.push({ plainText, annotations, rejected: [], complete: true });
  }
  return documents;
}

/** Precision, recall and F1 in percent, and how sure the model was on average of what it found. */
function measure(model, documents, leastConfidence) {
  let [required, found, correct, confidence] = [0, 0, 0, 0];
  for (const { plainText, annotations } of documents) {
    const expected = new Set(annotations.map(({ start, end, label }) => `${start} ${end} ${label}`));
    const suggestions = model.suggest(plainText, { leastConfidence });
    required += expected.size;
    found += suggestions.length;
    correct += suggestions.filter(({ start, end, label }) => expected.has(`${start} ${end} ${label}`)).length;
    for (const { evidence } of suggestions) confidence += evidence[0].confidence;
  }
  const percent = (part, whole) => ((100 * part) / whole).toFixed(1);
  return { precision: percent(correct, found), recall: percent(correct, required), f1: percent(2 * correct, required + found), confidence: percent(confidence, found) };
}

const training = sentencesOf('train');
const tests = documentsOf(sentencesOf('test'));
for (const count of [25, 50, 100, 500, 2000, training.length]) {
  const documents = documentsOf(training.slice(0, count));
  const start = performance.now();
  let [last, longest] = [start, 0];
  const work = learn(documents);
  let step = work.next();
  for (; !step.done; step = work.next()) {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  const model = step.value;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const file = writeModel(model);
  const all = measure(readModel(file).model, tests, 0);
  const sure = measure(model, tests);
  const { required, found, correct } = model.learntFrom.heldOut;
  console.log(
    `${count} sentences, ${model.learntFrom.annotations} annotations: F1 ${all.f1} (precision ${all.precision}, recall ${all.recall}; sure of ${all.confidence} %); ` +
      `from confidence 0.5 on: precision ${sure.precision}, recall ${sure.recall}; held out F1 ${((200 * correct) / (required + found)).toFixed(1)}; ` +
      `${seconds} s, longest slice ${longest.toFixed(0)} ms, file ${(file.length / 1e6).toFixed(1)} MB`,
  );
}
const start = performance.now();
const tokens = tests.reduce((sum, { plainText }) => sum + plainText.split(/\s+/).length, 0);
const model = atOnce(learn(documentsOf(training.slice(0, 500))));
const trained = performance.now();
for (const { plainText } of tests) model.suggest(plainText);
console.log(`suggesting: ${(((performance.now() - trained) / tokens) * 1000).toFixed(1)} µs a token (after ${((trained - start) / 1000).toFixed(1)} s of training on 500)`);
