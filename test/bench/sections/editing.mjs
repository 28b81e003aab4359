import { AnalysedText } from '../../../out/src/core/analysis/analysedText.js';
import { Analyzer } from '../../../out/src/core/analysis/analyzer.js';
import { bundledLexicons, bundledTagset, mixedParagraphs } from '../lib/texts.mjs';

/**
 * What an edit costs in documents of 10 kB, 1 MB and 10 MB, in the beginning, the middle and the end: the time (median,
 * 99th percentile), the code units analysed and read for it (mean), and how many times faster that is than analysing the
 * whole text again. The same paragraphs stand at the three places of each document, so that what differs is the size;
 * deleting half of a document costs what is deleted, and undoing that what comes back.
 */
export const name = 'editing';

/** @type {import('../bench.mjs').Section['run']} */
export async function run({ short }) {
  const analyzer = new Analyzer({ tagset: bundledTagset, lexicons: bundledLexicons });
  const text = texts();
  const rounds = short ? 50 : 300;
  const tables = [];
  for (const mediaType of ['text/plain', 'text/markdown']) {
    const documents = (short ? [1e4, 1e6] : [1e4, 1e6, 1e7]).map((bytes) => open(text.document(bytes, mediaType), mediaType, analyzer));
    const rows = [
      ...edits(documents, 'type', rounds, (round) => 'đối ngoại '[round % 10]),
      ...edits(documents, 'paste 10 kB', Math.ceil(rounds / 3), () => text.paste(mediaType)),
      ...documents.flatMap((document) => halves(document, short ? 3 : 5)),
    ];
    const work = evenness(rows, ({ analysed, read }) => analysed + read);
    const time = evenness(rows, ({ medianMs }) => medianMs);
    tables.push(
      { title: mediaType, rows: rows.map(inWords) },
      {
        title: `${mediaType}, smallest : largest`,
        rows: even.map((action, i) => ({ action, time: time[i].ratio, 'counted work': work[i].ratio })),
        // Times of single edits are too short to be compared between runs; what is counted is the same in each.
        ratios: Object.fromEntries(work.map(({ action, ratio }) => [action, ratio])),
      },
    );
  }
  return { tables };
}

/** Kinds of edits that should cost the same everywhere. */
const even = ['type', 'type, undo', 'paste 10 kB', 'paste 10 kB, undo'];

/** For each of them the smallest cost of all sizes and places beside the largest. */
function evenness(rows, of) {
  return even.map((action) => {
    const costs = rows.filter((row) => row.action === action).map(of);
    return { action, ratio: Math.min(...costs) / Math.max(...costs) };
  });
}

function inWords({ bytes, place, action, medianMs, p99Ms, analysed, read, timesFasterThanWhole }) {
  return { action, place, bytes, 'median µs': Math.round(medianMs * 1000), 'p99 µs': Math.round(p99Ms * 1000), analysed: Math.round(analysed), read: Math.round(read), 'times whole': timesFasterThanWhole };
}

/** One edit in each place of each document after the other, so that what the machine does besides is the same for all. */
function edits(documents, action, rounds, newTextOf) {
  const places = ['beginning', 'middle', 'end'].flatMap((place) => documents.map((document) => ({ document, place, done: measure(), undone: measure() })));
  const warmUp = Math.ceil(rounds / 6);
  for (let round = 0; round < warmUp + rounds; round++) {
    const newText = newTextOf(round);
    for (const { document, place, done, undone } of places) {
      const start = at(document, place, round * 7);
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
  // Looked for once: a search of ten megabytes before each edit leaves nothing in the caches of what the edit reads.
  const starts = { beginning: 0, middle: source.indexOf(middleMark), end: source.lastIndexOf(endMark) };
  return { source, bytes, mediaType, version, whole, starts };
}

/** Where to edit: near the start of the paragraphs that all documents have. */
function at({ starts }, place, offset) {
  return starts[place] + 40 + (offset % 2000);
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

function texts() {
  const paragraphs = mixedParagraphs();
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
