import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Workspace } from './run.js';

const text = 'Ông Bùi Thanh Sơn 😀, Bộ trưởng Bộ Ngoại giao,\r\nthăm Việt Nam.\r\n';

/** A reference of which each annotation is a stretch of the text and its label, and perhaps more. */
function reference(path: string, of: string, annotations: readonly (readonly [string, string, string?])[], sha256 = createHash('sha256').update(of).digest('hex')): string {
  const entries = annotations.map(([exact, label, more = '']) => {
    const start = [...of.slice(0, of.indexOf(exact))].length;
    return `  - {start: ${start}, end: ${start + [...exact].length}, label: ${label}, exact: "${exact}"${more}}\n`;
  });
  return `schemaVersion: 1\nsource: {path: "${path}", sha256: "${sha256}"}\nannotations:\n${entries.join('')}`;
}

const whole = reference('texts/a.txt', text, [
  ['Bùi Thanh Sơn', 'PER'],
  ['Bộ trưởng Bộ Ngoại giao', 'ROLE'],
  ['Bộ Ngoại giao', 'ORG'],
  ['Việt Nam', 'LOC', ', optional: true'],
  ['thăm', 'TASK'],
]);

/** So that the tests do not depend on the bundled lexicons. */
const lexicon = `schemaVersion: 1
id: own
version: "1"
language: vi
concepts:
  - {id: bui-thanh-son, label: PER, prefLabel: Bùi Thanh Sơn}
  - {id: bo-truong, label: ROLE, prefLabel: Bộ trưởng Bộ Ngoại giao}
  - {id: bo-ngoai-giao, label: ORG, prefLabel: Bộ Ngoại giao}
  - {id: bo-cong-an, label: ORG, prefLabel: Bộ Công an}
  - {id: viet-nam, label: LOC, prefLabel: Việt Nam}
  - {id: lao, label: LOC, prefLabel: Lào}
`;
const own = ['--no-bundled-lexicon', '--lexicon', 'own/lexicon.yaml'];

interface Evaluation {
  readonly documents: readonly string[];
  readonly overall: { readonly strict: Readonly<Record<string, number | null>> };
  readonly families: Readonly<Record<string, { readonly strict: Readonly<Record<string, number | null>> }>>;
  readonly labels: Readonly<Record<string, { readonly strict: Readonly<Record<string, number | null>> }>>;
  readonly missed: readonly { readonly document: string; readonly label: string; readonly start: number; readonly end: number; readonly exact: string; readonly prefix: string }[];
  readonly wrong: readonly unknown[];
}

