import assert from 'node:assert/strict';
import { languages, workspace } from 'vscode';
import { closeAll, extensionApi, save, show, until, writeFile } from './support.js';

const lexicon = (form: string): string => `schemaVersion: 1\nid: test-lexicon\nversion: "1"\nlanguage: vi\nconcepts:\n  - id: thu-nghiem\n    label: ORG\n    prefLabel: ${form}\n`;

describe('resources of the workspace', () => {
  afterEach(closeAll);

  it('are read again when they are saved; a broken file stays in force as it last was', async () => {
    const uri = await writeFile('lexicon/test.yaml', lexicon('Viện Alpha'));
    const file = await workspace.openTextDocument(uri);
    try {
      const { document } = await show({ content: 'viện nào: Viện Alpha, Viện Beta' });
      const api = await extensionApi();
      const found = async (): Promise<string | undefined> => {
        const { suggestions, text } = (await api.analysisOf(document))!;
        const own = suggestions.find(({ evidence }) => evidence.some((item) => item.kind === 'lexicon' && item.lexicon === 'test-lexicon'));
        return own && text.plainText.slice(own.start, own.end);
      };
      await save(file, `${lexicon('Viện Alpha')}# \n`);
      await until(async () => (await found()) === 'Viện Alpha', api.onDidChange);
      await save(file, lexicon('Viện Beta'));
      await until(async () => (await found()) === 'Viện Beta', api.onDidChange);
      await save(file, 'concepts: [');
      await until(() => languages.getDiagnostics(uri).length > 0, languages.onDidChangeDiagnostics);
      assert.equal(await found(), 'Viện Beta');
    } finally {
      await workspace.fs.delete(uri);
    }
  });
});
