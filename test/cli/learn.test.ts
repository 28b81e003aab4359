import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readJsonLines } from '../../src/core/index.js';
import { Workspace } from './run.js';

const people = ['Sơn', 'Trung', 'Huệ', 'Giang', 'Dũng', 'Minh'];
/** A text in which three dozen people are tagged. */
const done = Array.from({ length: 36 }, (_, at) => `Sáng nay, bạn :per[${people[at % people.length]}] đã ra về 😀.\r\n`).join('');
const unseen = 'Sáng nay, bạn Tám đã ra về. Bạn Giang ở lại.';

describe('policy-annotator learn', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  afterEach(() => workspace.remove());

  const suggested = (...args: string[]) =>
    readJsonLines(workspace.run(['suggest', ...args, '--no-bundled-lexicon', '--format', 'jsonl']).stdout).records.flatMap(({ annotations }) => annotations.map(({ label, exact, origin, tier }) => [label, exact, origin, tier]));

  it('writes what annotations teach into a file, with which suggest and export find more', () => {
    workspace = new Workspace({ 'done/a.txt': done, 'done/b.md': 'Chưa có gì.', 'new/c.txt': unseen });
    const { status, stdout, stderr } = workspace.run(['learn', 'done', '--model', 'out/model.json']);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^out\/model\.json was learnt from 36 annotations and 0 rejections in 1 documents\. Of \d+ annotations held out while learning it found \d+ %; \d+ % of what it found was right\.\n$/);
    assert.deepEqual(suggested('new'), []);
    assert.deepEqual(suggested('new', '--model', 'out/model.json'), [
      ['PER', 'Tám', 'learned', 'learned'],
      ['PER', 'Giang', 'learned', 'learned'],
    ]);
    const { records } = readJsonLines(workspace.run(['export', 'new', '--suggestions', 'include', '--model', 'out/model.json', '--format', 'jsonl']).stdout);
    const [evidence] = records[0]!.annotations.find(({ exact }) => exact === 'Giang')!.evidence!;
    assert.deepEqual([evidence!.kind, evidence!.form, evidence!.examples], ['learned', 'Giang', 6]);
  });

  it('writes the same file for the same annotations, in whatever order they are named', () => {
    workspace = new Workspace({ 'a.txt': done, 'b.txt': done.normalize('NFD') });
    workspace.run(['learn', 'a.txt', 'b.txt', '--model', 'one.json']);
    workspace.run(['learn', 'b.txt', 'a.txt', '--model', 'other.json']);
    const file = readFileSync(workspace.path('one.json'), 'utf8');
    assert.ok(file.includes('Giang'));
    assert.equal(readFileSync(workspace.path('other.json'), 'utf8'), file);
  });

  it('learns from what is kept beside a document, rejections too', () => {
    workspace = new Workspace({ 'a.txt': 'Bạn Tám về. Bạn Giang ở lại.' });
    workspace.write('model.txt', ':per[Tám], :per[Giang]');
    workspace.run(['learn', 'model.txt', '--model', 'first.json']);
    const record = workspace.run(['suggest', 'a.txt', '--no-bundled-lexicon', '--model', 'first.json']).stdout;
    workspace.write('a.annotations.yaml', record.replace('status: "suggested"', 'status: "accepted"').replace('status: "suggested"', 'status: "rejected"'));
    const { stdout } = workspace.run(['learn', 'a.txt', '--model', 'model.json']);
    assert.equal(stdout, 'model.json was learnt from 1 annotations and 1 rejections in 1 documents. It knows the forms that were annotated; for finding the like of them there is too little.\n');
    workspace.write('b.txt', 'Tám và Giang');
    assert.deepEqual(suggested('b.txt', '--model', 'model.json').map(([, exact]) => exact), ['Tám']);
  });

  it('says what is in its way', () => {
    workspace = new Workspace({ 'a.txt': 'Không có gì.', 'no.json': '{}', 'blocked': 'x', 'b.txt': ':per[Tám]' });
    for (const [args, message] of [
      [['learn', 'a.txt', '--model', 'm.json'], /^policy-annotator: There is no annotation to learn from in a\.txt\.\n$/],
      [['learn', 'a.txt'], /^error: required option '--model <file>' not specified/],
      [['learn', 'b.txt', '--model', ''], /It is empty\./],
      [['learn', 'b.txt', '--model', 'blocked/m.json'], /^policy-annotator: blocked\/m\.json cannot be written: .+\.\n$/],
      [['suggest', 'a.txt', '--model', 'm.json'], /^policy-annotator: The model m\.json cannot be used: The file cannot be read: there is no such file\.\n$/],
      [['suggest', 'a.txt', '--model', 'no.json'], /^policy-annotator: The model no\.json cannot be used: This file is not a model of Policy Annotator\..*\n$/],
    ] as const) {
      const { status, stdout, stderr } = workspace.run(args);
      assert.deepEqual([status, stdout], [1, ''], args.join(' '));
      assert.match(stderr, message);
    }
    assert.equal(existsSync(workspace.path('m.json')), false);
  });

  it('speaks Vietnamese', () => {
    workspace = new Workspace({ 'a.txt': ':per[Tám]' });
    const { stdout } = workspace.run(['learn', '--model', 'm.json'], { env: { LC_ALL: 'vi_VN.UTF-8' } });
    assert.match(stdout, /^m\.json học từ 1 chú giải và 0 lần từ chối trong 1 văn bản\./);
  });
});
