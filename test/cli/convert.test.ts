import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readRecord } from '../../src/core/index.js';
import { Workspace } from './run.js';

const plain = '\ufeffÔng :per[Bùi Thanh Sơn]{#bui-thanh-son}, 😀 :role[Bộ trưởng :org[Bộ\u00a0Ngoại giao]].\r\nNgày :time[13/12/2021]{iso=2021-12-13}, tại C:\\x và 16:30.\r\n';
const markdown = '# Đối ngoại\n\nTheo :org[**Bộ Ngoại giao** Việt Nam]{note="hai &#91;chữ&#93;"}, `:org[x]` và :loc[Hà Nội] \u200bhòa.\n';
const untagged = 'Theo Bộ trưởng Bộ Ngoại giao 😀, các nước và các tổ chức láng giềng.\r\nHội nghị do Bộ Ngoại giao chủ trì.\r\n';

interface Entry {
  readonly id: string;
  readonly words: string;
  readonly label?: string;
  readonly more?: string;
}

/** A record of a text as another program may write it, of the words where they first stand in the text. */
function recordOf(path: string, text: string, entries: readonly Entry[], { extra = '' } = {}): string {
  const annotations = entries.map(({ id, words, label = 'ORG', more = 'status: accepted' }) => {
    const before = [...text.slice(0, text.indexOf(words))];
    const start = before.length;
    const end = start + [...words].length;
    const [exact, prefix, suffix] = [words, before.slice(-32).join(''), [...text].slice(end, end + 32).join('')].map((part) => JSON.stringify(part));
    return `  - {id: "${id}", label: ${label}, start: ${start}, end: ${end}, exact: ${exact}, prefix: ${prefix}, suffix: ${suffix}, ${more}, origin: import, attributes: {}}`;
  });
  const sha256 = createHash('sha256').update(text).digest('hex');
  return [
    'schemaVersion: 1', 'id: bai', `source: {path: "${path}", sha256: "${sha256}", mediaType: text/plain, language: vi, store: standoff}`,
    `text: {sha256: "${sha256}", length: ${[...text].length}, unit: codepoint}`, 'tagset: {id: t, version: "1"}', 'lexicons: []', 'annotations:', ...annotations, 'relations: []', extra,
  ].join('\n');
}

