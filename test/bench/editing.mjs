/**
 * What an edit costs in documents of 10 kB, 1 MB and 10 MB: `npx tsc -b && node test/bench/editing.mjs [--short]`.
 *
 * A line tells, for one size, place and action: the time of an edit (median, 99th percentile), the code units analysed
 * and read for it (mean), and how many times faster that is than analysing the whole text again. Below, for each action,
 * how much the sizes and places differ. The same paragraphs stand at the beginning, in the middle and at the end of each
 * document, so that what differs is the size; deleting half of a document costs what is deleted, and undoing that what
 * comes back.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AnalysedText } from '../../out/src/core/analysis/analysedText.js';
import { Analyzer } from '../../out/src/core/analysis/analyzer.js';
import { loadLexicon } from '../../out/src/core/lexicon/load.js';
import { loadTagset } from '../../out/src/core/tagset/load.js';

const seeds = new URL('../../seeds/', import.meta.url);
const read = (path) => readFileSync(new URL(path, seeds), 'utf8');
const filesIn = (folder) => readdirSync(new URL(folder, seeds)).sort().map((name) => read(folder + name));

export const name = 'editing';

/** @param {{ short?: boolean }} [options] `short`: fewer edits, and no document of 10 MB */
export function run({ short = false } = {}) {
  const { tagset } = loadTagset(read('tagset.yaml'));
  const analyzer = new Analyzer({ tagset, lexicons: filesIn('lexicon/').map((file) => loadLexicon(file, tagset).lexicon) });
  const text = texts();
  const rounds = short ? 50 : 300;
  const rows = [];
  for (const mediaType of ['text/plain', 'text/markdown']) {
    const documents = (short ? [1e4, 1e6] : [1e4, 1e6, 1e7]).map((bytes) => open(text.document(bytes, mediaType), mediaType, analyzer));
    rows.push(...edits(documents, 'type', rounds, (round) => 'đối ngoại '[round % 10]));
    rows.push(...edits(documents, 'paste 10 kB', Math.ceil(rounds / 3), () => text.paste(mediaType)));
    for (const document of documents) rows.push(...halves(document, short ? 3 : 5));
  }
  return rows;
}

/** One edit in each place of each document after the other, so that what the machine does besides is the same for all. */
function edits(documents, action, rounds, newTextOf) {
  const places = ['beginning', 'middle', 'end'].flatMap((place) => documents.map((document) => ({ document, place, done: measure(), undone: measure() })));
  const warmUp = Math.ceil(rounds / 6);
  for (let round = 0; round < warmUp + rounds; round++) {
    const newText = newTextOf(round);
    for (const { document, place, done, undone } of places) {
      const { start } = at(document, place, round * 7);
      const first = timed(() => document.version.edit([{ start, end: start, newText }]));
      const second = timed(() => first.result.edit([{ start, end: start + newText.length, newText: '' }]));
      if (round < warmUp) continue;
      add(done, first);
      add(undone, second);
    }
  }
  return [
    ...places.map(({ document, place, done }) => rowOf(document, place, action, done)),
    ...places.map(({ document, place, undone }) => rowOf(document, place, `${action}, undo`, undone)),
  ];
}

function open({ source, bytes }, mediaType, analyzer) {
  const { result: version } = timed(() => AnalysedText.of(source, { analyzer, mediaType, store: 'inline' }));
  const { time: whole } = timed(() => analyzer.analyze(source, mediaType));
  return { source, bytes, mediaType, version, whole };
}

/** Where to edit: near the start of the paragraphs that all documents have. */
function at({ source }, place, offset) {
  return { start: { beginning: 0, middle: source.indexOf(middleMark), end: source.lastIndexOf(endMark) }[place] + 40 + (offset % 2000) };
}

