import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { availableEngines, benchFolder, RunningEngine } from '../engines.mjs';
import { interleaved, median, quartiles } from '../lib/measure.mjs';
import { denseForms, lexiconForms, mixedText } from '../lib/texts.mjs';

/** The matcher beside others of its kind, over one text, with lexicons of three sizes. */
export const name = 'matching';

/** @type {import('../bench.mjs').Section['run']} */
export async function run({ short }) {
  const { engines, missing } = await availableEngines();
  const text = mixedText(short ? 1 : 10);
  const lexicons = short
    ? { lexicon: [300, 10_000].map((count) => lexiconForms(count)) }
    : { lexicon: [300, 10_000, 100_000].map((count) => lexiconForms(count)), 'n-grams': [300, 10_000, 100_000].map((count) => denseForms(count)) };
  const tables = [];
  for (const [kind, sizes] of Object.entries(lexicons)) {
    for (const forms of sizes) {
      process.stderr.write(`${forms.length} forms, ${kind} …\n`);
      const rows = await compare(engines, text, forms, short ? 9 : 5);
      tables.push({ title: `${forms.length} forms, ${kind}`, rows, ratios: ratiosOf(rows) });
    }
  }
  return { tables, notes: missing.map((peer) => `Not on this machine: ${peer}.`) };
}

/** Runs all engines by turns over the same text. Peers are given everything folded, in NFC and lower case, unless they fold case themselves. */
async function compare(engines, text, forms, rounds) {
  const folded = (string) => string.normalize('NFC').toLowerCase();
  await mkdir(benchFolder, { recursive: true });
  const write = async (file, content) => {
    await writeFile(join(benchFolder, file), content);
    return join(benchFolder, file);
  };
  const own = { text: await write('text.txt', text), forms: await write('forms.txt', forms.join('\n')) };
  const foldedForms = await write('forms.folded.txt', [...new Set(forms.map(folded))].join('\n'));

  const running = new Map();
  for (const engine of engines) {
    const length = engine.limit?.[forms.length];
    const part = length === undefined ? text : text.slice(0, length);
    const files = engine.kind === 'own' ? own : engine.folds ? { text: await write(`text.${part.length}.txt`, part), forms: foldedForms } : { text: await write(`text.folded.${part.length}.txt`, folded(part)), forms: foldedForms };
    const runner = new RunningEngine(engine.command(files));
    const { build, tables } = await runner.answer();
    running.set(engine.name, { engine, runner, build, tables, megabytes: Buffer.byteLength(part) / 1e6, part: part.length < text.length, hits: 0 });
  }
  const times = await interleaved([...running.keys()], rounds, async (name) => {
    const { ms, hits } = await running.get(name).runner.run();
    running.get(name).hits = hits;
    return ms;
  });
  return [...running].map(([name, { engine, runner, build, tables, megabytes, part, hits }]) => {
    runner.stop();
    const speeds = times.get(name).map((ms) => (megabytes / ms) * 1000);
    const [low, high] = quartiles(speeds);
    return { engine: name, kind: engine.kind, given: engine.kind === 'own' || engine.folds ? 'as it is' : 'folded', reports: engine.reports, 'MB/s': median(speeds), from: low, to: high, 'build ms': build, 'tables MB': tables === undefined ? '' : tables / 1e6, 'hits per kB': hits / megabytes / 1000, note: part ? `first ${megabytes.toFixed(2)} MB` : '' };
  });
}

/** How many times as fast the matcher is as the best of its peers. */
function ratiosOf(rows) {
  const speed = (name) => rows.find(({ engine }) => engine === name)['MB/s'];
  const best = (kind, given = 'folded') => Math.max(...rows.filter((row) => row.kind === kind && row.given === given).map((row) => row['MB/s']));
  const [script, assembly] = [speed('matcher, plain JavaScript'), speed('matcher, WebAssembly')];
  const ratios = {
    'plain JavaScript : best JavaScript peer': script / best('JavaScript'),
    'WebAssembly : best JavaScript peer': assembly / best('JavaScript'),
    'plain JavaScript : best JavaScript peer that folds case': script / best('JavaScript', 'as it is'),
    'WebAssembly : best JavaScript peer that folds case': assembly / best('JavaScript', 'as it is'),
  };
  if (rows.some(({ kind }) => kind === 'C')) {
    ratios['plain JavaScript : pyahocorasick'] = script / Math.max(0, ...rows.filter(({ engine }) => engine.startsWith('pyahocorasick')).map((row) => row['MB/s']));
    ratios['WebAssembly : best C peer'] = assembly / best('C');
  }
  return ratios;
}