describe('evaluate', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  afterEach(() => workspace.remove());

  const open = (files: Readonly<Record<string, string>>): Workspace => (workspace = new Workspace({ 'own/lexicon.yaml': lexicon, ...files }));
  const run = (args: readonly string[], env?: Record<string, string>) => workspace.run(['evaluate', ...own, ...args], { env });
  const evaluation = (...args: string[]): Evaluation => {
    const { status, stdout, stderr } = run(['--format', 'json', ...args]);
    assert.deepEqual([status, stderr], [0, '']);
    return JSON.parse(stdout) as Evaluation;
  };

  it('measures what is suggested, nested mentions included, and tells what is missed in code points', () => {
    open({ 'texts/a.txt': text, 'gold/a.yaml': whole });
    const { documents, overall, families, labels, missed, wrong } = evaluation('--gold', 'gold');
    assert.deepEqual(documents, ['texts/a.txt']);
    assert.deepEqual(overall.strict, { required: 4, found: 3, correct: 3, precision: 1, recall: 0.75, f1: 6 / 7 });
    assert.deepEqual([families['entity']!.strict['f1'], families['policy']!.strict['precision'], labels['ROLE']!.strict['f1']], [1, null, 1]);
    assert.deepEqual(wrong, []);
    assert.deepEqual(missed.map(({ label, start, end, exact }) => [label, start, [...text].slice(start, end).join(''), exact]), [['TASK', 47, 'thăm', 'thăm']]);
  });

  it('prints aligned columns, and every disagreement in its context, on lines of a hundred columns', () => {
    const long = `${'Bộ Ngoại giao và Bộ Công an 😀 '.repeat(8)}\n`;
    open({
      'texts/a.txt': text, 'gold/a.yaml': whole,
      'texts/b.txt': long.normalize('NFD'), 'gold/b.yaml': reference('texts/b.txt', long.normalize('NFD'), [[long.trim().normalize('NFD'), 'TASK']]),
    });
    const { status, stdout } = run(['--gold', 'gold']);
    assert.equal(status, 0);
    const lines = stdout.split('\n');
    assert.ok(lines.every((line) => [...line].length <= 100), lines.find((line) => [...line].length > 100));
    assert.match(stdout, /^ {2}ROLE +1\.000 +1\.000 +1\.000 +1\.000 +1\.000 +1\.000 +1 +1 +1$/m);
    assert.match(stdout, /^Missed: 2\n\ntexts\/a\.txt\n2:1 +TASK +.* Bộ Ngoại giao, \[thăm\] Việt Nam\.$/m);
    assert.match(stdout, /^texts\/b\.txt\n1:1 +TASK +\[Bộ Ngoại giao.* … .*\]\n +instead: ORG \[Bộ Ngoại giao\], ORG \[Bộ Công an\]/m);
    const starts = lines.filter((line) => /^\d+:\d+ /.test(line)).map((line) => [...line].indexOf('['));
    assert.ok(starts.length > 10);
    assert.deepEqual(new Set(starts).size, 1);
    assert.match(run(['--gold', 'gold'], { LANG: 'vi_VN.UTF-8' }).stdout, /^Bị sót: 2$/m);
  });

  it('looks at the text without its tags', () => {
    open({ 'texts/a.txt': text.replace('Bùi Thanh Sơn', ':org[Bùi Thanh Sơn]').replace('Việt Nam', ':loc[Việt Nam]'), 'gold/a.yaml': whole });
    assert.equal(evaluation('--gold', 'gold').overall.strict['correct'], 3);
  });

  it('takes records for references: what is accepted in them', () => {
    open({ 'texts/a.txt': ':per[Bùi Thanh Sơn] thăm :loc[Việt Nam], :org[Lào].' });
    assert.equal(workspace.run(['export', ...own, 'texts', '--out', 'corpus', '--suggestions', 'include']).status, 0);
    const { overall, wrong } = evaluation('--gold', 'corpus');
    assert.deepEqual([overall.strict['required'], overall.strict['correct'], wrong.length], [3, 2, 1]);
  });

  it('finds the texts in the current folder, beside that of the references, or among those named', () => {
    open({ 'work/texts/a.txt': text, 'work/gold/a.yaml': whole, 'else/sub/a.txt': text, 'else/a.txt': 'khác' });
    assert.deepEqual(evaluation('--gold', 'work/gold').documents, ['work/texts/a.txt']);
    assert.deepEqual(evaluation('--gold', 'work/gold/a.yaml').documents, ['work/texts/a.txt']);
    assert.deepEqual(evaluation('--gold', 'work/gold', 'else/sub').documents, ['else/sub/a.txt']);
    assert.deepEqual(evaluation('--gold', 'work/gold', 'else/*.txt', 'work').documents, ['work/texts/a.txt']);
    const both = run(['--gold', 'work/gold', 'else']);
    assert.equal(both.status, 1);
    assert.match(both.stderr, /^work\/gold\/a\.yaml:2:16: error reference-without-text: Both else\/a\.txt and else\/sub\/a\.txt /);
  });

  it('tells of a reference that does not fit, and goes on with the others', () => {
    open({
      'texts/a.txt': text, 'gold/a.yaml': whole,
      'gold/changed.yaml': reference('texts/a.txt', text, [['Việt Nam', 'LOC']], '0'.repeat(64)),
      'gold/gone.yaml': reference('texts/gone.txt', text, []).replace('annotations:\n', 'annotations: []\n'),
      'gold/shifted.yaml': whole.replace('start: 4,', 'start: 5,'),
      'gold/broken.yaml': 'source: {path: texts/a.txt}\n',
    });
    const { status, stdout, stderr } = run(['--gold', 'gold']);
    assert.equal(status, 2);
    assert.match(stdout, /^Texts compared: 1$/m);
    const lines = stderr.trimEnd().split('\n');
    assert.equal(lines.length, 4, stderr);
    for (const [index, start] of [
      'gold/broken.yaml:1:1: error missing-property: ',
      'gold/changed.yaml:2:39: error reference-text: The text texts/a.txt ',
      'gold/gone.yaml:2:16: error reference-without-text: There is no text texts/gone.txt',
      'gold/shifted.yaml:4:44: error reference-offset: At [5, 17) of texts/a.txt stands “ùi Thanh Sơn”, not this.',
    ].entries()) assert.ok(lines[index]!.startsWith(start), `${start}\n${stderr}`);
  });

  it('cannot run without references, or without one that fits', () => {
    open({ 'texts/a.txt': text, 'gold/a.yaml': whole.replace('start: 4,', 'start: 5,') });
    for (const [args, message] of [
      [[], /^error: required option '--gold <folder>' not specified/],
      [['--gold', 'texts'], /^policy-annotator: There is no reference \(\.yaml, \.yml, \.json\) in texts\.\n$/],
      [['--gold', 'missing'], /^policy-annotator: There is no file or folder missing\.\n$/],
      [['--gold', 'gold'], /\npolicy-annotator: No reference in gold could be compared with a text\.\n$/],
    ] as const) {
      const { status, stdout, stderr } = run(args);
      assert.deepEqual([status, stdout], [1, '']);
      assert.match(stderr, message);
    }
  });
});
