// What the tagger learns from how much: node test/bench/learning.mjs <folder of PhoNER_COVID19>, after `npx tsc -b`.
// The corpus (https://github.com/VinAIResearch/PhoNER_COVID19) may not be passed on; fetch it yourself. Its sentences
// become documents of ten lines. Strict: a mention counts where span and label are those of the test set, as conlleval counts.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { learn } from '../../out/src/core/learning/learn.js';
import { readModel, writeModel } from '../../out/src/core/learning/modelFile.js';

export const name = 'learning';

const sizes = [25, 50, 100, 500, 2000, Infinity];
const sentencesPerDocument = 10;

/**
 * A row for each number of sentences: what the model finds in the test set, whatever its confidence (`f1`) and as it is
 * suggested (`suggested`), how sure it is of what it finds, in percent, and what it costs. Times are those of the
 * processor, so that others on the machine do not count.
 *
 * @param {{ phoner?: string }} options the folder of the corpus; without it there is nothing to measure
 */
export function run({ phoner }) {
  if (!phoner) return [];
  const training = sentencesOf(phoner, 'train');
  const tests = documentsOf(sentencesOf(phoner, 'test'));
  return sizes.map((size) => {
    const sentences = training.slice(0, size);
    const { model, seconds, longestStep } = learned(documentsOf(sentences));
    const file = writeModel(model);
    // What was read from the file is measured, as that is what people use; nothing is known yet to either.
    const read = readModel(file).model;
    const found = measure(read, tests, 0);
    const { required, found: foundHere, correct } = model.learntFrom.heldOut;
    return {
      sentences: sentences.length,
      annotations: model.learntFrom.annotations,
      ...found,
      suggested: measure(read, tests),
      heldOutF1: percent(2 * correct, required + foundHere),
      seconds,
      longestStep,
      megabytes: Math.round(file.length / 1e4) / 100,
    };
  });
}

function learned(documents) {
  const start = milliseconds();
  let [last, longest] = [start, 0];
  const work = learn(documents);
  for (;;) {
    const step = work.next();
    const now = milliseconds();
    longest = Math.max(longest, now - last);
    last = now;
    if (step.done) return { model: step.value, seconds: Math.round((now - start) / 100) / 10, longestStep: Math.round(longest) };
  }
}

/** Of the processor's time so far. */
function milliseconds() {
  return process.cpuUsage().user / 1000;
}

/** The sentences of a set of the corpus, each a line of text with its annotations. */
function sentencesOf(folder, set) {
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

function documentsOf(sentences) {
  const documents = [];
  for (let first = 0; first < sentences.length; first += sentencesPerDocument) {
    let plainText = '';
    const annotations = [];
    for (const { text, annotations: here } of sentences.slice(first, first + sentencesPerDocument)) {
      for (const { start, end, label } of here) annotations.push({ start: start + plainText.length, end: end + plainText.length, label });
      plainText += `${text}\n`;
    }
    documents.push({ plainText, annotations, rejected: [] });
  }
  return documents;
}

/** How good what is found is, and how sure the model was of it; and the microseconds that a token took. */
function measure(model, documents, leastConfidence) {
  let [required, found, correct, confidence, tokens] = [0, 0, 0, 0, 0];
  const start = milliseconds();
  for (const { plainText, annotations } of documents) {
    const expected = new Set(annotations.map(({ start, end, label }) => `${start} ${end} ${label}`));
    const suggestions = model.suggest(plainText, { leastConfidence });
    tokens += plainText.split(/\s+/).length;
    required += expected.size;
    found += suggestions.length;
    correct += suggestions.filter(({ start, end, label }) => expected.has(`${start} ${end} ${label}`)).length;
    for (const { evidence } of suggestions) confidence += evidence[0].confidence;
  }
  const microseconds = Math.round(((milliseconds() - start) / tokens) * 1e4) / 10;
  return { precision: percent(correct, found), recall: percent(correct, required), f1: percent(2 * correct, required + found), sure: percent(confidence, found), microseconds };
}

function percent(part, whole) {
  return Math.round((1000 * part) / whole) / 10;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [phoner] = process.argv.slice(2);
  if (!phoner) {
    console.error('Usage: node test/bench/learning.mjs <folder with train_syllable.conll and test_syllable.conll>');
    process.exit(1);
  }
  for (const { suggested, ...row } of run({ phoner })) {
    console.log(
      `${row.sentences} sentences, ${row.annotations} annotations: F1 ${row.f1} (precision ${row.precision}, recall ${row.recall}; sure of ${row.sure} %); ` +
        `suggested: precision ${suggested.precision}, recall ${suggested.recall}; held out F1 ${row.heldOutF1}; ` +
        `${row.seconds} s, longest step ${row.longestStep} ms, file ${row.megabytes} MB; ${row.microseconds} µs a token, known ones ${suggested.microseconds} µs`,
    );
  }
}
