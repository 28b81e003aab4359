#!/usr/bin/env node
// Stands where `@vscode/test-electron` expects a desktop VS Code: takes the arguments that `runTests` gives to `code`,
// runs the tests in the embedded VS Code with a headless browser, prints what they print, and ends with their result.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, parseArgs } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { extensionUnderDevelopment } from './payload.mjs';
import { startServer } from './server.mjs';

/** A suite that hangs must end too; no run takes near as long. */
const timeLimit = 10 * 60_000;

/** What the tests print starts with it (test/host/suite/index.ts); the rest is the workbench on what it misses here. */
const testOutput = '[test] ';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false, // runTests also passes flags that only the desktop knows
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionDevelopmentKind: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
});
const workspace = positionals[0] ?? process.cwd();
const dataFolder = (values['user-data-dir'] && join(String(values['user-data-dir']), 'server')) ?? (await mkdtemp(join(tmpdir(), 'policy-annotator-data-')));

const server = await startServer({ dataFolder });
const browser = await launchBrowser();
let exitCode = 1;
try {
  exitCode = await runTests();
} catch (error) {
  console.error(error);
} finally {
  await browser.close();
  await server.stop();
  if (!values['user-data-dir']) await rm(dataFolder, { recursive: true, force: true });
}
process.exit(exitCode);

/** @returns {Promise<number>} the exit code */
async function runTests() {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const outcome = new Promise((resolve, reject) => {
    page.exposeFunction('codeAutomationLog', (_type, args) => print(args)).catch(reject);
    page.exposeFunction('codeAutomationExit', (code) => resolve(code)).catch(reject);
    page.on('crash', () => reject(new Error('The browser page crashed.')));
    server.ended.then(() => reject(new Error('The VS Code server ended during the tests.')));
    setTimeout(() => reject(new Error(`The tests did not end within ${timeLimit / 60_000} minutes.`)), timeLimit).unref();
  });
  const payload = extensionUnderDevelopment(String(values.extensionDevelopmentPath), {
    tests: String(values.extensionTestsPath),
    web: values.extensionDevelopmentKind === 'web',
  });
  await page.goto(server.address(workspace, payload));
  return outcome;
}

/** @param {unknown[]} args */
function print(args) {
  const said = format(...args);
  if (said.startsWith(testOutput)) process.stdout.write(`${said.slice(testOutput.length)}\n`);
}
