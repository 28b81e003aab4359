import type { Disposable, Uri} from 'vscode';
import { EventEmitter, workspace } from 'vscode';
import type { Bundled } from './bundled.js';
import { FolderResources, type CheckedFile, type LoadedResources } from './folderResources.js';

/** The resources of all workspace folders, each loaded when a document of the folder first needs them. */
export class Resources implements Disposable {
  readonly #bundled: Bundled;
  readonly #folders = new Map<string, { readonly resources: FolderResources; readonly subscription: Disposable }>();
  readonly #changed = new EventEmitter<void>();
  readonly #subscription: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(bundled: Bundled) {
    this.#bundled = bundled;
    this.#subscription = workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) this.#drop(uri.toString());
      if (removed.length > 0) this.#changed.fire();
    });
  }

  dispose(): void {
    for (const key of [...this.#folders.keys()]) this.#drop(key);
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** What a document is analysed with, or undefined while it is being loaded. */
  of(document: Uri): LoadedResources | undefined {
    return this.#open(document).current;
  }

  /** What a document is analysed with, when it is loaded; without a document, what those outside of all folders are. */
  async whenLoaded(document: Uri | undefined): Promise<LoadedResources> {
    const resources = this.#open(document);
    return resources.current ?? new Promise((resolve) => {
      const subscription = resources.onDidChange(() => {
        subscription.dispose();
        resolve(resources.current!);
      });
    });
  }

  /** The resource files of the workspace that were read, with what is wrong with them. */
  checkedFiles(): CheckedFile[] {
    return [...this.#folders.values()].flatMap(({ resources }) => resources.checked);
  }

  #open(document: Uri | undefined): FolderResources {
    const folder = document && (workspace.getWorkspaceFolder(document) ?? (document.scheme === 'untitled' ? workspace.workspaceFolders?.[0] : undefined));
    const key = folder?.uri.toString() ?? '';
    let entry = this.#folders.get(key);
    if (!entry) {
      const resources = new FolderResources(folder, this.#bundled);
      entry = { resources, subscription: resources.onDidChange(() => this.#changed.fire()) };
      this.#folders.set(key, entry);
    }
    return entry.resources;
  }

  #drop(key: string): void {
    const entry = this.#folders.get(key);
    this.#folders.delete(key);
    entry?.subscription.dispose();
    entry?.resources.dispose();
  }
}
