import assert from 'node:assert/strict';
import { commands, extensions, workspace } from 'vscode';
import { closeAll, readFile, show, workspaceFolder, writeFile } from './support.js';
import { readRecord } from '../../../src/core/corpus/readRecord.js';

describe('export', () => {
  afterEach(closeAll);

  it('writes a record whose words stand at their code points', async () => {
    const plain = '😀 Đồng chí Bùi Thanh Sơn thăm Hà Nội.\r\n';
    const uri = await writeFile('texts/exported.txt', '\ufeff😀 Đồng chí :per[Bùi Thanh Sơn]{#bui-thanh-son} thăm :loc[Hà Nội].\r\n');
    try {
      await show({ path: 'texts/exported.txt' });
      await commands.executeCommand('policyAnnotator.exportDocument');
      const { record, problems } = readRecord(await readFile('export/texts/exported.annotations.yaml'));
      assert.deepEqual(problems, []);
      const points = [...plain];
      assert.equal(record!.text.length, points.length);
      assert.deepEqual(record!.annotations.map(({ label, exact }) => `${label} ${exact}`), ['PER Bùi Thanh Sơn', 'LOC Hà Nội']);
      for (const { start, end, exact } of record!.annotations) assert.equal(points.slice(start, end).join(''), exact);
      assert.equal(record!.source.path, 'texts/exported.txt');
    } finally {
      await workspace.fs.delete(uri);
    }
  });

  it('writes the records of the workspace and their manifest, and leaves no half files', async () => {
    await commands.executeCommand('policyAnnotator.exportWorkspace');
    assert.ok((await readFile('export/corpus.yaml')).includes('texts/000_478af4e0ced61de0.annotations.yaml'));
    const names = (await workspace.fs.readDirectory(workspaceFolder().with({ path: `${workspaceFolder().path}/export/texts` }))).map(([name]) => name);
    assert.ok(names.includes('000_478af4e0ced61de0.annotations.yaml'));
    assert.deepEqual(names.filter((name) => name.endsWith('.tmp')), []);
  });

  it('has all commands registered', async () => {
    const { contributes } = extensions.getExtension('policy-annotator.policy-annotator')!.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await commands.getCommands(true));
    for (const { command } of contributes.commands) assert.equal(registered.has(command), true, command);
  });
});
