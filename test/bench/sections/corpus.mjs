import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { bundleResources } from '../../../scripts/build.mjs';
import { Analyzer, buildRecord, stringifyJsonLines, stringifyRecord } from '../../../out/src/core/index.js';
import { cpuTime, interleaved, median, quartiles } from '../lib/measure.mjs';
import { bundledLexicons, bundledTagset as tagset, mixedText, seedTexts } from '../lib/texts.mjs';

/** `suggest` over many documents: by one thread and by two, its memory, and how its records are written. */
export const name = 'corpus';

const main = fileURLToPath(new URL('../../../out/src/cli/main.js', import.meta.url));
const folder = fileURLToPath(new URL('../../../.bench/corpus/', import.meta.url));

/** @type {import('../bench.mjs').Section['run']} */
export async function run({ short }) {
  await bundleResources();
  await rm(folder, { recursive: true, force: true });
  try {
    const corpora = short ? [{ count: 300, rounds: 2 }] : [{ count: 4000, rounds: 5 }, { count: 20_000, rounds: 2 }];
    const tables = [];
    for (const { count, rounds } of corpora) tables.push(await threads(count, rounds));
    return { tables: [...tables, await memory(short ? [200, 2000] : [1000, 100_000]), writing(short ? 15 : 25)] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Documents of five kilobytes, analysed by one thread and by two. */
async function threads(count, rounds) {
  const bytes = await writeDocuments(`documents${count}`, count, 5);
  const usages = new Map();
  const times = await interleaved([1, 2], rounds, async (jobs) => {
    const { ms, ...usage } = await suggest([`documents${count}`, '--jobs', String(jobs), '--out', `out${jobs}`]);
    usages.set(jobs, usage);
    return ms;
  });
  const rows = [...times].map(([jobs, all]) => {
    const [from, to] = quartiles(all.map((ms) => (count / ms) * 1000));
    const ms = median(all);
    const { processor, peak } = usages.get(jobs);
    return { threads: jobs, 'documents/s': (count / ms) * 1000, from, to, 'MB/s': bytes / ms / 1000, 'processor s': processor, 'peak MB': peak };
  });
  // Of few documents the start is most of the time.
  const ratios = count >= 1000 ? { 'two threads : one': median(times.get(1)) / median(times.get(2)) } : {};
  return { title: `${count} documents of 5 kB`, rows, ratios };
}

/** The most memory that few and many documents take. */
async function memory(counts) {
  const rows = [];
  for (const count of counts) {
    await writeDocuments(`memory${count}`, count, 1);
    const { peak, processor } = await suggest([`memory${count}`, '--jobs', '2', '--out', `out${count}`]);
    rows.push({ documents: count, 'peak MB': peak, 'processor s': processor });
  }
  return { title: 'memory', rows };
}

/** The records of the seed texts, as text. */
function writing(rounds) {
  const analyzer = new Analyzer({ tagset, lexicons: bundledLexicons });
  const analyses = seedTexts.map((text) => analyzer.analyze(text, 'text/plain'));
  const records = analyses.map(({ text, suggestions }, i) => buildRecord({ path: `${i}.txt`, text, language: 'vi', tagset, lexicons: bundledLexicons, annotations: [], suggestions }));
  const steps = new Map([
    ['analysis of their texts, for comparison', () => seedTexts.map((text) => analyzer.analyze(text, 'text/plain').suggestions.length)],
    ['as YAML', () => records.map((record) => Buffer.byteLength(stringifyRecord(record)))],
    ['as JSON Lines', () => records.map((record) => Buffer.byteLength(stringifyJsonLines([record])))],
    ['JSON.stringify', () => records.map((record) => Buffer.byteLength(JSON.stringify(record)))],
    ['the yaml library', () => records.map((record) => Buffer.byteLength(stringify(record)))],
  ]);
  // Two rounds warm up: after one the compiler is not done with the writing of YAML.
  const times = new Map([...steps].map(([step]) => [step, []]));
  for (let round = -2; round < rounds; round++) {
    for (const [step, run] of steps) {
      const ms = cpuTime(run);
      if (round >= 0) times.get(step).push(ms);
    }
  }
  const rows = [...times].map(([step, all]) => {
    const [from, to] = quartiles(all);
    return { step, ms: median(all), from, to };
  });
  const time = (step) => median(times.get(step));
  return { title: `${records.reduce((sum, { annotations }) => sum + annotations.length, 0)} annotations in ${records.length} records`, rows, ratios: { 'the yaml library : as YAML': time('the yaml library') / time('as YAML') } };
}

/** Writes documents of so many kilobytes, all different; their size in bytes. */
async function writeDocuments(name, count, kilobytes) {
  const lines = mixedText(1).split('\n');
  let bytes = 0;
  for (let i = 0, line = 0; i < count; i++) {
    let text = `${i}.\n`;
    for (; text.length < kilobytes * 750; line++) text += `${lines[line % lines.length]}\n`;
    if (i % 1000 === 0) await mkdir(`${folder}${name}/${i / 1000}`, { recursive: true });
    await writeFile(`${folder}${name}/${Math.floor(i / 1000)}/${i}.txt`, text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

/** What a process says of itself when it ends. */
const reportUsage = `import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`;

/** Runs `suggest` in a process of its own; milliseconds, seconds of processor time, megabytes of memory at most. */
async function suggest(args) {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(reportUsage)}`, main, 'suggest', ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  let usage = '';
  child.stdio[3].setEncoding('utf8').on('data', (text) => (usage += text));
  const [status] = await once(child, 'close');
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`suggest ended with the status ${status}.`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage);
  return { ms, processor: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
}
