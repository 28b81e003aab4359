import { assert } from 'chai';
import { extensions, Uri, window, workspace } from 'vscode';
import type { Api } from '../../../src/extension/extension.js';

describe('the extension', () => {
  it('finds mentions in a seed text', async () => {
    const folder = workspace.workspaceFolders![0]!.uri;
    const document = await workspace.openTextDocument(Uri.joinPath(folder, 'texts/000_478af4e0ced61de0.txt'));
    await window.showTextDocument(document);
    const api = (await extensions.getExtension<Api>('policy-annotator.policy-annotator')!.activate());
    const analysis = await api.analysisOf(document);
    assert.ok(analysis!.suggestions.length > 100);
  });
});
