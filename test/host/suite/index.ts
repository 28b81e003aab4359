// Mocha for browsers: the web host is a worker without Node's modules, and the desktop host runs the same bundle.
import 'mocha/mocha.js';

mocha.setup({ ui: 'bdd', reporter: Reporter, timeout: 60_000 } as never);

/** Marks what is for the terminal among all that VS Code writes to its console. */
const print = (line: string): void => console.log(`[test] ${line}`);

/** Says on the terminal how the tests went; the last line is the sum. */
function Reporter(runner: Mocha.Runner): void {
  let passed = 0;
  const failures: string[] = [];
  runner.on('suite', (suite) => suite.title && print(`\n  ${suite.fullTitle()}`));
  runner.on('pass', (test) => {
    passed++;
    print(`    ✔ ${test.title}`);
  });
  runner.on('fail', (test, error: Error) => {
    failures.push(`${test.fullTitle()}\n${error.stack ?? error.message}`);
    print(`    ✘ ${test.title}`);
  });
  runner.on('end', () => {
    failures.forEach((failure, index) => print(`\n  ${index + 1}) ${failure}`));
    print(`\n  ${passed} passed, ${failures.length} failed`);
  });
}

/** Run by VS Code in its extension host. */
export async function run(): Promise<void> {
  await import('./highlights.test.js');
  await new Promise<void>((resolve, reject) => {
    // `mocha.run` of the browser build looks at the address of a page first; there is none here.
    Mocha.prototype.run.call(mocha, (failed) => (failed > 0 ? reject(new Error(`${failed} tests failed.`)) : resolve()));
  });
}
