import { type Disposable, type Event, EventEmitter, workspace, type WorkspaceFolder } from 'vscode';

interface Part extends Disposable {
  readonly onDidChange: Event<void>;
}

/** What there is one of for each workspace folder: made when it is first asked for, disposed of when the folder goes. */
export class PerFolder<P extends Part> implements Disposable {
  readonly #parts = new Map<string, { readonly part: P; readonly subscription: Disposable }>();
  readonly #changed = new EventEmitter<void>();
  readonly #subscription: Disposable;

  /** One of them has changed, or folders have gone. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscription = workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const folder of removed) this.#drop(keyOf(folder));
      if (removed.length > 0) this.#changed.fire();
    });
  }

  dispose(): void {
    for (const key of [...this.#parts.keys()]) this.#drop(key);
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** Those that have been made. */
  all(): P[] {
    return Array.from(this.#parts.values(), ({ part }) => part);
  }

  /** That of a folder, if it has been made. */
  get(folder: WorkspaceFolder): P | undefined {
    return this.#parts.get(keyOf(folder))?.part;
  }

  /** That of a folder, or of what lies in none. */
  getOrMake(folder: WorkspaceFolder | undefined, make: () => P): P {
    const key = keyOf(folder);
    let entry = this.#parts.get(key);
    if (!entry) {
      const part = make();
      entry = { part, subscription: part.onDidChange(() => this.#changed.fire()) };
      this.#parts.set(key, entry);
    }
    return entry.part;
  }

  #drop(key: string): void {
    const entry = this.#parts.get(key);
    this.#parts.delete(key);
    entry?.subscription.dispose();
    entry?.part.dispose();
  }
}

function keyOf(folder: WorkspaceFolder | undefined): string {
  return folder?.uri.toString() ?? '';
}
