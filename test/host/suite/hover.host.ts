import assert from 'node:assert/strict';
import { commands, type Hover, type MarkdownString, type TextEditor } from 'vscode';
import { closeAll, select, show } from './support.js';

async function hoverOver(editor: TextEditor, text: string): Promise<string[]> {
  const position = select(editor, text).start.translate(0, 1);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', editor.document.uri, position);
  return hovers.flatMap(({ contents }) => contents as MarkdownString[]).map(({ value }) => value);
}

describe('hovers', () => {
  afterEach(closeAll);

  it('explain a suggestion: its name, definitions, where it comes from, what can be done', async () => {
    const editor = await show({ content: 'Đồng chí Bùi Thanh Sơn phát biểu.' });
    const [text] = await hoverOver(editor, 'Bùi Thanh Sơn');
    assert.match(text!, /^\*\*Bùi Thanh Sơn\*\* — PER · /);
    assert.ok(text!.includes('Foreign Minister of Viet Nam'));
    assert.ok(text!.includes('Bộ trưởng Ngoại giao'));
    assert.match(text!, /vi\\-entities 1\\\.0\\\.0/);
    for (const command of ['acceptSuggestion', 'acceptAlike', 'tagSuggestionAs', 'ignoreSuggestion', 'openLexiconEntry']) assert.ok(text!.includes(`(command:policyAnnotator.${command}?`));
    assert.ok(!text!.includes('removeTag'));
    assert.ok(text!.indexOf('acceptSuggestion') < text!.indexOf('Foreign Minister'), 'what can be done needs no scrolling to');
  });

  it('show the innermost mention first, then those around it', async () => {
    const editor = await show({ content: 'Ông là :role[Bộ trưởng :org[Bộ Ngoại giao]].' });
    const texts = await hoverOver(editor, 'Ngoại giao');
    assert.deepEqual(texts.map((text) => /— (\w+)/.exec(text)![1]), ['ORG', 'ROLE']);
    assert.ok(texts[0]!.includes('(command:policyAnnotator.removeTag?'));
    assert.ok(texts[0]!.includes('(command:policyAnnotator.changeLabel?'));
  });

  it('take nothing in a document for Markdown', async () => {
    const editor = await show({ content: ':per[Tên <b>đậm</b> $(zap) \\[x\\](command:evil)]{note="`*x*` <i>"}' });
    const [text] = await hoverOver(editor, 'đậm');
    assert.doesNotMatch(text!, /(?<!\\)\$\(zap\)|<b>|\]\(command:evil\)|<i>/);
  });

  it('say what a pattern read out', async () => {
    const editor = await show({ content: 'Diễn ra ngày 13/12/2021 tại trụ sở.' });
    const [text] = await hoverOver(editor, '13/12');
    assert.ok(text!.includes(String.raw`iso = 2021\-12\-13`));
  });
});
