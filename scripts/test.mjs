import { spawn } from 'node:child_process';
import { inRoot } from './paths.mjs';

/*
 * Runs every test there is, all parts also when an earlier one failed, and ends with their sum: `N passed, N failed`.
 * A part that ends badly counts as a failure whatever it printed, and so does a part that ran no test.
 */

const node = (...args) => [process.execPath, ...args];
const mocha = (...args) => node(inRoot('node_modules', 'mocha', 'bin', 'mocha.js'), ...args);

const parts = [
  { name: 'Build', command: node('scripts/build.mjs'), tests: false },
  { name: 'Lint', command: node(inRoot('node_modules', 'eslint', 'bin', 'eslint.js'), '.'), tests: false },
  { name: 'Unit tests', command: mocha(), tests: true },
  { name: 'Package', command: node('scripts/package.mjs'), tests: false },
  { name: 'Tests inside VS Code', command: node('scripts/host-tests.mjs'), tests: true },
  { name: 'Tests of what VS Code shows', command: mocha('--config', 'test/host/page/.mocharc.json'), tests: true },
];

const sum = { passed: 0, failed: 0 };
for (const { name, command, tests } of parts) {
  console.log(`\n── ${name} ──`);
  const { code, output } = await run(command);
  const passed = tests ? count(output, /^\s*(\d+) pass(?:ing|ed)/gm) : code === 0 ? 1 : 0;
  const failed = tests ? count(output, /^\s*(?:\d+ passed, )?(\d+) fail(?:ing|ed)/gm) : 0;
  sum.passed += passed;
  sum.failed += failed;
  if (failed === 0 && (code !== 0 || passed === 0)) sum.failed++;
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

/**
 * Runs a command, shows what it prints, and answers that too.
 *
 * @param {string[]} command
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run([file, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: inRoot(), stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on('error', (error) => console.error(error.message));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/**
 * @param {string} output
 * @param {RegExp} pattern
 */
function count(output, pattern) {
  return [...output.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);
}
