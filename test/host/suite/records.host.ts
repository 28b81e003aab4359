import assert from 'node:assert/strict';
import { commands, ConfigurationTarget, languages, Range, Selection, type TextDocument, type TextEditor, Uri, ViewColumn, window, workspace, WorkspaceEdit } from 'vscode';
import { parse } from 'yaml';
import type { DocumentRecord } from '../../../src/core/corpus/record.js';
import { closeAll, closeFile, exists, extensionApi, putCursorIn, readFile, runAndPickFirst, save, select, show, until, workspaceFolder, writeFile } from './support.js';

const content = 'Sáng 13/12, Bùi Thanh Sơn thăm Hà Nội và làm việc với lãnh đạo thành phố.\n\nSau đó Bùi Thanh Sơn về Hải Phòng.\n';

/** What a document's record holds, once it is such that something holds of it. */
async function record(path: string, isDone: (record: DocumentRecord) => unknown = () => true): Promise<DocumentRecord> {
  const api = await extensionApi();
  return until(async () => {
    // For a moment of its writing it is not there.
    const text = await readFile(path).catch(() => undefined);
    const read = text === undefined ? undefined : (parse(text) as DocumentRecord);
    return read && isDone(read) ? read : undefined;
  }, api.onDidChange, api.onDidWriteRecord);
}

const exacts = async (document: TextDocument): Promise<string[]> => (await (await extensionApi()).analysisOf(document))!.annotations.map(({ label, exact }) => `${label} ${exact}`);

async function accept(editor: TextEditor, text: string): Promise<void> {
  putCursorIn(editor, text);
  await commands.executeCommand('policyAnnotator.acceptSuggestion');
}

/** A document of its own, whose annotations live beside it. */
let count = 0;
async function standoff(text = content): Promise<{ editor: TextEditor; path: string; recordPath: string }> {
  const stem = `beside/d${++count}`;
  await writeFile(`${stem}.txt`, text);
  return { editor: await show({ path: `${stem}.txt` }), path: `${stem}.txt`, recordPath: `${stem}.annotations.yaml` };
}

