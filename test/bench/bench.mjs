/**
 * The benchmark: `npm run bench -- [--short] [--verbose] [--write-baseline] [section …]`.
 *
 * Runs the sections that are named, or all of them, prints their tables and writes them as JSON to `.bench/results.json`.
 * With `--short` it takes little data, and compares the ratios with those of `baseline.json`: it fails if one is smaller
 * by more than a third. Times depend on the machine, ratios within one run hardly do; still a busy moment can spoil one,
 * so that a section with a worse ratio runs again, and a ratio has to be worse each time. `--write-baseline` writes that
 * file, with the middle of three runs. With `--verbose` sections print what lies behind their figures.
 *
 * A section is a module of `sections/` that exports `name` and `run`; it runs in a thread of its own.
 *
 * @typedef {object} Section
 * @property {string} name
 * @property {(options: { short: boolean, verbose: boolean }) => Promise<Result>} run
 *
 * @typedef {object} Result
 * @property {readonly Table[]} tables
 * @property {readonly string[]} [notes]
 *
 * @typedef {object} Table
 * @property {string} title
 * @property {readonly Record<string, string | number>[]} rows all with the same columns
 * @property {Record<string, number>} [ratios] the larger the better
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { compile } from '../../scripts/build.mjs';
import { benchFolder } from './engines.mjs';
import { median } from './lib/measure.mjs';

const baselineFile = fileURLToPath(new URL('baseline.json', import.meta.url));
const sectionsFolder = new URL('sections/', import.meta.url);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { short: { type: 'boolean' }, verbose: { type: 'boolean' }, 'write-baseline': { type: 'boolean' } } });
const { short = false, verbose = false } = values;

await compile();
const machine = `${cpus()[0]?.model} (${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB), ${process.platform}-${process.arch}, Node ${process.versions.node}`;
console.log(machine);

const results = { machine, date: new Date().toISOString(), short, sections: {} };
const baseline = existsSync(baselineFile) ? JSON.parse(await readFile(baselineFile, 'utf8')) : {};
const newBaseline = {};
for (const file of (await readdir(sectionsFolder)).sort()) {
  const section = new URL(file, sectionsFolder).href;
  const { name } = /** @type {Section} */ (await import(section));
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const runs = [await ratiosOf(name, section)];
  if (values['write-baseline']) {
    while (runs.length < 3) runs.push(await ratiosOf(name, section));
    for (const ratio of Object.keys(runs[0])) newBaseline[ratio] = Number(median(runs.map((ratios) => ratios[ratio])).toPrecision(3));
  } else if (short) {
    while (runs.length < 3 && regressions(runs).length > 0) runs.push(await ratiosOf(name, section));
    for (const ratio of regressions(runs)) {
      console.error(`Worse than it was: ${ratio} = ${runs.map((ratios) => ratios[ratio].toPrecision(3)).join(', ')}, was ${baseline[ratio]}.`);
      process.exitCode = 1;
    }
  }
}
await mkdir(benchFolder, { recursive: true });
await writeFile(join(benchFolder, 'results.json'), `${JSON.stringify(results, undefined, 2)}\n`);
if (values['write-baseline']) await writeFile(baselineFile, `${JSON.stringify(newBaseline, undefined, 2)}\n`);

/** Runs a section and prints what it found; its ratios by their full names. */
async function ratiosOf(name, section) {
  const worker = new Worker(new URL('lib/section.mjs', import.meta.url), { workerData: { section, options: { short, verbose } } });
  const [result] = /** @type {[Result]} */ (await once(worker, 'message'));
  await worker.terminate();
  results.sections[name] = result;
  for (const table of result.tables) print(name, table);
  for (const note of result.notes ?? []) console.log(note);
  return Object.fromEntries(result.tables.flatMap(({ title, ratios = {} }) => Object.entries(ratios).map(([ratio, value]) => [`${name}, ${title}: ${ratio}`, value])));
}

/** The names of the ratios that were smaller than in the baseline by more than a third in each run. */
function regressions(/** @type {Record<string, number>[]} */ runs) {
  return Object.keys(runs[0]).filter((name) => name in baseline && runs.every((ratios) => ratios[name] < (baseline[name] * 2) / 3));
}

/** @param {string} name @param {Table} table */
function print(name, { title, rows, ratios: own = {} }) {
  console.log(`\n## ${name}: ${title}`);
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map((row) => columns.map((column) => (typeof row[column] === 'number' ? figure(row[column]) : row[column])))];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  cells.splice(1, 0, widths.map((width) => '-'.repeat(width)));
  for (const row of cells) console.log(`| ${row.map((cell, i) => (typeof rows[0][columns[i]] === 'number' ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(' | ')} |`);
  for (const [ratio, value] of Object.entries(own)) console.log(`${ratio} = ${Number(value.toPrecision(3))}`);
}

/** Three digits. */
function figure(value) {
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
