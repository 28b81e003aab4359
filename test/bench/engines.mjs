import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { npm } from '../../scripts/embedded/pinned.mjs';
import { inRoot } from '../../scripts/paths.mjs';

/** What benchmarks fetch, make and write; ignored by git. */
export const benchFolder = inRoot('.bench');

const peers = fileURLToPath(new URL('peers/', import.meta.url));

/**
 * What is compared. Each engine runs in a process of its own, which is given a text and forms as files, builds what it
 * needs, and then goes through the text once per line that it is sent; it answers with lines of JSON: `{ build, tables }`,
 * the latter in bytes if it knows, and `{ ms, hits }`; times are milliseconds of processor time.
 *
 * @typedef {object} Engine
 * @property {string} name
 * @property {'own' | 'JavaScript' | 'C'} kind
 * @property {boolean} [folds] whether it is given the text as it is, as the matcher is, and folds its case itself
 * @property {string} reports what it counts as hits
 * @property {(files: { text: string, forms: string }) => string[]} command
 * @property {Record<number, number>} [limit] how many characters of the text it is given, by number of forms, where the whole text would take minutes
 */

const javascript = (engine) => ({ text, forms }) => [process.execPath, join(peers, 'javascript.mjs'), text, forms, engine, join(benchFolder, 'peers', 'package.json')];
const expressionLimit = { 10_000: 100_000, 100_000: 10_000 };
const foldingExpressionLimit = { 10_000: 5_000, 100_000: 500 };

/** @type {readonly Engine[]} */
const everywhere = [
  { name: 'matcher, plain JavaScript', kind: 'own', reports: 'all, folded, edges', command: javascript('matcher-script') },
  { name: 'matcher, WebAssembly', kind: 'own', reports: 'all, folded, edges', command: javascript('matcher-webassembly') },
  { name: 'RegExp with edges', kind: 'JavaScript', reports: 'longest, edges', command: javascript('regexp-edges'), limit: expressionLimit },
  { name: 'RegExp without edges', kind: 'JavaScript', reports: 'longest', command: javascript('regexp'), limit: expressionLimit },
  { name: 'RegExp with edges, ignoring case', kind: 'JavaScript', folds: true, reports: 'longest, case folded, edges', command: javascript('regexp-folding'), limit: foldingExpressionLimit },
  { name: '@monyone/aho-corasick, fast', kind: 'JavaScript', reports: 'all', command: javascript('monyone') },
  { name: '@monyone/aho-corasick, fast, after toLowerCase', kind: 'JavaScript', folds: true, reports: 'all, case folded', command: javascript('monyone-folding') },
  { name: 'ahocorasick', kind: 'JavaScript', reports: 'all', command: javascript('ahocorasick') },
  { name: 'flashtext.js', kind: 'JavaScript', reports: 'longest, edges, no offsets', command: javascript('flashtext') },
];

/**
 * The engines that this machine has, and what is missing.
 *
 * @returns {Promise<{ engines: Engine[], missing: string[] }>}
 */
export async function availableEngines() {
  await installPeers();
  const engines = [...everywhere];
  const missing = [];
  const python = ['/usr/bin/python3', 'python3'].find((command) => spawnSync(command, ['-c', 'import ahocorasick']).status === 0);
  if (python) {
    for (const [method, reports] of [['iter_long', 'longest'], ['iter', 'all']]) {
      engines.push({ name: `pyahocorasick, ${method}`, kind: 'C', reports, command: ({ text, forms }) => [python, join(peers, 'pyahocorasick.py'), text, forms, method] });
    }
  } else missing.push('pyahocorasick (Debian: python3-ahocorasick)');
  const vectorscan = compiledVectorscan();
  if (vectorscan) engines.push({ name: 'Vectorscan, literals', kind: 'C', reports: 'all', command: ({ text, forms }) => [vectorscan, text, forms] });
  else missing.push('Vectorscan (Debian: libvectorscan-dev, and a C compiler)');
  return { engines, missing };
}

/** Installs the peers from npm, unless those very ones are there already. */
async function installPeers() {
  const folder = join(benchFolder, 'peers');
  const lock = await readFile(join(peers, 'package-lock.json'), 'utf8');
  const installed = await readFile(join(folder, 'package-lock.json'), 'utf8').catch(() => '');
  if (installed === lock && existsSync(join(folder, 'node_modules'))) return;
  await mkdir(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) await cp(join(peers, file), join(folder, file));
  await npm(['ci'], folder);
}

function compiledVectorscan() {
  const program = join(benchFolder, 'vectorscan');
  const { status } = spawnSync('cc', ['-O2', '-o', program, join(peers, 'vectorscan.c'), '-lhs']);
  return status === 0 ? program : undefined;
}

/** An engine that is running. */
export class RunningEngine {
  #child;
  #lines;

  /** @param {string[]} command */
  constructor([program, ...args]) {
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  /** @returns {Promise<Record<string, number>>} the next answer; throws if the engine has ended */
  async answer() {
    const { done, value } = await this.#lines.next();
    if (done) throw new Error('The engine ended before it answered.');
    return JSON.parse(value);
  }

  /** Goes through the text once. */
  run() {
    this.#child.stdin.write('\n');
    return this.answer();
  }

  stop() {
    this.#child.stdin.end();
    this.#child.kill();
  }
}
