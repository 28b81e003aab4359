import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extensionUnderDevelopment } from '../../../scripts/embedded/payload.mjs';
import { Workbench } from '../../../scripts/embedded/workbench.mjs';
import { build } from '../../../scripts/build.mjs';
import { root, scratchFolder, seedsFolder } from '../../../scripts/paths.mjs';
import { median, quartiles } from '../lib/measure.mjs';

/**
 * What the start costs in the real VS Code: the activation, as VS Code itself measures it (Developer: Show Running
 * Extensions), and the time from asking for a seed text to the first analysis of it on the screen.
 */
export const name = 'start';

/** @type {import('../bench.mjs').Section['run']} */
export async function run({ short }) {
  if (short) return { tables: [], notes: ['start: left out, as it has no ratio to compare'] };
  await build();
  const runs = [];
  for (let run = 0; run < 5; run++) runs.push(await start());
  const row = (what, of) => {
    const all = runs.map(of);
    const [from, to] = quartiles(all);
    return { what, ms: median(all), from, to };
  };
  return { tables: [{ title: `${runs.length} fresh windows`, rows: [row('activation', ({ activation }) => activation), row('from opening a text to its analysis', ({ analysis }) => analysis)] }] };
}

async function start() {
  await mkdir(scratchFolder, { recursive: true });
  const folder = await mkdtemp(join(scratchFolder, 'start-'));
  await cp(seedsFolder, join(folder, 'workspace'), { recursive: true });
  const workbench = await Workbench.open({ folder: join(folder, 'workspace'), dataFolder: join(folder, 'data'), payload: extensionUnderDevelopment(root) });
  try {
    const { page } = workbench;
    const begin = performance.now();
    await workbench.openFile('000_478af4e0ced61de0.txt');
    await page.locator('.statusbar-item[aria-label*="Suggestions: "], .statusbar-item [aria-label*="Suggestions: "]').first().waitFor();
    const analysis = performance.now() - begin;
    // The list shows no more than there is room for, and what was fast stands far below.
    await page.setViewportSize({ width: 1280, height: 4000 });
    await workbench.run('Developer: Show Running Extensions');
    const row = page.locator('.editor-instance .monaco-list-row', { hasText: 'policy-annotator' }).filter({ hasText: /Activation: \d+ms/ }).first();
    await row.waitFor();
    const activation = Number(/Activation: (\d+)ms/.exec(await row.innerText())[1]);
    return { activation, analysis };
  } finally {
    await workbench.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
