import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installExtension } from '../../../scripts/embedded/server.mjs';
import { Workbench } from '../../../scripts/embedded/workbench.mjs';
import { scratchFolder, seedsFolder, vsixFile } from '../../../scripts/paths.mjs';

describe('the packaged extension', () => {
  /** @type {string} */
  let folder;
  /** @type {Workbench} */
  let workbench;

  before(async () => {
    await mkdir(scratchFolder, { recursive: true });
    folder = await mkdtemp(join(scratchFolder, 'page-'));
    // Without the seeds' own tagset and lexicons: what is shown comes out of the package.
    await cp(join(seedsFolder, 'texts'), join(folder, 'workspace', 'texts'), { recursive: true });
    await installExtension(vsixFile, join(folder, 'data'));
    workbench = await Workbench.open({ folder: join(folder, 'workspace'), dataFolder: join(folder, 'data') });
  });

  after(async () => {
    await workbench?.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('is installed, highlights a text and explains what it highlights', async () => {
    await workbench.openFile('texts/000_478af4e0ced61de0.txt', 1, 30);
    await workbench.page.locator('.statusbar-item[aria-label*="Suggestions: "], .statusbar-item [aria-label*="Suggestions: "]').first().waitFor();
    const hover = await workbench.hover();
    assert.match(hover, /Bùi Thanh Sơn/);
    assert.match(hover, /PER/);
  });
});
