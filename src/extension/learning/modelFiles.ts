import { Uri, workspace } from 'vscode';
import type { LearnedModel } from '../../core/learning/model.js';
import { readModel, writeModel } from '../../core/learning/modelFile.js';
import { readTextFile, writeWhole } from '../textFiles.js';

/** The models of workspace folders, a file each in VS Code's own storage. Any of them may be deleted at any time. */
export class ModelFiles {
  readonly #folder: Uri;

  constructor(storage: Uri) {
    this.#folder = Uri.joinPath(storage, 'models');
  }

  /** Undefined where there is none that can be used; the next one is written over it. */
  async read(folder: Uri): Promise<LearnedModel | undefined> {
    const file = await readTextFile(this.#fileOf(folder));
    return file?.bytes && readModel(file.text).model;
  }

  async write(folder: Uri, model: LearnedModel): Promise<void> {
    await writeWhole(this.#fileOf(folder), writeModel(model));
  }

  async delete(folder: Uri): Promise<void> {
    await Promise.resolve(workspace.fs.delete(this.#fileOf(folder))).catch(() => undefined);
  }

  /** One file for each folder, whatever its address is made of. */
  #fileOf(folder: Uri): Uri {
    return Uri.joinPath(this.#folder, `${encodeURIComponent(folder.toString()).replaceAll('%', '_').slice(-180)}.json`);
  }
}
