import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { closeAll, extensionApi, putCursorIn, select, show, until, writeFile } from './support.js';

describe('learning', () => {
  const paths = ['taught.txt', 'untaught.txt'];
  afterEach(async () => {
    await closeAll();
    for (const path of paths) await workspace.fs.delete((await writeFile(path, '')));
  });

  const learned = async (text: string): Promise<string[]> => {
    const api = await extensionApi();
    const document = workspace.textDocuments.find((open) => open.uri.path.endsWith('/untaught.txt'))!;
    const analysis = (await api.analysisOf(document))!;
    return analysis.suggestions.filter(({ tier }) => tier === 'learned').map(({ start, end, label }) => `${label} ${analysis.text.plainText.slice(start, end)}`).filter((one) => one.endsWith(text));
  };

  it('suggests in one document at once what is tagged in another, and no more when the tag is gone', async () => {
    await writeFile('taught.txt', 'Bạn Tèo ra về.');
    await writeFile('untaught.txt', 'Rồi Tèo quay lại.');
    await show({ path: 'untaught.txt' });
    const editor = await show({ path: 'taught.txt' });
    select(editor, 'Tèo');
    assert.deepEqual(await learned('Tèo'), []);
    await editor.edit((edit) => edit.replace(editor.selection, ':per[Tèo]'));
    const { onDidChange } = await extensionApi();
    await until(async () => (await learned('Tèo')).length > 0, onDidChange, workspace.onDidChangeTextDocument);
    putCursorIn(editor, 'Tèo');
    await commands.executeCommand('policyAnnotator.removeTag');
    await until(async () => (await learned('Tèo')).length === 0, onDidChange);
  });

  it('goes on learning from a document that is closed', async () => {
    await writeFile('taught.txt', 'Bạn :per[Tí Hon] ra về.');
    await writeFile('untaught.txt', 'Rồi Tí Hon quay lại.');
    await show({ path: 'taught.txt' });
    await closeAll();
    await show({ path: 'untaught.txt' });
    const { onDidChange } = await extensionApi();
    await until(async () => (await learned('Tí Hon')).length > 0, onDidChange);
  });
});