describe('policy-annotator convert', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  afterEach(() => workspace.remove());

  const read = (path: string): string => readFileSync(workspace.path(path), 'utf8');

  /** Every file of the workspace, to see whether anything has changed. */
  function files(): Record<string, string> {
    const names = readdirSync(workspace.folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(workspace.path(name)).isFile());
    return Object.fromEntries(names.sort().map((name) => [name, read(name)]));
  }

  function exported(path: string): unknown {
    const { stdout } = workspace.run(['export', path]);
    const { record } = readRecord(stdout);
    return record!.annotations.map(({ label, start, exact, concept, attributes }) => [label, start, exact, concept, { ...attributes }]);
  }

  it('takes the tags of a whole folder out and puts them back, byte for byte', () => {
    workspace = new Workspace({ 'texts/a.txt': plain, 'texts/sub/b.md': markdown, 'texts/none.txt': 'không có gì\n' });
    const before = exported('texts/a.txt');
    const out = workspace.run(['convert', '--to', 'standoff', 'texts']);
    assert.deepEqual(out, { status: 0, stdout: '2 of 3 documents converted.\n', stderr: '' });
    assert.deepEqual(Object.keys(files()), ['texts/a.annotations.yaml', 'texts/a.txt', 'texts/none.txt', 'texts/sub/b.annotations.yaml', 'texts/sub/b.md']);
    assert.equal(read('texts/a.txt'), '\ufeffÔng Bùi Thanh Sơn, 😀 Bộ trưởng Bộ\u00a0Ngoại giao.\r\nNgày 13/12/2021, tại C:\\x và 16:30.\r\n');
    assert.deepEqual(exported('texts/a.txt'), before);

    const again = files();
    assert.equal(workspace.run(['convert', '--to', 'standoff', 'texts']).stdout, '0 of 3 documents converted.\n');
    assert.deepEqual(files(), again);

    assert.equal(workspace.run(['convert', '--to', 'inline', 'texts']).status, 0);
    assert.equal(read('texts/a.txt'), plain);
    assert.equal(read('texts/sub/b.md'), markdown);
    assert.deepEqual(exported('texts/a.txt'), before);
    assert.equal(workspace.run(['check', 'texts']).status, 0);
  });

  it('writes a record into its text and takes it out again: the record says the same, and what others wrote in it stays', () => {
    const part = [...untagged.slice(0, untagged.indexOf('các tổ chức'))].length;
    const entries: Entry[] = [
      { id: 'a1', words: 'Bộ trưởng Bộ Ngoại giao', label: 'ROLE', more: 'status: accepted, annotator: Lan, created: "2026-01-01T00:00:00Z", reviewed: {by: Minh}' },
      { id: 'a2', words: 'Bộ Ngoại giao' },
      { id: 'a3', words: 'các nước', more: 'status: rejected' },
      { id: 'a4', words: 'các tổ chức láng giềng', more: `status: accepted, segments: [{start: ${part}, end: ${part + 3}}, {start: ${part + 12}, end: ${part + 22}}]` },
      { id: 'a5', words: 'Hội nghị', label: 'EVENT', more: 'status: accepted, stale: missing' },
    ];
    const record = recordOf('bai.txt', untagged, entries, { extra: 'project: {name: A} # của Minh\n' });
    workspace = new Workspace({ 'bai.txt': untagged, 'bai.annotations.yaml': `\ufeff${record.replaceAll('\n', '\r\n')}` });
    // Once there and back, so that hashes and contexts are those of the text.
    const there = (): number | null => workspace.run(['convert', '--to', 'inline']).status;
    const back = (): number | null => workspace.run(['convert', '--to', 'standoff']).status;
    assert.deepEqual([there(), back()], [0, 0]);
    const first = files();
    assert.equal(first['bai.txt'], untagged);
    for (const kept of ['reviewed: {by: Minh}', 'project: {name: A}', '# của Minh']) assert.ok(first['bai.annotations.yaml']!.includes(kept), first['bai.annotations.yaml']);
    assert.ok(first['bai.annotations.yaml']!.startsWith('\ufeff'));
    assert.doesNotMatch(first['bai.annotations.yaml']!, /[^\r]\n/);
    const { annotations } = readRecord(first['bai.annotations.yaml']!).record!;
    assert.deepEqual(
      annotations.map(({ id, status, annotator, created, stale, segments }) => [id, status, annotator, created, stale, segments?.length]).sort(),
      [
        ['a1', 'accepted', 'Lan', '2026-01-01T00:00:00Z', undefined, undefined],
        ['a2', 'accepted', undefined, undefined, undefined, undefined],
        ['a3', 'rejected', undefined, undefined, undefined, undefined],
        ['a4', 'accepted', undefined, undefined, undefined, 2],
        ['a5', 'accepted', undefined, undefined, 'missing', undefined],
      ],
    );
    assert.equal(there(), 0);
    assert.match(read('bai.txt'), /^Theo :role\[Bộ trưởng :org\[Bộ Ngoại giao\]\] 😀, các nước và :org\[các\]\{part=a4\} tổ chức :org\[láng giềng\]\{part=a4\}\.\r\n/);
    assert.equal(back(), 0);
    assert.deepEqual(files(), first);
  });

  it('reports what no tag can hold in all documents, and changes none', () => {
    const code = 'Theo `Bộ Ngoại giao`.\n\nĐoạn\n\nhai.\n';
    workspace = new Workspace({
      'crossing.txt': untagged,
      'crossing.annotations.yaml': recordOf('crossing.txt', untagged, [{ id: 'x', words: 'Bộ trưởng Bộ' }, { id: 'y', words: 'Bộ Ngoại giao' }]),
      'fine.txt': untagged,
      'fine.annotations.yaml': recordOf('fine.txt', untagged, [{ id: 'x', words: 'Bộ Ngoại giao' }]),
      'note.md': code,
      'note.annotations.yaml': recordOf('note.md', code, [{ id: 'x', words: 'Bộ Ngoại giao' }, { id: 'y', words: 'Đoạn\n\nhai' }]),
      'twice.txt': untagged,
      'twice.annotations.yaml': recordOf('twice.txt', untagged, [{ id: 'x', words: 'Bộ Ngoại giao' }, { id: 'y', words: 'Bộ Ngoại giao' }]),
    });
    const before = files();
    const { status, stdout, stderr } = workspace.run(['convert', '--to', 'inline']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.deepEqual(stderr.match(/^\S+ error [a-z-]+/gm), [
      'crossing.txt:1:6: error crossing-tag', 'note.md:1:7: error opaque-text', 'note.md:3:1: error blank-line', 'twice.txt:1:16: error inexact-tag',
    ]);
    assert.deepEqual(files(), before);
  });

  it('finishes what was interrupted between the two files, in either direction', () => {
    workspace = new Workspace({ 'a.txt': plain });
    const annotations = exported('a.txt');
    workspace.run(['convert', '--to', 'standoff']);
    const converted = files();
    // The record is written, the text is not yet.
    workspace.write('a.txt', plain);
    assert.deepEqual(exported('a.txt'), annotations);
    assert.equal(workspace.run(['convert', '--to', 'standoff']).stdout, '1 of 1 documents converted.\n');
    assert.deepEqual(files(), converted);
    // The text is written, the record is not yet: the same files.
    workspace.write('a.txt', plain);
    assert.equal(workspace.run(['convert', '--to', 'inline']).stdout, '1 of 1 documents converted.\n');
    assert.equal(read('a.txt'), plain);
    assert.equal(readRecord(read('a.annotations.yaml')).record!.source.store, 'inline');
    assert.deepEqual(exported('a.txt'), annotations);
  });

  it('leaves everything as it is where a record cannot be used, and says in which line why', () => {
    const record = recordOf('a.txt', untagged, [{ id: 'x', words: 'Bộ Ngoại giao' }]);
    workspace = new Workspace({ 'a.txt': untagged, 'b.txt': plain });
    for (const [broken, message] of [
      [record.replace('annotations:', '<<<<<<< HEAD\nannotations:'), /^a\.annotations\.yaml:7:1: error merge-conflict: .*<<<<<<</m],
      [record.replace('schemaVersion: 1', 'schemaVersion: 2\nnovelty: 1'), /^a\.annotations\.yaml:1:16: error newer-schema: .*Update/m],
      [record.slice(0, record.indexOf('suffix')), /^a\.annotations\.yaml:8:\d+: error yaml-syntax: /m],
      [record.replace('start: 15', 'start: -1'), /^a\.annotations\.yaml:8:34: error wrong-value: “start”/m],
      [record.replaceAll('Bộ Ngoại giao', 'Liên Hợp Quốc').replace('path: "a.txt"', 'path: "khac.txt"'), /^a\.annotations\.yaml:3:1: error other-text: .*khac\.txt.*a\.txt/m],
      ['', /^a\.annotations\.yaml:1:1: error empty-file/m],
    ] as const) {
      workspace.write('a.annotations.yaml', broken);
      const before = files();
      const { status, stdout, stderr } = workspace.run(['convert', '--to', 'inline']);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
      assert.deepEqual(files(), before);
    }
    // Nor is anything exported that would pass for a document without annotations.
    const { status, stdout } = workspace.run(['export']);
    assert.deepEqual([status, readRecord(stdout).record?.id], [2, 'b']);
  });

  it('keeps apart what several people say of one text', () => {
    const of = (...words: string[]): string => recordOf('a.txt', untagged, words.map((exact) => ({ id: exact, words: exact })));
    workspace = new Workspace({ 'a.txt': untagged, 'a.annotations.yaml': of('Bộ Ngoại giao'), 'a.Lan.annotations.yaml': of('các nước'), 'a.Minh-Anh.annotations.yaml': of('các tổ chức', 'Bộ trưởng') });
    const words = (...args: string[]): string[] => readRecord(workspace.run(['export', 'a.txt', ...args]).stdout).record!.annotations.map(({ exact }) => exact);
    assert.deepEqual(words(), ['Bộ Ngoại giao']);
    assert.deepEqual(words('--annotator', 'Lan'), ['các nước']);
    assert.deepEqual(words('--annotator', 'Minh Anh'), ['Bộ trưởng', 'các tổ chức']);
    assert.match(workspace.run(['export', '--annotator', 'Lam']).stderr, /^policy-annotator: Beside none of the documents there is a record of Lam\.\n$/);

    const before = files();
    const { status, stderr } = workspace.run(['convert', '--to', 'inline', '--annotator', 'Lan']);
    assert.equal(status, 2);
    assert.deepEqual(stderr.match(/kept in .*$/gm), ['kept in a.Minh-Anh.annotations.yaml.', 'kept in a.annotations.yaml.']);
    assert.deepEqual(files(), before);

    // One of them is out of date: all are checked, unless one is asked for.
    workspace.write('a.Lan.annotations.yaml', of('các nước').replaceAll('các nước', 'Quốc hội'));
    const all = workspace.run(['check', 'a.txt']);
    assert.equal(all.status, 2);
    assert.match(all.stdout, /^a\.Lan\.annotations\.yaml:8:6: warning stale-annotation/m);
    assert.equal(workspace.run(['check', 'a.txt', '--annotator', 'Minh Anh']).status, 0);
  });

  it('needs to be told what to convert, and into what', () => {
    workspace = new Workspace({ 'a.txt': plain });
    assert.match(workspace.run(['convert']).stderr, /^error: required option '--to <store>'/);
    assert.match(workspace.run(['convert', '--to', 'tags']).stderr, /Allowed choices are inline, standoff/);
    const { status, stderr } = workspace.run(['convert', '--to', 'inline', '-'], { input: plain });
    assert.deepEqual([status, stderr], [1, 'policy-annotator: Standard input has no record beside it: name files to convert.\n']);
  });
});
