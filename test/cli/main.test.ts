import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonLines, readManifest, readRecord } from '../../src/core/index.js';
import { Workspace } from './run.js';

const seeds = readdirSync('seeds/texts').filter((name) => name.endsWith('.txt'));
const tagged = '\ufeffÔng :per[Bùi Thanh Sơn]{#bui-thanh-son}, 😀 :role[Bộ trưởng :org[Bộ\u00a0Ngoại giao]].\r\nNgày :time[13/12/2021]{iso=2021-12-13}.\r\n';

describe('the command line', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  afterEach(() => workspace.remove());

  function record(path: string) {
    const { record: read, problems } = readRecord(readFileSync(workspace.path(path), 'utf8'));
    assert.deepEqual(problems, []);
    return read!;
  }

  describe('export', () => {
    it('prints the record of a document, by code points, without the byte order mark and with CRLF as it is', () => {
      workspace = new Workspace({ 'a.txt': tagged });
      const { status, stdout, stderr } = workspace.run(['export', 'a.txt', '--embed-text']);
      assert.deepEqual([status, stderr], [0, '']);
      const { record: read } = readRecord(stdout);
      assert.equal(read!.text.content, 'Ông Bùi Thanh Sơn, 😀 Bộ trưởng Bộ\u00a0Ngoại giao.\r\nNgày 13/12/2021.\r\n');
      const units = [...read!.text.content!];
      assert.deepEqual(
        read!.annotations.map(({ label, start, end, concept, attributes }) => [label, units.slice(start, end).join(''), concept, { ...attributes }]),
        [
          ['PER', 'Bùi Thanh Sơn', 'bui-thanh-son', {}],
          ['ROLE', 'Bộ trưởng Bộ\u00a0Ngoại giao', undefined, {}],
          ['ORG', 'Bộ\u00a0Ngoại giao', undefined, {}],
          ['TIME', '13/12/2021', undefined, { iso: '2021-12-13' }],
        ],
      );
    });

    it('mirrors the paths of the documents, with a manifest that lists and counts them', () => {
      workspace = new Workspace({ 'texts/b.txt': 'không có gì', 'texts/sub/a.md': tagged, 'texts/.hidden/c.txt': 'x', 'texts/node_modules/d.txt': 'x', 'texts/e.html': 'x', 'texts/F.TXT': 'x' });
      const { status, stdout, stderr } = workspace.run(['export', 'texts', '--out', 'corpus']);
      assert.deepEqual([status, stdout, stderr], [0, '', '']);
      const { manifest, problems } = readManifest(readFileSync(workspace.path('corpus/corpus.yaml'), 'utf8'));
      assert.deepEqual(problems, []);
      assert.deepEqual(
        manifest!.documents.map(({ id, path, record: file, annotations }) => [id, path, file, annotations]),
        [
          ['F', 'texts/F.TXT', 'texts/F.annotations.yaml', 0],
          ['b', 'texts/b.txt', 'texts/b.annotations.yaml', 0],
          ['a', 'texts/sub/a.md', 'texts/sub/a.annotations.yaml', 4],
        ],
      );
      assert.deepEqual(manifest!.labels, { ORG: 1, PER: 1, ROLE: 1, TIME: 1 });
      for (const { record: file, sha256 } of manifest!.documents) assert.equal(record(`corpus/${file}`).source.sha256, sha256);
      assert.equal(record('corpus/texts/sub/a.annotations.yaml').source.mediaType, 'text/markdown');
    });

    it('gives the same bytes for the same input, in whatever order it is named', () => {
      workspace = new Workspace(Object.fromEntries(seeds.map((name) => [`texts/${name}`, readFileSync(`seeds/texts/${name}`)])));
      const args = ['export', '--suggestions', 'include', '--format', 'jsonl'];
      const first = workspace.run([...args, 'texts']);
      const second = workspace.run([...args, ...[...seeds].reverse().map((name) => `texts/${name}`), 'texts/*.txt']);
      assert.equal(first.status, 0);
      assert.equal(second.stdout, first.stdout);
      const { records, problems } = readJsonLines(first.stdout);
      assert.deepEqual([records.length, problems], [seeds.length, []]);
      assert.ok(records.every(({ annotations }) => annotations.length > 0));
    });

    it('writes JSON Lines into a folder too', () => {
      workspace = new Workspace({ 'a.txt': tagged, 'b.txt': tagged });
      assert.equal(workspace.run(['export', '--format', 'jsonl', '--out', 'corpus']).status, 0);
      assert.deepEqual(readdirSync(workspace.path('corpus')).sort(), ['corpus.jsonl', 'corpus.yaml']);
      assert.deepEqual(readJsonLines(readFileSync(workspace.path('corpus/corpus.jsonl'), 'utf8')).records.map(({ id }) => id), ['a', 'b']);
    });

    it('reads standard input, as what it is said to be', () => {
      workspace = new Workspace();
      const markdown = '# Tiêu đề\n\n`:org[x]` :org[Đảng]\n';
      const { status, stdout } = workspace.run(['export', '-', '--media-type', 'text/markdown'], { input: markdown });
      assert.equal(status, 0);
      const { record: read } = readRecord(stdout);
      assert.deepEqual([read!.id, read!.source.path, read!.source.mediaType, read!.annotations.length], ['stdin', '-', 'text/markdown', 1]);
      assert.equal(readRecord(workspace.run(['export', '-'], { input: markdown }).stdout).record!.annotations.length, 2);
    });

    it('adds what is not confirmed if it is asked for', () => {
      workspace = new Workspace({ 'a.txt': ':per[Bùi Thanh Sơn] thăm Việt Nam.' });
      const statuses = (...args: string[]) => readRecord(workspace.run([...args, 'a.txt']).stdout).record!.annotations.map(({ status, exact }) => `${status} ${exact}`);
      assert.deepEqual(statuses('export'), ['accepted Bùi Thanh Sơn']);
      assert.deepEqual(statuses('export', '--suggestions', 'include'), ['accepted Bùi Thanh Sơn', 'suggested Việt Nam']);
      assert.deepEqual(statuses('export', '--suggestions', 'only'), ['suggested Việt Nam']);
      assert.deepEqual(statuses('suggest'), ['suggested Việt Nam']);
    });

    it('exports what is kept beside a document', () => {
      workspace = new Workspace({ 'a.txt': 'Hội nghị do Bộ Ngoại giao chủ trì.' });
      const exported = workspace.run(['export', '--suggestions', 'only', 'a.txt']).stdout;
      workspace.write('a.annotations.yaml', exported.replaceAll('status: "suggested"', 'status: "accepted"'));
      const { status, stdout, stderr } = workspace.run(['export', 'a.txt']);
      assert.deepEqual([status, stderr], [0, '']);
      assert.deepEqual(readRecord(stdout).record!.annotations.map(({ exact }) => exact), ['Bộ Ngoại giao']);

      workspace.write('a.txt', 'Sáng nay, hội nghị do Bộ Ngoại giao chủ trì.');
      assert.deepEqual(readRecord(workspace.run(['export', 'a.txt']).stdout).record!.annotations.map(({ start }) => start), [22]);
      workspace.write('a.txt', 'Không còn gì.');
      const gone = workspace.run(['export', 'a.txt']);
      assert.equal(gone.status, 2);
      assert.match(gone.stderr, /^a\.annotations\.yaml:\d+:5: warning stale-annotation: .*Bộ Ngoại giao/);
    });

    it('never writes outside its folder, twice into one file, or over what is kept beside a document', () => {
      workspace = new Workspace({ 'in/a.txt': 'x', 'in/a.md': 'x', 'work/b.txt': 'x', 'work/sub/c.txt': 'x' });
      const both = workspace.run(['export', 'in', '--out', 'out']);
      assert.equal(both.status, 1);
      assert.match(both.stderr, /^policy-annotator: in\/a\.md and in\/a\.txt would both be written to out\/in\/a\.annotations\.yaml\..*\n$/);
      assert.equal(existsSync(workspace.path('out')), false);

      const beside = workspace.run(['export', 'work', '--out', '.']);
      assert.equal(beside.status, 1);
      assert.match(beside.stderr, /Export into another folder/);

      const above = workspace.shell('cd work && $PA export ../in/a.txt b.txt --out out');
      assert.deepEqual([above.status, above.stderr], [0, '']);
      assert.deepEqual(readdirSync(workspace.path('work/out'), { recursive: true }).sort(), ['b.annotations.yaml', 'corpus.yaml', 'in', join('in', 'a.annotations.yaml')]);
      assert.deepEqual(readdirSync(workspace.path('in')).sort(), ['a.md', 'a.txt']);
    });

    it('gives documents of one name ids of their own', () => {
      workspace = new Workspace({ 'x/a.txt': 'x', 'y/a.txt': 'y', 'b.txt': 'z' });
      const { records } = readJsonLines(workspace.run(['export', '.', '--format', 'jsonl']).stdout);
      assert.deepEqual(records.map(({ id }) => id), ['b', 'x/a', 'y/a']);
    });

    it('prints several documents as a YAML stream', () => {
      workspace = new Workspace({ 'a.txt': 'x', 'b.txt': 'y' });
      const documents = workspace.run(['export']).stdout.split(/^---\n/m);
      assert.deepEqual(documents.map((text) => readRecord(text).record!.id), ['a', 'b']);
    });
  });

  describe('bad input', () => {
    it('is told for each file, and the rest goes on', () => {
      workspace = new Workspace({
        'binary.txt': new Uint8Array([0x50, 0x4b, 0x03, 0x00]),
        'empty.txt': '',
        'good.txt': tagged,
        'latin1.txt': Buffer.concat([Buffer.from('Đảng\r\nl\ufffdn '), Buffer.from([0xe9, 0x20, 0x41])]),
        'utf16.txt': Buffer.from('\ufeffĐảng', 'utf16le'),
      });
      symlinkSync('nowhere', workspace.path('dangling.txt'));
      const { status, stderr } = workspace.run(['export', 'binary.txt', 'dangling.txt', 'empty.txt', 'good.txt', 'latin1.txt', 'utf16.txt', '--out', 'out']);
      assert.equal(status, 2);
      assert.deepEqual(stderr.trimEnd().split('\n'), [
        'binary.txt:1:1: error binary-file: The file holds a NUL byte (at byte 3), so it is no text.',
        'dangling.txt:1:1: error unreadable: The file cannot be read: there is no such file.',
        'empty.txt:1:1: warning empty-document: The document is empty.',
        'latin1.txt:2:5: error not-utf8: The file is not UTF-8: byte 15 (0xE9) belongs to no character. Save the file as UTF-8.',
        'utf16.txt:1:1: error not-utf8: The file is UTF-16. Save it as UTF-8.',
      ]);
      assert.deepEqual(readdirSync(workspace.path('out')).sort(), ['corpus.yaml', 'empty.annotations.yaml', 'good.annotations.yaml']);
    });

    it('may be one line of five megabytes', () => {
      const words = 'Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn thăm Việt Nam 😀 '.repeat(60_000);
      workspace = new Workspace({ 'a.txt': `${words}:org[Đảng]` });
      const { status, stdout } = workspace.run(['export', 'a.txt']);
      assert.equal(status, 0);
      assert.deepEqual(readRecord(stdout).record!.annotations.map(({ start, exact }) => [start, exact]), [[[...words].length, 'Đảng']]);
    });

    it('is a path that names nothing, or a file that may be anything', () => {
      workspace = new Workspace({ 'a.txt': 'x', 'b.html': 'x', 'none/c.html': 'x' });
      for (const [args, message] of [
        [['export', 'a.txt', 'missing.txt'], /^policy-annotator: There is no file or folder missing\.txt\.\n$/],
        [['export', 'none'], /^policy-annotator: There is no \.txt or \.md file in none\.\n$/],
        [['export', '*.md'], /^policy-annotator: There is no \.txt or \.md file in \*\.md\.\n$/],
        [['export', 'b.html'], /^policy-annotator: b\.html is neither a \.txt nor a \.md file\. Say what it is with --media-type\.\n$/],
        [['export', '--tagset', 'missing.yaml'], /^policy-annotator: The tagset missing\.yaml cannot be read: .*no such file.*\n$/],
        [['export', '--lexicon', 'a.txt'], /\npolicy-annotator: The lexicon a\.txt cannot be used\.\n$/],
        [['export', '--format', 'xml'], /^error: option '--format <format>' argument 'xml' is invalid/],
        [['export', '--suggestion', 'only'], /^error: unknown option '--suggestion'/],
        [['exprot'], /^error: unknown command 'exprot'/],
      ] as const) {
        const { status, stdout, stderr } = workspace.run(args);
        assert.deepEqual([status, stdout], [1, ''], args.join(' '));
        assert.match(stderr, message);
      }
      assert.equal(workspace.run(['export', 'b.html', '--media-type', 'text/plain']).status, 0);
    });
  });

  describe('output that fails', () => {
    it('leaves no half file, and says why in one line', () => {
      workspace = new Workspace({ 'a.txt': tagged, blocked: 'a file where a folder is to be' });
      const { status, stderr } = workspace.run(['export', 'a.txt', '--out', 'blocked/out']);
      assert.equal(status, 1);
      assert.match(stderr, /^policy-annotator: blocked\/out\/a\.annotations\.yaml cannot be written: .+\.\n$/);
    });

    it('says that a folder cannot be written', () => {
      workspace = new Workspace({ 'a.txt': tagged });
      mkdirSync(workspace.path('out'));
      chmodSync(workspace.path('out'), 0o500);
      // The superuser may write everywhere: there the same is seen where the name is taken by a folder.
      if (process.getuid?.() === 0) mkdirSync(workspace.path('out/a.annotations.yaml'));
      const { status, stderr } = workspace.run(['export', 'a.txt', '--out', 'out']);
      assert.equal(status, 1);
      assert.match(stderr, /^policy-annotator: out\/a\.annotations\.yaml cannot be written: (permission denied|it is a folder)\.\n$/);
      chmodSync(workspace.path('out'), 0o700);
      assert.ok(readdirSync(workspace.path('out')).every((name) => name === 'a.annotations.yaml'));
    });

    // A device that is always full, where the system has one.
    if (existsSync('/dev/full')) {
      it('says that the disk is full', () => {
        workspace = new Workspace({ 'a.txt': tagged });
        const { status, stderr } = workspace.shell('$PA export a.txt > /dev/full');
        assert.deepEqual([status, stderr], [1, 'policy-annotator: Standard output cannot be written: no space left on the device.\n']);
      });
    }

    it('stops quietly when its reader has read enough', () => {
      workspace = new Workspace(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`t/${i}.txt`, tagged.repeat(200)])));
      const { stdout, stderr } = workspace.shell('$PA export t | head -c 5; echo " ${PIPESTATUS[0]}"');
      assert.deepEqual([stdout, stderr], ['schem 0\n', '']);
    });
  });

  describe('resources', () => {
    const tagset = (id: string) => `schemaVersion: 1\nid: ${id}\nversion: "2"\nlanguage: vi\nfamilies: [{id: f}]\nlabels: [{id: ORG, family: f}]\n`;
    const lexicon = (id: string, form: string) => `schemaVersion: 1\nid: ${id}\nversion: "3"\nlanguage: vi\nconcepts: [{id: k, label: ORG, prefLabel: ${form}}]\n`;
    const used = (args: readonly string[]) => {
      const { stdout, status } = workspace.run(args);
      assert.equal(status, 0);
      const { tagset: set, lexicons, annotations } = readRecord(stdout).record!;
      return [set.id, lexicons.map(({ id }) => id), annotations.map(({ exact }) => exact)];
    };

    it('are those of the options, else of the folder, else the bundled ones', () => {
      workspace = new Workspace({ 'a.txt': 'Cục Zeta và Cục Eta', 'other/t.yaml': tagset('named'), 'other/z.yaml': lexicon('zeta', 'Cục Zeta'), 'other/e.json': JSON.stringify({ schemaVersion: 1, id: 'eta', version: '1', language: 'vi', concepts: [{ id: 'e', label: 'ORG', prefLabel: 'Cục Eta' }] }) });
      const none = ['suggest', 'a.txt', '--no-bundled-lexicon'];
      const bundled = used(['export', 'a.txt'])[1] as string[];
      assert.equal(used(none)[0], 'vi-foreign-policy');
      assert.deepEqual(used(none)[1], []);
      assert.deepEqual(used([...none, '--tagset', 'other/t.yaml', '--lexicon', 'other/z.yaml', '--lexicon', 'other/e.json']), ['named', ['zeta', 'eta'], ['Cục Zeta', 'Cục Eta']]);
      workspace.write('tagset.yaml', tagset('own'));
      workspace.write('lexicon/one.yaml', lexicon('one', 'Cục Zeta'));
      workspace.write('lexicon/two.yaml', lexicon(bundled[0]!, 'Cục Eta'));
      assert.deepEqual(used(none), ['own', ['one', bundled[0]!], ['Cục Zeta', 'Cục Eta']]);
      assert.deepEqual(used(['export', 'a.txt'])[1], ['one', ...bundled]);
    });
  });

  describe('check', () => {
    it('finds nothing wrong with the seeds and what is exported of them, but a typo', () => {
      workspace = new Workspace(Object.fromEntries(seeds.map((name) => [`texts/${name}`, readFileSync(`seeds/texts/${name}`)])));
      assert.equal(workspace.run(['export', 'texts', '--out', 'corpus', '--suggestions', 'include']).status, 0);
      const { status, stdout, stderr } = workspace.run(['check']);
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /^texts\/001_63f7c611bdcaec21\.txt:32:\d+: hint possible-typo: [^\n]*\n$/);
    });

    it('prints a line for each problem, of documents, resources and exported files', () => {
      workspace = new Workspace({
        'tagset.yaml': `schemaVersion: 1\nid: t\nversion: "1"\nlanguage: vi\nfamilies: [{id: f}]\nlabels:\n  - {id: ORG, family: f, colour: red}\n`,
        'lexicon/l.yaml': `schemaVersion: 1\nid: l\nversion: "1"\nlanguage: vi\nconcepts:\n  - {id: dang, label: OGR, prefLabel: Đảng}\n`,
        'texts/a.txt': 'Đảng\r\n😀 :org[Đảng]{#dag}\r\n',
        'corpus/a.annotations.yaml': 'schemaVersion: 1\nid: a\n',
        'corpus/corpus.yaml': 'schemaVersion: 1\nid: c\ntagset: {id: t, version: "1"}\nlexicons: []\ndocuments: []\nlabels: {ORG: -1}\n',
        'corpus/x.jsonl': '{}\n',
      });
      const { status, stdout, stderr } = workspace.run(['check', '--no-bundled-lexicon']);
      assert.deepEqual([status, stderr], [2, '']);
      const lines = stdout.trimEnd().split('\n');
      assert.ok(lines.every((line) => /^[^:]+:\d+:\d+: (error|warning|information|hint) [a-z0-9-]+: ./.test(line)), stdout);
      for (const start of [
        'tagset.yaml:7:26: warning unknown-property: There is no property “colour” here. Did you mean “color”?',
        'lexicon/l.yaml:6:23: error unknown-label: The tagset has no label “OGR”. Did you mean “ORG”?',
        'texts/a.txt:2:14: warning unknown-concept: ',
        'corpus/a.annotations.yaml:1:1: error missing-property: ',
        'corpus/corpus.yaml:6:15: error wrong-value: ',
        'corpus/x.jsonl:1:1: error missing-property: ',
      ]) assert.ok(lines.some((line) => line.startsWith(start)), `${start}\n${stdout}`);
    });

    it('checks YAML files that are named, by what they hold', () => {
      workspace = new Workspace({ 'a.txt': 'x', 'some.yaml': `schemaVersion: 1\nid: l\nversion: "1"\nlanguage: vi\nconcepts: [{id: A}]\n`, 'other.yaml': 'labels: 3\n' });
      const { status, stdout } = workspace.run(['check', 'some.yaml', 'other.yaml', 'a.txt']);
      assert.equal(status, 2);
      assert.match(stdout, /^other\.yaml:1:9: error wrong-type: “labels” must be a list/m);
      assert.match(stdout, /^some\.yaml:5:17: error bad-concept-id/m);
    });

    it('finds a tagset that cannot be used', () => {
      workspace = new Workspace({ 'a.txt': 'x', 'tagset.yaml': 'labels: [\n' });
      const { status, stdout, stderr } = workspace.run(['check']);
      assert.deepEqual([status, stderr], [2, 'policy-annotator: The tagset tagset.yaml cannot be used.\n']);
      assert.match(stdout, /^tagset\.yaml:2:1: error yaml-syntax: /);
    });
  });

  describe('help and language', () => {
    it('teaches every command with examples', () => {
      workspace = new Workspace();
      assert.match(workspace.run(['--help']).stdout, /suggest.*export.*check.*convert.*evaluate.*learn/s);
      for (const command of ['suggest', 'export', 'check', 'convert', 'evaluate', 'learn']) {
        const { status, stdout } = workspace.run([command, '--help']);
        assert.equal(status, 0);
        assert.match(stdout, new RegExp(`Examples:\\n  .*policy-annotator ${command}`));
      }
      assert.equal(workspace.run(['--version']).stdout.trim(), (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
    });

    it('speaks Vietnamese where the locale does', () => {
      workspace = new Workspace({ 'empty.txt': '' });
      for (const env of [{ LANG: 'vi_VN.UTF-8' }, { LC_ALL: 'vi_VN' }] as Record<string, string>[]) {
        assert.match(workspace.run(['check', '.'], { env }).stdout, /^empty\.txt:1:1: warning empty-document: Văn bản rỗng\.$/m);
        assert.match(workspace.run(['export', 'nix'], { env }).stderr, /^policy-annotator: Không có/);
        assert.match(workspace.run(['--help'], { env }).stdout, /Ví dụ/);
      }
      assert.match(workspace.run(['check', '.'], { env: { LANG: 'vi_VN.UTF-8', LC_ALL: 'en_US.UTF-8' } }).stdout, /The document is empty/);
    });
  });
});
