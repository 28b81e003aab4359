import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installExtension } from '../../../scripts/embedded/server.mjs';
import { Workbench } from '../../../scripts/embedded/workbench.mjs';
import { scratchFolder, seedsFolder, vsixFile } from '../../../scripts/paths.mjs';

const name = '000_478af4e0ced61de0';

describe('a window that is closed on unsaved edits', () => {
  /** @type {string} */
  let folder;
  /** @type {Workbench} */
  let workbench;

  before(async () => {
    await mkdir(scratchFolder, { recursive: true });
    folder = await mkdtemp(join(scratchFolder, 'page-'));
    await cp(join(seedsFolder, 'texts', `${name}.txt`), join(folder, 'workspace', `${name}.txt`));
    await installExtension(vsixFile, join(folder, 'data'));
    // A browser's VS Code saves by itself otherwise.
    const settings = { 'policyAnnotator.store': 'standoff', 'files.autoSave': 'off' };
    workbench = await Workbench.open({ folder: join(folder, 'workspace'), dataFolder: join(folder, 'data'), settings });
  });

  after(async () => {
    await workbench?.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('opens again with its text and the annotations beside it, in their places', async () => {
    const { page } = workbench;
    const counts = (/** @type {number} */ annotations) => page.locator(`.statusbar-item[aria-label*="Annotations: ${annotations}."], .statusbar-item [aria-label*="Annotations: ${annotations}."]`).first();
    await workbench.openFile(`${name}.txt`, 1, 1);
    await counts(0).waitFor();
    await page.keyboard.type('Hôm nay, ');
    await page.keyboard.press('Alt+.');
    await page.locator('.statusbar-item', { hasText: 'Suggestion 1 of' }).waitFor();
    await page.keyboard.press('Alt+m');
    await counts(1).waitFor();
    await backup(join(folder, 'data'));

    await reload(page);
    await page.locator(`.tab.active.dirty[data-resource-name="${name}.txt"]`).waitFor();
    await counts(1).waitFor();
    assert.ok(!(await readdir(join(folder, 'workspace'))).some((file) => file.endsWith('.annotations.yaml')));

    await page.locator('.monaco-editor .view-line').first().click();
    await page.keyboard.press('Control+s');
    await page.locator(`.tab.active:not(.dirty)[data-resource-name="${name}.txt"]`).waitFor();
    const record = await eventually(async () => readFile(join(folder, 'workspace', `${name}.annotations.yaml`), 'utf8').catch(() => undefined));
    assert.match(record, /start: 14\n {4}end: 34\n {4}exact: "Bộ trưởng Ngoại giao"/);
  });
});

/** Waits until the extension has put away what is not written yet. */
async function backup(/** @type {string} */ dataFolder) {
  return eventually(async () => (await readdir(dataFolder, { recursive: true })).find((file) => /policy-annotator.*unsaved.*\.yaml$/.test(file)));
}

/**
 * Looks again and again until there is something; mocha's time limit ends it.
 *
 * @template Value
 * @param {() => Promise<Value | undefined>} look
 * @returns {Promise<Value>}
 */
async function eventually(look) {
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** As a person reloads a window: when VS Code has not put the unsaved text away yet and asks, it is given the time. */
async function reload(/** @type {import('playwright-core').Page} */ page) {
  for (let isAsked = true; isAsked; ) {
    isAsked = false;
    page.once('dialog', (dialog) => {
      isAsked = true;
      void dialog.dismiss();
    });
    await page.reload().catch((error) => {
      if (!isAsked) throw error;
    });
  }
  await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
}
