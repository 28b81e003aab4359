import { type Disposable, Uri, workspace } from 'vscode';
import type { DocumentRecord } from '../../core/corpus/record.js';
import { readRecord } from '../../core/corpus/readRecord.js';
import { stringifyRecord } from '../../core/corpus/writeRecord.js';
import { writeWhole } from '../textFiles.js';
import type { AnnotationHome } from './home.js';

/** How long after a change its backup is written, in milliseconds. */
const pause = 1000;

/**
 * Copies of what is kept beside documents with unsaved edits, in VS Code's own storage: the editor keeps the text of
 * such a document when the window closes, and this keeps its annotations. So are those that could not be written.
 */
export class Backups implements Disposable {
  readonly #folder: Uri;
  readonly #pending = new Map<string, { readonly timer: ReturnType<typeof setTimeout>; readonly home: AnnotationHome }>();

  constructor(storage: Uri) {
    this.#folder = Uri.joinPath(storage, 'unsaved');
  }

  dispose(): void {
    for (const { timer } of this.#pending.values()) clearTimeout(timer);
  }

  async read(document: Uri): Promise<DocumentRecord | undefined> {
    try {
      return readRecord(new TextDecoder().decode(await workspace.fs.readFile(this.#fileOf(document)))).record;
    } catch {
      return undefined;
    }
  }

  /** Soon, and once for many changes. */
  write(home: AnnotationHome): void {
    const file = this.#fileOf(home.document.uri);
    clearTimeout(this.#pending.get(file.toString())?.timer);
    const timer = setTimeout(() => {
      this.#pending.delete(file.toString());
      void this.#write(home, file);
    }, pause);
    this.#pending.set(file.toString(), { timer, home });
  }

  delete(document: Uri): void {
    const file = this.#fileOf(document);
    clearTimeout(this.#pending.get(file.toString())?.timer);
    this.#pending.delete(file.toString());
    void Promise.resolve(workspace.fs.delete(file)).catch(() => undefined);
  }

  async #write(home: AnnotationHome, file: Uri): Promise<void> {
    const record = home.record();
    if (record) await writeWhole(file, stringifyRecord(record)).catch(() => undefined);
  }

  /** One file for each document, whatever its path is made of. */
  #fileOf(document: Uri): Uri {
    return Uri.joinPath(this.#folder, `${encodeURIComponent(document.toString()).replaceAll('%', '_').slice(-180)}.yaml`);
  }
}