/** Each half of a document, and the one in its middle. */
function halves(document, rounds) {
  const { version, source } = document;
  const half = source.length >> 1;
  return ['beginning', 'middle', 'end'].flatMap((place) => {
    const start = { beginning: 0, middle: half >> 1, end: half }[place];
    const deleted = measure();
    const undone = measure();
    for (let round = 0; round < rounds; round++) {
      const first = timed(() => version.edit([{ start, end: start + half, newText: '' }]));
      add(deleted, first);
      add(undone, timed(() => first.result.edit([{ start, end: start, newText: source.slice(start, start + half) }])));
    }
    return [rowOf(document, place, 'delete half', deleted), rowOf(document, place, 'delete half, undo', undone)];
  });
}

const measure = () => ({ times: [], analysed: 0, read: 0 });

function add(measured, { time, result }) {
  measured.times.push(time);
  measured.analysed += result.work.analysed;
  measured.read += result.work.read;
}

function rowOf({ bytes, mediaType, whole }, place, action, { times, analysed, read }) {
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[sorted.length >> 1];
  return { bytes, mediaType, place, action, medianMs: median, p99Ms: sorted[Math.floor((sorted.length - 1) * 0.99)], analysed: analysed / times.length, read: read / times.length, timesFasterThanWhole: whole / median };
}

function timed(work) {
  const start = performance.now();
  const result = work();
  return { time: performance.now() - start, result };
}

const middleMark = 'Đoạn giữa của văn bản. ';
const endMark = 'Đoạn cuối của văn bản. ';

/** Paragraphs of shuffled sentences of the seed texts, 6 % of their syllables changed; repetition would flatter caches. */
function texts() {
  let state = 1;
  const random = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
  const sentences = filesIn('texts/')
    .flatMap((file) => file.split(/(?<=[.!?])\s+|\n+/))
    .filter((sentence) => sentence.length > 20);
  const syllables = [...new Set(sentences.join(' ').match(/[\p{L}\p{M}\p{N}]+/gu))];
  const changed = (sentence) => sentence.replace(/[\p{L}\p{M}\p{N}]+/gu, (syllable) => (random(100) < 6 ? syllables[random(syllables.length)] : syllable));
  const paragraphs = (bytes) => {
    const parts = [];
    for (let size = 0; size < bytes; ) {
      const paragraph = `${Array.from({ length: 2 + random(4) }, () => changed(sentences[random(sentences.length)])).join(' ')}\n`;
      parts.push(paragraph);
      size += Buffer.byteLength(paragraph);
    }
    return parts.join('');
  };
  const shared = paragraphs(3000);
  const pasted = paragraphs(10_000);
  const inMedia = (lines, mediaType) => (mediaType === 'text/markdown' ? lines.replaceAll('\n', '\n\n') : lines);
  return {
    paste: (mediaType) => inMedia(pasted, mediaType),
    document(bytes, mediaType) {
      const filling = Math.max(0, (bytes - 3 * Buffer.byteLength(shared)) / 2);
      return { source: inMedia([shared, paragraphs(filling), middleMark, shared, paragraphs(filling), endMark, shared].join(''), mediaType), bytes };
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = run({ short: process.argv.includes('--short') });
  const us = (ms) => Math.round(ms * 1000);
  console.table(rows.map(({ bytes, mediaType, medianMs, p99Ms, analysed, read, timesFasterThanWhole, ...row }) => ({ bytes, mediaType, ...row, 'median µs': us(medianMs), 'p99 µs': us(p99Ms), analysed: Math.round(analysed), read: Math.round(read), 'times whole': Number(timesFasterThanWhole.toPrecision(3)) })));
  const spread = (some, of) => Math.max(...some.map(of)) / Math.min(...some.map(of));
  console.table(
    [...new Set(rows.map(({ action, mediaType }) => `${mediaType} ${action}`))].map((key) => {
      const some = rows.filter(({ action, mediaType }) => `${mediaType} ${action}` === key);
      return { action: key, 'largest / smallest median': spread(some, ({ medianMs }) => medianMs).toFixed(2), 'largest / smallest work': spread(some, ({ analysed }) => analysed).toFixed(2) };
    }),
  );
}
