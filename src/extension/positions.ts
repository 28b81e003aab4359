import { Range, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { LineIndex } from '../core/text/lines.js';
import type { TextEdit } from '../core/text/problem.js';
import type { Span } from '../core/text/span.js';

/** The range of a span of an open document's text. */
export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

/** The span of a range of an open document's text. */
export function spanOf(document: TextDocument, range: Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The range of a span of a text that need not be open. */
export function rangeInText(lines: LineIndex, { start, end }: Span): Range {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return new Range(from.line, from.column, to.line, to.column);
}

/** Edits of a document as one step of undo. VS Code refuses them if the document has changed in the meantime. */
export async function applyEdits(document: TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
  if (edits.length === 0) return false;
  return workspace.applyEdit(workspaceEdit(document, edits));
}

export function workspaceEdit(document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { newText, ...span } of edits) edit.replace(document.uri, rangeOf(document, span), newText);
  return edit;
}

/** Whether two addresses name the same thing. */
export function sameUri(a: Uri, b: Uri): boolean {
  return a.toString() === b.toString();
}

/** The folder of the workspace that a file belongs to, else that in which it lies, and the file's path below it, with `/`. */
export function folderPathOf(file: Uri): { readonly folder: Uri; readonly path: string } {
  const folder = workspace.getWorkspaceFolder(file)?.uri ?? Uri.joinPath(file, '..');
  return { folder, path: file.path.slice(folder.path.replace(/\/$/, '').length + 1) };
}

/** The last part of a path. */
export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
