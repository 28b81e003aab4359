import { buildRecord, mergeRecord, placeRecord, readRecord, signatureOf, stringifyRecord, writeSignature, parseUntagged } from '../../../out/src/core/index.js';
import { median } from '../lib/measure.mjs';
import { mixedText, randomNumbers } from '../lib/texts.mjs';

/**
 * What a large record costs: a text of 5 MB with 20,000 annotations, after a paragraph was put before it and letters of it
 * were changed.
 */
export const name = 'records';

const tagset = { id: 't', version: '1', title: {}, families: [], labels: [], relations: [] };

/** @type {import('../bench.mjs').Section['run']} */
export async function run({ short }) {
  const text = mixedText(short ? 0.5 : 5);
  const kept = someAnnotations(text, short ? 2000 : 20_000);
  const changed = `Một đoạn mới đứng trước tất cả. 😀\n${text.replace(/(.{5000})./gsu, '$1x')}`;
  const build = (plainText, { annotations: placed, stale }) =>
    buildRecord({ path: 'a.txt', text: parseUntagged(plainText, 'text/plain', tagset), language: 'vi', tagset, lexicons: [], annotations: placed, stale, store: 'standoff', signature: writeSignature(signatureOf(plainText)) });

  const record = build(text, { annotations: kept, stale: [] });
  const written = stringifyRecord(record);
  const placed = placeRecord(record, changed);
  const moved = build(changed, placed);
  // A comment and a property of somebody else's, so that not all is as this program writes it.
  const edited = written.replace('    label:', '    # xem lại\n    reviewed: "Lan"\n    label:');
  const rows = [
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
  return { tables: [{ title: `${text.length} code units`, rows }] };
}

function someAnnotations(text, count) {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  const step = Math.floor(words.length / count);
  const random = randomNumbers(1);
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
  return Math.round(median(times));
}
