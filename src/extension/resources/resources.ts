import { type Disposable, type Uri, workspace } from 'vscode';
import { PerFolder } from '../perFolder.js';
import type { Bundled } from './bundled.js';
import { FolderResources, type CheckedFile, type LoadedResources } from './folderResources.js';

/** The resources of all workspace folders, each loaded when a document of the folder first needs them. */
export class Resources implements Disposable {
  readonly #bundled: Bundled;
  readonly #folders = new PerFolder<FolderResources>();

  readonly onDidChange = this.#folders.onDidChange;

  constructor(bundled: Bundled) {
    this.#bundled = bundled;
  }

  dispose(): void {
    this.#folders.dispose();
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
    return this.#folders.all().flatMap(({ checked }) => checked);
  }

  #open(document: Uri | undefined): FolderResources {
    const folder = document && (workspace.getWorkspaceFolder(document) ?? (document.scheme === 'untitled' ? workspace.workspaceFolders?.[0] : undefined));
    return this.#folders.getOrMake(folder, () => new FolderResources(folder, this.#bundled));
  }
}
