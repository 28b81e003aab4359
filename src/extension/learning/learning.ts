import { type Disposable, type TextDocument, type Uri, workspace } from 'vscode';
import type { Learned } from '../../core/learning/learned.js';
import type { TrainingDocument } from '../../core/learning/trainingDocument.js';
import { PerFolder } from '../perFolder.js';
import type { Resources } from '../resources/resources.js';
import { FolderLearning, isWanted } from './folderLearning.js';
import { ModelFiles } from './modelFiles.js';
import { learningText } from './status.js';

/** What the annotations of each workspace folder teach. Documents outside of all folders neither teach nor learn. */
export class Learning implements Disposable {
  readonly #resources: Resources;
  readonly #models: ModelFiles | undefined;
  readonly #folders = new PerFolder<FolderLearning>();

  /** Other things are suggested than before. */
  readonly onDidChange = this.#folders.onDidChange;

  /** @param storage of the workspace; undefined where none is open */
  constructor(resources: Resources, storage: Uri | undefined) {
    this.#resources = resources;
    this.#models = storage && new ModelFiles(storage);
  }

  dispose(): void {
    this.#folders.dispose();
  }

  /** What suggestions in a document may be learned from; undefined where nothing is, or nobody wants to see it. */
  of(document: Uri): Learned | undefined {
    return this.#of(document)?.learned;
  }

  /** To be called when what is annotated in a document that is open may have changed: it is suggested in the others. */
  see({ uri }: TextDocument, document: TrainingDocument): void {
    this.#of(uri)?.see(uri, document);
  }

  /** What suggestions in a document are learned from, in the reader's words. */
  textOf(document: Uri): string | undefined {
    const learning = this.#of(document);
    return learning && learningText(learning.readiness, learning.learntFrom);
  }

  /** Deletes the models of all folders. New ones are made when more has been annotated. */
  async deleteModels(): Promise<void> {
    await Promise.all((workspace.workspaceFolders ?? []).map((folder) => this.#folders.get(folder)?.deleteModel() ?? this.#models?.delete(folder.uri)));
  }

  #of(document: Uri): FolderLearning | undefined {
    const folder = workspace.getWorkspaceFolder(document);
    const models = this.#models;
    if (!folder || !models || !isWanted(folder)) return undefined;
    return this.#folders.getOrMake(folder, () => new FolderLearning(folder, this.#resources, models));
  }
}
