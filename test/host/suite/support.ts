import { commands, type Event, extensions, Range, Selection, type TextDocument, type TextEditor, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { Api } from '../../../src/extension/extension.js';

/** The extension under test, activated. */
export async function extensionApi(): Promise<Api> {
  return extensions.getExtension<Api>('policy-annotator.policy-annotator')!.activate();
}

export const workspaceFolder = (): Uri => workspace.workspaceFolders![0]!.uri;

/** Shows a document of the workspace, or one with the given text. */
export async function show(document: { readonly path: string } | { readonly content: string; readonly language?: string }): Promise<TextEditor> {
  const editor = 'path' in document ? await showFile(document.path) : await showContent({ language: 'plaintext', ...document });
  await (await extensionApi()).analysisOf(editor.document);
  return editor;
}

/**
 * VS Code keeps unsaved texts by the names of their documents, and on a busy machine still has that of one that was closed
 * when the next one gets its name, and opens it with it.
 */
async function showContent(options: { readonly content: string; readonly language: string }): Promise<TextEditor> {
  const document = await workspace.openTextDocument(options);
  if (document.getText() === options.content) return window.showTextDocument(document);
  await revert(document);
  return showContent(options);
}

/** As a person opens a file. What an extension opens itself VS Code keeps open for minutes after its editor was closed. */
async function showFile(path: string): Promise<TextEditor> {
  const uri = Uri.joinPath(workspaceFolder(), path);
  await commands.executeCommand('vscode.open', uri, { preview: false });
  return until(() => window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString()), window.onDidChangeVisibleTextEditors);
}

export async function writeFile(path: string, content: string): Promise<Uri> {
  const uri = Uri.joinPath(workspaceFolder(), path);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return uri;
}

export async function readFile(path: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(workspaceFolder(), path)));
}

export async function exists(path: string): Promise<boolean> {
  return Promise.resolve(workspace.fs.stat(Uri.joinPath(workspaceFolder(), path))).then(() => true, () => false);
}

/** Replaces what a document holds, and saves it: where no watcher of files works, saving still tells of the change. */
export async function save(document: TextDocument, content: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), content);
  await workspace.applyEdit(edit);
  if (!(await document.save())) throw new Error(`${document.uri.path} could not be saved.`);
}

/** Selects the nth occurrence of a text. */
export function select(editor: TextEditor, text: string, nth = 0): Selection {
  const { document } = editor;
  let start = document.getText().indexOf(text);
  for (let n = 0; n < nth; n++) start = document.getText().indexOf(text, start + 1);
  if (start < 0) throw new Error(`“${text}” is not in the document.`);
  editor.selection = new Selection(document.positionAt(start), document.positionAt(start + text.length));
  return editor.selection;
}

/** Puts the cursor into the first occurrence of a text. */
export function putCursorIn(editor: TextEditor, text: string): void {
  const { start } = select(editor, text);
  editor.selection = new Selection(start.translate(0, 1), start.translate(0, 1));
}

/**
 * Waits until something holds, looking again whenever one of the events is fired. Mocha's time limit ends a wait for
 * what never comes.
 */
export async function until<Value>(look: () => Value | undefined | false | Promise<Value | undefined | false>, ...events: Event<unknown>[]): Promise<Value> {
  return new Promise((resolve, reject) => {
    const again = async (): Promise<void> => {
      const value = await look();
      if (value === undefined || value === false) return;
      subscriptions.forEach((subscription) => subscription.dispose());
      resolve(value);
    };
    const subscriptions = events.map((event) => event(() => void again().catch(reject)));
    void again().catch(reject);
  });
}

/** Runs a command that lets the person pick, and takes the item that is offered first. */
export async function runAndPickFirst(command: string): Promise<void> {
  const running = commands.executeCommand(command);
  // The way to the window and back is longer than what the command does before it shows its picker.
  await commands.executeCommand('setContext', 'policyAnnotator.test', true);
  await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await running;
}

export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments) if (document.isDirty) await revert(document);
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** Closes the editors of a file that was shown by its path, and waits until VS Code has let go of it: shown again, it is read again. */
export async function closeFile({ document }: TextEditor): Promise<void> {
  await closeAll();
  await until(() => document.isClosed, workspace.onDidCloseTextDocument);
}

async function revert(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
