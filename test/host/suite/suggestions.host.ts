import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { closeAll, extensionApi, putCursorIn, show } from './support.js';

const content = 'Bùi Thanh Sơn thăm Hà Nội. Sau đó Bùi Thanh Sơn về Hà Nội.';

describe('suggestions', () => {
  afterEach(closeAll);

  it('are gone through forwards, backwards and round', async () => {
    const editor = await show({ content });
    const selected = (): string => `${editor.selection.start.character} ${editor.document.getText(editor.selection)}`;
    const go = async (way: 'next' | 'previous'): Promise<string> => {
      await commands.executeCommand(`policyAnnotator.${way}Suggestion`);
      return selected();
    };
    const second = `${content.indexOf('Hà Nội')} Hà Nội`;
    assert.equal(await go('next'), '0 Bùi Thanh Sơn');
    assert.equal(await go('next'), second);
    assert.equal(await go('previous'), '0 Bùi Thanh Sơn');
    assert.equal(await go('previous'), `${content.lastIndexOf('Hà Nội')} Hà Nội`);
    assert.equal(await go('next'), '0 Bùi Thanh Sơn');
  });

  it('become annotations when accepted, and the next one comes up', async () => {
    const editor = await show({ content });
    putCursorIn(editor, 'Bùi');
    await commands.executeCommand('policyAnnotator.acceptSuggestion');
    assert.match(editor.document.getText(), /^:per\[Bùi Thanh Sơn\]\{#bui-thanh-son\} thăm Hà Nội\./);
    assert.equal(editor.document.getText(editor.selection), 'Hà Nội');
    const { annotations } = (await (await extensionApi()).analysisOf(editor.document))!;
    assert.deepEqual(annotations.map(({ label, exact, concept }) => ({ label, exact, concept })), [{ label: 'PER', exact: 'Bùi Thanh Sơn', concept: 'bui-thanh-son' }]);
  });

  it('can be accepted all alike', async () => {
    const editor = await show({ content });
    putCursorIn(editor, 'Bùi');
    await commands.executeCommand('policyAnnotator.acceptAlike');
    assert.equal(editor.document.getText().match(/:per\[Bùi Thanh Sơn\]\{#bui-thanh-son\}/g)!.length, 2);
    assert.ok(!editor.document.getText().includes(':loc['));
  });

  it('are gone when ignored, and stay so while the text around them changes', async () => {
    const editor = await show({ content });
    const api = await extensionApi();
    const starts = async (): Promise<number[]> => (await api.analysisOf(editor.document))!.suggestions.map(({ start }) => start);
    const before = await starts();
    putCursorIn(editor, 'Bùi');
    await commands.executeCommand('policyAnnotator.ignoreSuggestion');
    assert.deepEqual(await starts(), before.slice(1));
    assert.equal(editor.document.getText(editor.selection), 'Hà Nội');
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0), 'Hôm qua '));
    assert.deepEqual(await starts(), before.slice(1).map((start) => start + 8));
    assert.equal(editor.document.getText(), `Hôm qua ${content}`);
  });
});
