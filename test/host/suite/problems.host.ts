import assert from 'node:assert/strict';
import { type CodeAction, commands, type Diagnostic, languages, workspace } from 'vscode';
import { closeAll, save, show, until, writeFile } from './support.js';

describe('problems', () => {
  afterEach(closeAll);

  it('are shown at their place, and are gone when fixed', async () => {
    const { document } = await show({ content: ':per[Bùi Thanh Sơn]{#bui-thanh-so} phát biểu.' });
    const found = (): Diagnostic[] => languages.getDiagnostics(document.uri);
    const problem = await until(() => found().find(({ code }) => code === 'unknown-concept'), languages.onDidChangeDiagnostics);
    assert.equal(document.getText(problem.range), '{#bui-thanh-so}');
    const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, problem.range);
    const fix = actions.find(({ title }) => title.includes('bui-thanh-son'))!;
    await workspace.applyEdit(fix.edit!);
    assert.equal(document.getText(), ':per[Bùi Thanh Sơn]{#bui-thanh-son} phát biểu.');
    await until(() => found().length === 0, languages.onDidChangeDiagnostics);
  });

  it('of a lexicon are shown at their line', async () => {
    await show({ content: 'Một văn bản.' });
    const uri = await writeFile('lexicon/broken.yaml', 'schemaVersion: 1\nid: broken\nversion: "1"\nlanguage: vi\nconcepts:\n  - id: x\n    label: NIRGENDS\n    prefLabel: Trung tâm Thử nghiệm\n');
    try {
      const document = await workspace.openTextDocument(uri);
      await save(document, `${document.getText()}# saved\n`);
      const problem = await until(() => languages.getDiagnostics(uri).find(({ code }) => code === 'unknown-label'), languages.onDidChangeDiagnostics);
      assert.equal(problem.range.start.line, 6);
    } finally {
      await workspace.fs.delete(uri);
    }
  });
});
