// Mocha for browsers: the web host is a worker without Node's modules, and the desktop host runs the same bundle.
import 'mocha/mocha.js';

/** Marks what is for the terminal among all that VS Code writes to its console (scripts/embedded/code.mjs reads it). */
const print = (line: string): void => console.log(`[test] ${line}`);

/** Says on the terminal how the tests went; the last line is the sum. */
class Reporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('suite', (suite) => suite.title && print(`\n  ${suite.fullTitle()}`));
    runner.on('pass', (test) => print(`    ✔ ${test.title}`));
    runner.on('fail', (test) => print(`    ✘ ${test.title}`));
    runner.on('end', () => {
      this.failures.forEach((test, index) => print(`\n  ${index + 1}) ${test.fullTitle()}\n${test.err?.stack ?? test.err?.message}`));
      print(`\n  ${this.stats.passes} passed, ${this.stats.failures} failed`);
    });
  }
}

const mocha = new Mocha({ ui: 'bdd', reporter: Reporter, timeout: 60_000 });
// Defines `describe` and `it` for the test files, which are bundled after this one.
mocha.suite.emit('pre-require', globalThis, '', mocha);

/** Runs the tests that were bundled with this file. VS Code calls it; a rejection ends VS Code with a failure. */
export async function run(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    // `mocha.run` of the browser build looks at the address of a page first; there is none here.
    Mocha.prototype.run.call(mocha, (failed) => (failed > 0 ? reject(new Error(`${failed} tests failed.`)) : resolve()));
  });
}
