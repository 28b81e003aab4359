import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readJsonLines } from '../../src/core/index.js';
import { Workspace } from './run.js';

const treacherous = ':org[NO]{note="12:30"} :org[12:30]{#no note=010 n=y} :time[2024-01-01] :qty[1.200]{value=1_000} :org[~] 😀 :org[null]{off="on" null="~"} :org[0x1F]\u0085:org[<<]\u2028:org[=]\r\n';

describe('exported files, read by Python', function () {
  this.timeout(60_000);

  before(function () {
    const { status } = spawnSync('python3', ['-c', 'import yaml, jsonschema']);
    if (status === 0) return;
    console.log('      NOT RUN: python3 with the modules yaml and jsonschema is not installed (Debian: python3-yaml python3-jsonschema)');
    this.skip();
  });

  it('fit the schema, and say what stands at each offset', () => {
    const seeds = readdirSync('seeds/texts').filter((name) => name.endsWith('.txt'));
    const workspace = new Workspace({
      ...Object.fromEntries(seeds.map((name) => [`texts/${name}`, readFileSync(`seeds/texts/${name}`)])),
      'texts/nfd.txt': readFileSync(`seeds/texts/${seeds[0]!}`, 'utf8').normalize('NFD').replaceAll('\n', '\r\n'),
      'texts/treacherous.md': `\ufeff${treacherous}`,
    });
    try {
      const args = ['texts', '--embed-text', '--suggestions', 'include', '--out'];
      assert.ok([0, 2].includes(workspace.run(['export', ...args, 'yaml']).status!));
      assert.ok([0, 2].includes(workspace.run(['export', ...args, 'jsonl', '--format', 'jsonl']).status!));
      const { records } = readJsonLines(readFileSync(workspace.path('jsonl/corpus.jsonl'), 'utf8'));
      const total = records.reduce((sum, { annotations }) => sum + annotations.length, 0);
      assert.ok(total > 500);
      const files = readdirSync(workspace.path('yaml/texts')).map((name) => `yaml/texts/${name}`);
      const { stdout, stderr } = spawnSync('python3', [resolve('test/cli/independentReader.py'), resolve('schemas'), ...files, 'jsonl/corpus.jsonl'], { cwd: workspace.folder, encoding: 'utf8' });
      assert.equal(stderr, '');
      assert.equal(stdout, `${2 * records.length} ${2 * total}\n`);
    } finally {
      workspace.remove();
    }
  });
});
