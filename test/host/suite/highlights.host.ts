import assert from 'node:assert/strict';
import { ConfigurationTarget, workspace } from 'vscode';
import { closeAll, extensionApi, show } from './support.js';

describe('highlights', () => {
  afterEach(closeAll);

  it('finds mentions in a seed text, each where its words stand', async () => {
    const { document } = await show({ path: 'texts/000_478af4e0ced61de0.txt' });
    const api = await extensionApi();
    const { highlights, syntax } = (await api.highlightsOf(document))!;
    const persons = highlights.filter(({ label }) => label === 'PER').map(({ start, end }) => document.getText().slice(start, end));
    assert.ok(persons.includes('Bùi Thanh Sơn'));
    assert.ok(highlights.length > 50);
    assert.deepEqual([...new Set(highlights.map(({ look }) => look))].filter((look) => look === 'annotation'), []);
    assert.equal(syntax.length, 0);
  });

  it('tells annotations from suggestions, and shows nested ones as nested', async () => {
    const { document } = await show({ content: ':role[Bộ trưởng :org[Bộ Ngoại giao]] Bùi Thanh Sơn' });
    const { highlights, syntax } = (await (await extensionApi()).highlightsOf(document))!;
    const said = highlights.map(({ label, look, level, start, end }) => ({ label, look, level, text: document.getText().slice(start, end) }));
    assert.ok(said.some((item) => JSON.stringify(item) === JSON.stringify({ label: 'ROLE', look: 'annotation', level: 0, text: 'Bộ trưởng :org[Bộ Ngoại giao]' })));
    assert.ok(said.some((item) => JSON.stringify(item) === JSON.stringify({ label: 'ORG', look: 'annotation', level: 1, text: 'Bộ Ngoại giao' })));
    assert.ok(said.some((item) => JSON.stringify(item) === JSON.stringify({ label: 'PER', look: 'suggestion', level: 0, text: 'Bùi Thanh Sơn' })));
    assert.deepEqual(syntax.map(({ start, end }) => document.getText().slice(start, end)).sort(), [':org[', ':role[', ']', ']']);
  });

  it('leaves out what the settings hide', async () => {
    const { document } = await show({ content: 'Bùi Thanh Sơn thăm Hà Nội, ngày 13/12/2021' });
    const api = await extensionApi();
    const labels = async (): Promise<string[]> => [...new Set((await api.highlightsOf(document))!.highlights.map(({ label }) => label))].sort();
    assert.deepEqual(await labels(), ['LOC', 'PER', 'TIME']);
    const settings = workspace.getConfiguration('policyAnnotator', document);
    try {
      await settings.update('hide', ['per'], ConfigurationTarget.Workspace);
      assert.deepEqual(await labels(), ['LOC', 'TIME']);
      await settings.update('hide', ['entity'], ConfigurationTarget.Workspace);
      assert.deepEqual(await labels(), []);
      await settings.update('hide', undefined, ConfigurationTarget.Workspace);
      await settings.update('suggestions', { exact: false }, ConfigurationTarget.Workspace);
      assert.deepEqual(await labels(), []);
    } finally {
      await settings.update('hide', undefined, ConfigurationTarget.Workspace);
      await settings.update('suggestions', undefined, ConfigurationTarget.Workspace);
    }
  });
});
