import { cp, mkdtemp, rm, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { inRoot, root, scratchFolder, seedsFolder } from './paths.mjs';

/*
 * Runs test/host/suite in a real VS Code, in the desktop host and in the web host, or in the one that is named. POLICY_ANNOTATOR_VSCODE names the
 * executable of a desktop VS Code to run it in, or says `download` to have one fetched; else it is the embedded one.
 */

const chosen = process.env.POLICY_ANNOTATOR_VSCODE;
const asked = process.argv.slice(2);
const hosts = asked.length > 0 ? asked : chosen ? ['desktop'] : ['desktop', 'web'];

await mkdir(scratchFolder, { recursive: true });
for (const host of hosts) {
  console.log(`\nIn VS Code, ${host} host`);
  const folder = await mkdtemp(join(scratchFolder, 'test-'));
  try {
    const workspace = join(folder, 'workspace');
    await cp(seedsFolder, workspace, { recursive: true });
    await runTests({
      ...(chosen === 'download' ? {} : { vscodeExecutablePath: chosen ?? inRoot('scripts', 'embedded', 'code.mjs') }),
      extensionDevelopmentPath: root,
      extensionTestsPath: inRoot('dist', 'test', 'suite.js'),
      launchArgs: [workspace, `--user-data-dir=${join(folder, 'user')}`, `--extensions-dir=${join(folder, 'extensions')}`, ...(host === 'web' ? ['--extensionDevelopmentKind=web'] : [])],
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