describe('annotations beside the text', () => {
  const configure = (name: string, value: unknown): Thenable<void> => workspace.getConfiguration('policyAnnotator').update(name, value, ConfigurationTarget.Workspace);

  before(async () => {
    await configure('store', 'standoff');
    await configure('annotator', 'Lan');
  });
  after(async () => {
    await configure('store', undefined);
    await configure('annotator', undefined);
    await workspace.fs.delete(Uri.joinPath(workspaceFolder(), 'beside'), { recursive: true });
  });
  afterEach(closeAll);

  it('are written at once, leave the text alone, and say who made them', async () => {
    const { editor, path, recordPath } = await standoff();
    assert.equal(await exists(recordPath), false);
    await accept(editor, 'Bùi Thanh Sơn');
    const { annotations, source } = await record(recordPath);
    assert.deepEqual(annotations.map(({ label, exact, status, annotator, concept }) => ({ label, exact, status, annotator, concept })), [
      { label: 'PER', exact: 'Bùi Thanh Sơn', status: 'accepted', annotator: 'Lan', concept: 'bui-thanh-son' },
    ]);
    assert.equal(source.store, 'standoff');
    assert.equal(await readFile(path), content);
    assert.equal(editor.document.isDirty, false);
  });

  it('are undone and done again with the keys of undo, in turn with what is typed', async () => {
    const { editor, recordPath } = await standoff();
    const { document } = editor;
    await accept(editor, 'Bùi Thanh Sơn');
    await accept(editor, 'Hà Nội');
    assert.deepEqual(await exacts(document), ['PER Bùi Thanh Sơn', 'LOC Hà Nội']);
    await commands.executeCommand('policyAnnotator.undo');
    assert.deepEqual(await exacts(document), ['PER Bùi Thanh Sơn']);
    await record(recordPath, ({ annotations }) => annotations.length === 1);
    await commands.executeCommand('policyAnnotator.redo');
    assert.deepEqual(await exacts(document), ['PER Bùi Thanh Sơn', 'LOC Hà Nội']);
    await record(recordPath, ({ annotations }) => annotations.length === 2);
  });

  it('are changed and removed as tags are', async () => {
    const { editor, recordPath } = await standoff();
    await accept(editor, 'Bùi Thanh Sơn');
    select(editor, 'Sáng');
    await runAndPickFirst('policyAnnotator.tagSelection');
    assert.deepEqual(await exacts(editor.document), ['PER Sáng', 'PER Bùi Thanh Sơn']);
    putCursorIn(editor, 'Bùi Thanh Sơn');
    await commands.executeCommand('policyAnnotator.removeTag');
    assert.deepEqual(await exacts(editor.document), ['PER Sáng']);
    await record(recordPath, ({ annotations }) => annotations.length === 1);
  });

  it('move along with edits, are written when the document is saved, and wait for their words to come back', async () => {
    const { editor, recordPath } = await standoff();
    const { document } = editor;
    await accept(editor, 'Hà Nội');
    await record(recordPath);
    await editor.edit((edit) => edit.insert(document.positionAt(0), 'Ngày '));
    await editor.edit((edit) => edit.insert(document.positionAt(document.getText().indexOf('Nội')), 'thành '));
    assert.deepEqual(await exacts(document), ['LOC Hà thành Nội']);
    assert.equal((await record(recordPath)).annotations[0]!.exact, 'Hà Nội');
    await document.save();
    assert.equal((await record(recordPath, ({ annotations }) => annotations[0]!.exact === 'Hà thành Nội')).annotations[0]!.start, content.indexOf('Hà Nội') + 5);

    await editor.edit((edit) => edit.delete(select(editor, 'thăm Hà thành Nội')));
    assert.deepEqual(await exacts(document), []);
    const stale = await until(() => languages.getDiagnostics(document.uri).find(({ code }) => code === 'stale-annotation'), languages.onDidChangeDiagnostics);
    assert.match(stale.message, /Hà thành Nội/);
    await commands.executeCommand('undo');
    await until(async () => (await exacts(document)).includes('LOC Hà thành Nội'), workspace.onDidChangeTextDocument);
  });

  it('are placed again when text and record are opened after the text was changed elsewhere', async () => {
    const { editor, path, recordPath } = await standoff();
    await accept(editor, 'Hà Nội');
    putCursorIn(editor, 'Sau đó Bùi');
    await commands.executeCommand('policyAnnotator.nextSuggestion');
    await commands.executeCommand('policyAnnotator.acceptSuggestion');
    await record(recordPath, ({ annotations }) => annotations.length === 2);
    await closeFile(editor);
    await writeFile(path, `Tin mới nhận.\n\n${content.replace('thăm Hà Nội', 'đến thăm Hà Nội').replace('Bùi Thanh Sơn về', 'đoàn về')}`);
    const again = await show({ path });
    assert.deepEqual(await exacts(again.document), ['LOC Hà Nội']);
    const [stale] = await until(() => {
      const all = languages.getDiagnostics(again.document.uri).filter(({ code }) => code === 'stale-annotation');
      return all.length > 0 && all;
    }, languages.onDidChangeDiagnostics);
    assert.match(stale!.message, /Bùi Thanh Sơn/);
    assert.equal((await record(recordPath)).annotations.length, 2);
  });

  it('take over what somebody else writes into the record, without losing what is not written yet', async () => {
    const { editor, recordPath } = await standoff();
    const { document } = editor;
    await accept(editor, 'Hà Nội');
    const written = await record(recordPath);
    await editor.edit((edit) => edit.insert(document.lineAt(document.lineCount - 1).range.end, 'Hết.'));
    await accept(editor, 'Bùi Thanh Sơn');
    // Somebody else adds a remark and takes an annotation away.
    await writeFile(recordPath, (await readFile(recordPath)).replace('relations: []', 'reviewed: "yes" # xem lại\nrelations: []').replace(`id: "${written.annotations[0]!.id}"`, 'id: "another"'));
    await document.save();
    const merged = await record(recordPath, ({ annotations }) => annotations.length === 2);
    assert.deepEqual(merged.annotations.map(({ id, exact }) => (id === 'another' ? id : exact)), ['Bùi Thanh Sơn', 'another']);
    assert.match(await readFile(recordPath), /reviewed: "yes" # xem lại/);
  });

  it('never write over a record that cannot be read', async () => {
    const { editor, path, recordPath } = await standoff();
    await accept(editor, 'Hà Nội');
    await record(recordPath);
    await closeFile(editor);
    const conflict = (await readFile(recordPath)).replace('annotations:', '<<<<<<< HEAD\nannotations:');
    await writeFile(recordPath, conflict);
    const again = await show({ path });
    const problem = await until(() => languages.getDiagnostics(Uri.joinPath(workspaceFolder(), recordPath)).find(({ code }) => code === 'merge-conflict'), languages.onDidChangeDiagnostics);
    assert.ok(problem.range.start.line > 0);
    await accept(again, 'Bùi Thanh Sơn');
    assert.deepEqual(await exacts(again.document), ['PER Bùi Thanh Sơn']);
    assert.equal(await readFile(recordPath), conflict);

    await save(await workspace.openTextDocument(Uri.joinPath(workspaceFolder(), recordPath)), conflict.replace('<<<<<<< HEAD\n', ''));
    const mended = await record(recordPath, ({ annotations }) => annotations.length === 2);
    assert.deepEqual(mended.annotations.map(({ exact }) => exact), ['Bùi Thanh Sơn', 'Hà Nội']);
  });

  it('are read where they were written when that was all that was done', async () => {
    const { editor, path, recordPath } = await standoff();
    await accept(editor, 'Hà Nội');
    await record(recordPath);
    await closeFile(editor);
    const beside = Uri.joinPath(workspaceFolder(), 'beside', `.${recordPath.slice('beside/'.length)}.tmp`);
    await workspace.fs.rename(Uri.joinPath(workspaceFolder(), recordPath), beside);
    const again = await show({ path });
    assert.deepEqual(await exacts(again.document), ['LOC Hà Nội']);
    await accept(again, 'Bùi Thanh Sơn');
    await record(recordPath, ({ annotations }) => annotations.length === 2);
  });

  it('are the same in two editors of one document', async () => {
    const { editor } = await standoff();
    const other = await window.showTextDocument(editor.document, ViewColumn.Two);
    await accept(other, 'Hà Nội');
    assert.equal(other.document, editor.document);
    assert.deepEqual(await exacts(editor.document), ['LOC Hà Nội']);
  });

  it('go with their document when it is renamed', async () => {
    const { editor, recordPath } = await standoff();
    await accept(editor, 'Hà Nội');
    await record(recordPath);
    const target = Uri.joinPath(workspaceFolder(), 'beside', 'moved', 'new.txt');
    const rename = new WorkspaceEdit();
    rename.renameFile(editor.document.uri, target);
    await workspace.applyEdit(rename);
    assert.deepEqual(await exacts(await workspace.openTextDocument(target)), ['LOC Hà Nội']);
    assert.equal(await exists(recordPath), false);
    assert.equal(await exists('beside/moved/new.annotations.yaml'), true);
  });

  it('may be in several parts', async () => {
    const { editor, recordPath } = await standoff('Bộ Ngoại giao và Bộ Quốc phòng');
    editor.selections = [new Selection(0, 0, 0, 2), new Selection(0, 20, 0, 30)];
    await runAndPickFirst('policyAnnotator.tagTogether');
    const { annotations } = await record(recordPath);
    assert.deepEqual(annotations.map(({ start, end, segments }) => ({ start, end, segments })), [{ start: 0, end: 30, segments: [{ start: 0, end: 2 }, { start: 20, end: 30 }] }]);
  });

  it('move into the text and out of it again without loss, also by undo', async () => {
    const { editor, path, recordPath } = await standoff();
    const { document } = editor;
    await accept(editor, 'Hà Nội');
    putCursorIn(editor, 'Bùi Thanh Sơn');
    await commands.executeCommand('policyAnnotator.ignoreSuggestion');
    const before = await record(recordPath, ({ annotations }) => annotations.length === 2);
    await commands.executeCommand('policyAnnotator.convertToInline');
    assert.match(await readFile(path), /thăm :loc\[Hà Nội\]\{#ha-noi\} và/);
    assert.equal((await record(recordPath)).source.store, 'inline');
    const suggestions = async (): Promise<number[]> => (await (await extensionApi()).analysisOf(document))!.suggestions.filter(({ label }) => label === 'PER').map(({ start }) => start);
    assert.deepEqual(await suggestions(), [content.lastIndexOf('Bùi')]);

    await commands.executeCommand('undo');
    await until(async () => document.getText() === content && (await exacts(document)).length === 1, (await extensionApi()).onDidChange);
    await commands.executeCommand('redo');
    await until(async () => document.getText() !== content && (await exacts(document)).length === 1, (await extensionApi()).onDidChange);
    await document.save();
    await commands.executeCommand('policyAnnotator.convertToStandoff');
    assert.equal(await readFile(path), content);
    const after = await record(recordPath, ({ source }) => source.store === 'standoff');
    assert.deepEqual(after, before);
  });

  it('can be those of one of several people', async () => {
    const { editor, path } = await standoff();
    await configure('record', 'Lan');
    await until(async () => (await exacts(editor.document)).length === 0, (await extensionApi()).onDidChange);
    await accept(editor, 'Hà Nội');
    await record(path.replace('.txt', '.Lan.annotations.yaml'));
    await configure('record', 'Minh');
    await until(async () => (await exacts(editor.document)).length === 0, (await extensionApi()).onDidChange);
    await configure('record', undefined);
    assert.equal(await exists(path.replace('.txt', '.annotations.yaml')), false);
  });

  it('are not written by looking at them', async () => {
    const { editor, path, recordPath } = await standoff();
    await accept(editor, 'Hà Nội');
    await record(recordPath);
    await closeFile(editor);
    const stat = async (): Promise<number> => (await workspace.fs.stat(Uri.joinPath(workspaceFolder(), recordPath))).mtime;
    const before = await stat();
    const again = await show({ path });
    await commands.executeCommand('vscode.executeHoverProvider', again.document.uri, again.document.positionAt(content.indexOf('Hà Nội')));
    again.selection = new Selection(new Range(0, 0, 0, 3).start, new Range(0, 0, 0, 3).end);
    await closeFile(again);
    assert.equal(await stat(), before);
  });
});
