import assert from 'node:assert/strict';
import { commands, Selection, workspace } from 'vscode';
import { closeAll, extensionApi, putCursorIn, runAndPickFirst, select, show, until } from './support.js';

describe('tagging', () => {
  afterEach(closeAll);

  it('tags the selection in one step of undo, with what the lexicon knows', async () => {
    const content = 'Đồng chí “Bùi Thanh Sơn” phát biểu.';
    const editor = await show({ content });
    const { document } = editor;
    select(editor, '“Bùi Thanh Sơn”');
    await runAndPickFirst('policyAnnotator.tagSelection');
    assert.equal(document.getText(), 'Đồng chí “:per[Bùi Thanh Sơn]{#bui-thanh-son}” phát biểu.');
    assert.equal(editor.selection.isEmpty, true);
    await commands.executeCommand('undo');
    await until(() => document.getText() === content, workspace.onDidChangeTextDocument);
  });

  it('tags all selections at once, again with the last label', async () => {
    const editor = await show({ content: 'Một Hai Ba. Bùi Thanh Sơn.' });
    select(editor, 'Bùi Thanh Sơn');
    await runAndPickFirst('policyAnnotator.tagSelection');
    editor.selections = [new Selection(0, 0, 0, 3), new Selection(0, 8, 0, 9)];
    await commands.executeCommand('policyAnnotator.tagAgain');
    assert.match(editor.document.getText(), /^:per\[Một\] Hai :per\[Ba\]\. :per\[Bùi/);
  });

  it('keeps a selection that starts at the seam of words that stuck together', async () => {
    const editor = await show({ content: 'địa phươngUBND tỉnh. Bùi Thanh Sơn' });
    select(editor, 'Bùi Thanh Sơn');
    await runAndPickFirst('policyAnnotator.tagSelection');
    select(editor, 'UBND tỉn');
    await commands.executeCommand('policyAnnotator.tagAgain');
    assert.match(editor.document.getText(), /^địa phương:per\[UBND tỉnh\]\. /);
  });

  it('removes a tag and leaves its text and the tags inside it', async () => {
    const editor = await show({ content: 'Ông là :role[Bộ trưởng :org[Bộ Ngoại giao]{#bo-ngoai-giao}].' });
    putCursorIn(editor, 'trưởng');
    await commands.executeCommand('policyAnnotator.removeTag');
    assert.equal(editor.document.getText(), 'Ông là Bộ trưởng :org[Bộ Ngoại giao]{#bo-ngoai-giao}.');
  });

  it('does so in Markdown too, and leaves code alone', async () => {
    const content = '# Tin\n\n**Bùi Thanh Sơn** và `Bùi Thanh Sơn`.\n';
    const editor = await show({ content, language: 'markdown' });
    const { suggestions } = (await (await extensionApi()).analysisOf(editor.document))!;
    assert.deepEqual(suggestions.filter(({ label }) => label === 'PER').map(({ start }) => start), [9]);
    putCursorIn(editor, 'Bùi');
    await commands.executeCommand('policyAnnotator.acceptSuggestion');
    assert.equal(editor.document.getText(), content.replace('**Bùi Thanh Sơn**', '**:per[Bùi Thanh Sơn]{#bui-thanh-son}**'));
  });
});
