/*
 * What a large record costs: a text of 5 MB with 20,000 annotations, after a paragraph was put before it and letters of it
 * were changed. `npx tsc -b && node test/bench/records.mjs` prints the milliseconds of each step, medians of three.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { buildRecord, mergeRecord, placeRecord, readRecord, signatureOf, stringifyRecord, writeSignature, parseUntagged } from '../../out/src/core/index.js';

export const name = 'records';

const folder = new URL('../../seeds/texts/', import.meta.url);
const sentences = readdirSync(folder)
  .sort()
  .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split(/(?<=[.!?])\s+|\n+/))
  .filter((sentence) => sentence.length > 20);

const tagset = { id: 't', version: '1', title: {}, families: [], labels: [], relations: [] };

/**
 * @param {{ megabytes?: number, annotations?: number }} options megabytes of UTF-8
 * @returns a row for each step
 */
export function run({ megabytes = 5, annotations = 20_000 } = {}) {
  const text = someText(megabytes);
  const kept = someAnnotations(text, annotations);
  const changed = `Một đoạn mới đứng trước tất cả. 😀\n${text.replace(/(.{5000})./gsu, '$1x')}`;
  const build = (plainText, { annotations: placed, stale }) =>
    buildRecord({ path: 'a.txt', text: parseUntagged(plainText, 'text/plain', tagset), language: 'vi', tagset, lexicons: [], annotations: placed, stale, store: 'standoff', signature: writeSignature(signatureOf(plainText)) });

  const record = build(text, { annotations: kept, stale: [] });
  const written = stringifyRecord(record);
  const placed = placeRecord(record, changed);
  const moved = build(changed, placed);
  // A comment and a property of somebody else's, so that not all is as this program writes it.
  const edited = written.replace('    label:', '    # xem lại\n    reviewed: "Lan"\n    label:');
  return [
    { step: 'build', milliseconds: timed(() => build(text, { annotations: kept, stale: [] })) },
    { step: 'write', milliseconds: timed(() => stringifyRecord(record)) },
    { step: 'read', milliseconds: timed(() => readRecord(written)) },
    { step: 'read, written by hand', milliseconds: timed(() => readRecord(edited)) },
    { step: 'place, text unchanged', milliseconds: timed(() => placeRecord(record, text)) },
    { step: 'place, text changed', milliseconds: timed(() => placeRecord(record, changed)) },
    { step: 'merge, unchanged', milliseconds: timed(() => mergeRecord(written, record)) },
    { step: 'merge, all moved', milliseconds: timed(() => mergeRecord(written, moved)) },
    { step: 'merge, written by hand', milliseconds: timed(() => mergeRecord(edited, moved)) },
  ];
}

let state = 1;
function random(limit) {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % limit;
}

function someText(megabytes) {
  state = 1;
  const lines = [];
  for (let bytes = 0; bytes < megabytes * 1e6; bytes += Buffer.byteLength(lines.at(-1)) + 1) {
    lines.push(Array.from({ length: 3 }, () => sentences[random(sentences.length)]).join(' '));
  }
  return lines.join('\n');
}

function someAnnotations(text, count) {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  const step = Math.floor(words.length / count);
  return Array.from({ length: count }, (_, i) => {
    const start = words[i * step].index;
    const last = words[i * step + random(4)];
    const end = last.index + last[0].length;
    return { id: `a${i}`, label: 'ORG', start, end, exact: text.slice(start, end), attributes: {}, status: 'accepted', origin: 'tag', annotator: 'Lan', created: '2026-01-01T00:00:00Z' };
  });
}

function timed(run) {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.round(times.sort((a, b) => a - b)[1]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(run());
