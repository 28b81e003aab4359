import assert from 'node:assert/strict';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { threadsFor } from '../../src/cli/threads.js';
import { program, Workspace } from './run.js';

const tagged = '\ufeffÔng :per[Bùi Thanh Sơn], 😀 :role[Bộ trưởng :org[Bộ\u00a0Ngoại giao]] thăm Việt Nam.\r\n';

/** Documents of very different size, in NFC and NFD, of which some have problems or cannot be read. */
const documents: Readonly<Record<string, string | Uint8Array>> = {
  't/a.txt': tagged.repeat(300),
  't/b.txt': tagged.normalize('NFD'),
  't/c.txt': '',
  't/d.md': `# ${tagged}`,
  't/e.txt': new Uint8Array([0x41, 0xff]),
  't/f.txt': ':per[Sơn]{#nobody}\r\n',
  't/sub/a.txt': 'Hội nghị Ngoại giao lần thứ 31\n',
  't/z.txt': new Uint8Array([0x50, 0x00]),
};

describe('threads', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  afterEach(() => workspace.remove());

  it('are as many as there are cores or as are asked for, and none where they are not worth it', () => {
    workspace = new Workspace({ 'small.txt': 'x', 'other.txt': 'x', 'large.txt': 'x'.repeat(5_000_000) });
    const [small, other, large] = ['small.txt', 'other.txt', 'large.txt'].map((name) => workspace.path(name)) as [string, string, string];
    const cores = Math.min(availableParallelism(), 2);
    assert.equal(threadsFor([small, other], undefined), 0);
    assert.equal(threadsFor([small, large], undefined), cores > 1 ? cores : 0);
    assert.equal(threadsFor([large], undefined), 0);
    assert.equal(threadsFor([small, other], 2), 2);
    assert.equal(threadsFor([small, other], 7), 2);
    assert.equal(threadsFor([small, large], 1), 0);
    // Which only the thread that was started can read.
    assert.equal(threadsFor([small, '-'], 2), 0);
  });

  it('write the bytes and tell the problems that one thread does, in the same order', () => {
    workspace = new Workspace(documents);
    for (const args of [['export', 't', '--suggestions', 'include'], ['suggest', 't', '--format', 'jsonl', '--embed-text']]) {
      const one = workspace.run([...args, '--jobs', '1']);
      assert.equal(one.status, 2);
      assert.match(one.stderr, /^t\/c\.txt:1:1: warning empty-document.*\nt\/e\.txt:1:2: error not-utf8.*\nt\/f\.txt:1:\d+: warning unknown-concept.*\nt\/z\.txt:1:1: error binary-file.*\n$/);
      assert.deepEqual(workspace.run([...args, '--jobs', '3']), one);
    }
  });

  it('write the files that one thread does', () => {
    workspace = new Workspace(documents);
    const files = (jobs: string, format: string) => {
      assert.equal(workspace.run(['export', 't', '--jobs', jobs, '--out', `${jobs}/out`, '--format', format]).status, 2);
      const names = readdirSync(workspace.path(`${jobs}/out`), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      return names.map(({ name }) => name).sort().map((name) => [name, existsSync(workspace.path(`${jobs}/out/${name}`)) && readFileSync(workspace.path(`${jobs}/out/${name}`), 'utf8')]);
    };
    for (const format of ['yaml', 'jsonl']) assert.deepEqual(files('3', format), files('1', format));
  });

  it('use a model', () => {
    workspace = new Workspace({ 'done.txt': ':per[Tám] :per[Tám]', 'new/a.txt': 'Tám', 'new/b.txt': 'Tám' });
    workspace.run(['learn', 'done.txt', '--model', 'm.json']);
    const { stdout } = workspace.run(['suggest', 'new', '--model', 'm.json', '--jobs', '2', '--no-bundled-lexicon']);
    assert.equal(stdout.match(/origin: "learned"/g)?.length, 2);
  });

  it('end when the reader of their output has read enough', () => {
    workspace = new Workspace(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`t/${i}.txt`, tagged.repeat(200)])));
    const { stdout, stderr } = workspace.shell('$PA export t --jobs 2 | head -c 5; echo " ${PIPESTATUS[0]}"');
    assert.deepEqual([stdout, stderr], ['schem 0\n', '']);
  });

  it('end when the output cannot be written, and leave nothing behind', () => {
    workspace = new Workspace({ ...documents, blocked: 'x' });
    const { status, stderr } = workspace.run(['export', 't/a.txt', 't/b.txt', '--jobs', '2', '--out', 'blocked']);
    assert.equal(status, 1);
    assert.match(stderr, /^policy-annotator: blocked\/t\/a\.annotations\.yaml cannot be written: .+\.\n$/);
    assert.equal(readFileSync(workspace.path('blocked'), 'utf8'), 'x');
  });

  for (const jobs of ['1', '2']) it(`end when the program is interrupted, and leave no half file, with ${jobs}`, async () => {
    // So many that the first are written, and the file of all is begun, long before the last.
    workspace = new Workspace(Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`t/${i}.txt`, tagged.repeat(100)])));
    const run = spawn(process.execPath, [program, 'export', 't', '--jobs', jobs, '--format', 'jsonl', '--out', 'out'], { cwd: workspace.folder, stdio: 'ignore' });
    const ended = once(run, 'exit');
    while (!existsSync(workspace.path('out')) || readdirSync(workspace.path('out')).length === 0) {
      assert.equal(run.exitCode, null);
      await new Promise(setImmediate);
    }
    assert.ok(readdirSync(workspace.path('out')).every((name) => name !== 'corpus.jsonl' && name !== 'corpus.yaml'));
    const interrupted = performance.now();
    run.kill('SIGINT');
    assert.deepEqual(await ended, [null, 'SIGINT']);
    // Between two documents, and not after the last.
    assert.ok(performance.now() - interrupted < 5000);
    assert.deepEqual(readdirSync(workspace.path('out')), []);
  });

  it('are as many as a number says', () => {
    workspace = new Workspace({ 'a.txt': 'x' });
    for (const jobs of ['0', '-1', 'two', '1.5', '']) assert.match(workspace.run(['export', 'a.txt', `--jobs=${jobs}`]).stderr, /option '--jobs <number>' argument '.*' is invalid/);
  });
});
