import { type Disposable, FileType, Uri, WorkspaceEdit, workspace } from 'vscode';
import { recordPath, recordsOf, recordSuffix, withoutExtension } from '../../core/corpus/recordName.js';
import { mediaTypeOfName } from '../mediaTypes.js';
import { nameOf } from '../positions.js';

/** Takes the records of a document along when it is renamed or moved; those of a folder go with it by themselves. */
export function registerRenames(): Disposable {
  return workspace.onWillRenameFiles((event) => event.waitUntil(recordRenames(event.files)));
}

async function recordRenames(files: readonly { readonly oldUri: Uri; readonly newUri: Uri }[]): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  for (const { oldUri, newUri } of files) {
    if (!mediaTypeOfName(oldUri.path)) continue;
    for (const record of await recordsBeside(oldUri)) {
      const target = newUri.with({ path: withoutExtension(newUri.path) + record.path.slice(withoutExtension(oldUri.path).length) });
      edit.renameFile(record, target, { overwrite: false, ignoreIfExists: true });
    }
  }
  return edit;
}

/** All records beside a document: the common one, and each person's own. */
export async function recordsBeside(document: Uri): Promise<Uri[]> {
  const folder = Uri.joinPath(document, '..');
  const entries = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []);
  const files = entries.filter(([, type]) => type & FileType.File).map(([name]) => name);
  return recordsOf(nameOf(document), files).map((name) => Uri.joinPath(folder, name));
}

/** Whose record it is; undefined for the common one. */
export function annotatorOfRecord(document: Uri, record: Uri): string | undefined {
  return record.path === recordPath(document.path) ? undefined : record.path.slice(withoutExtension(document.path).length + 1, -recordSuffix.length);
}
