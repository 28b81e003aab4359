import { type Disposable, EventEmitter, type TextDocument, type Uri, workspace } from 'vscode';
import type { TrainingDocument } from '../../core/learning/trainingDocument.js';
import type { LearnedSource } from '../../core/matching/learnedSource.js';
import type { Resources } from '../resources/resources.js';
import { FolderLearning, isWanted } from './folderLearning.js';
import { ModelFiles } from './modelFiles.js';
import { learningText } from './status.js';

/** What the annotations of each workspace folder teach. Documents outside of all folders neither teach nor learn. */
export class Learning implements Disposable {
  readonly #resources: Resources;
  readonly #models: ModelFiles | undefined;
  readonly #folders = new Map<string, { readonly learning: FolderLearning; readonly subscription: Disposable }>();
  readonly #changed = new EventEmitter<void>();
  readonly #subscription: Disposable;

  /** Other things are suggested than before. */
  readonly onDidChange = this.#changed.event;

  /** @param storage of the workspace; undefined where none is open */
  constructor(resources: Resources, storage: Uri | undefined) {
    this.#resources = resources;
    this.#models = storage && new ModelFiles(storage);
    this.#subscription = workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) this.#drop(uri.toString());
    });
  }

  dispose(): void {
    for (const key of [...this.#folders.keys()]) this.#drop(key);
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** What suggestions in a document may be learned from; undefined where nothing is, or nobody wants to see it. */
  of(document: Uri): LearnedSource | undefined {
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
    await Promise.all((workspace.workspaceFolders ?? []).map(({ uri }) => this.#folders.get(uri.toString())?.learning.deleteModel() ?? this.#models?.delete(uri)));
  }

  #of(document: Uri): FolderLearning | undefined {
    const folder = workspace.getWorkspaceFolder(document);
    if (!folder || !this.#models || !isWanted(folder)) return undefined;
    const key = folder.uri.toString();
    let entry = this.#folders.get(key);
    if (!entry) {
      const learning = new FolderLearning(folder, this.#resources, this.#models);
      entry = { learning, subscription: learning.onDidChange(() => this.#changed.fire()) };
      this.#folders.set(key, entry);
    }
    return entry.learning;
  }

  #drop(key: string): void {
    const entry = this.#folders.get(key);
    this.#folders.delete(key);
    entry?.subscription.dispose();
    entry?.learning.dispose();
  }
}
