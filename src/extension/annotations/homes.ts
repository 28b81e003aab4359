import { commands, Disposable, EventEmitter, l10n, type TextDocument, type TextDocumentChangeEvent, TextDocumentChangeReason, Uri, window, workspace } from 'vscode';
import { recordSuffix } from '../../core/corpus/recordName.js';
import { mediaTypeOf } from '../mediaTypes.js';
import { sameUri } from '../positions.js';
import type { Resources } from '../resources/resources.js';
import { readSettings, settingName } from '../settings.js';
import type { Backups } from './backups.js';
import { AnnotationHome } from './home.js';
import { readRecordFile, recordUriOf } from './recordFile.js';

/** Where the annotations of all open documents live: read when somebody first asks, kept up with every edit, written with the text. */
export class Homes implements Disposable {
  readonly #resources: Resources;
  readonly #backups: Backups;
  readonly #homes = new Map<TextDocument, Promise<AnnotationHome>>();
  readonly #ready = new Map<TextDocument, AnnotationHome>();
  readonly #changed = new EventEmitter<TextDocument>();
  readonly #watcher = workspace.createFileSystemWatcher(`**/*${recordSuffix}`);
  readonly #subscriptions: Disposable;

  /** What is kept beside a document has changed, other than by moving along with an edit. */
  readonly onDidChange = this.#changed.event;

  constructor(resources: Resources, backups: Backups) {
    this.#resources = resources;
    this.#backups = backups;
    const reread = (uri: Uri): void => void this.#reload((home) => sameUri(home.recordUri, uri));
    this.#subscriptions = Disposable.from(
      this.#watcher,
      this.#watcher.onDidChange(reread),
      this.#watcher.onDidCreate(reread),
      this.#watcher.onDidDelete(reread),
      workspace.onDidChangeTextDocument((event) => this.#edited(event)),
      workspace.onDidSaveTextDocument((document) => void this.#save(document)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      // Watchers miss what happens while nobody looks, and on some file systems everything.
      window.onDidChangeWindowState(({ focused }) => focused && void this.#reload(() => true)),
      resources.onDidChange(() => this.#forgetAll()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(settingName('record')) && this.#forgetAll()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  /** Where the annotations of a document live; undefined while that is being read. */
  of(document: TextDocument): AnnotationHome | undefined {
    if (!this.#homes.has(document)) void this.whenRead(document);
    return this.#ready.get(document);
  }

  whenRead(document: TextDocument): Promise<AnnotationHome> {
    let home = this.#homes.get(document);
    if (!home) {
      home = this.#open(document);
      this.#homes.set(document, home);
    }
    return home;
  }

  /** To be called after a change of what is kept: shows it, and writes it where the document has no unsaved edits. */
  async changed(home: AnnotationHome): Promise<void> {
    this.#changed.fire(home.document);
    await this.#write(home);
  }

  /** Reads a document's record anew, for instance because the document is now kept another way. */
  async reopen(document: TextDocument): Promise<AnnotationHome> {
    this.#forget(document);
    const home = await this.whenRead(document);
    this.#changed.fire(document);
    return home;
  }

  async #open(document: TextDocument): Promise<AnnotationHome> {
    const { analyzer } = await this.#resources.whenLoaded(document.uri);
    const settings = readSettings(document);
    const file = await readRecordFile(recordUriOf(document.uri, settings.record));
    const unsaved = document.isDirty ? await this.#backups.read(document.uri) : undefined;
    const home = new AnnotationHome(document, analyzer, file, settings.store, unsaved);
    if (!document.isClosed) {
      this.#ready.set(document, home);
      this.#changed.fire(document);
      if (file.problems.length > 0) void this.#warn(home);
    }
    return home;
  }

  #edited({ document, contentChanges, reason }: TextDocumentChangeEvent): void {
    const home = this.#ready.get(document);
    if (!home || contentChanges.length === 0) return;
    home.edited(contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, end: rangeOffset + rangeLength, newText: text })));
    // VS Code reloads a document that was changed elsewhere; then its record may have been too.
    if (!document.isDirty && reason !== TextDocumentChangeReason.Undo) void this.#reload((other) => other === home);
    else if (home.isChanged) this.#backups.write(home);
  }

  async #save(document: TextDocument): Promise<void> {
    const home = this.#ready.get(document);
    if (home) await this.#write(home);
  }

  async #write(home: AnnotationHome): Promise<void> {
    if (home.document.isDirty || home.document.isUntitled) {
      if (home.isChanged) this.#backups.write(home);
      return;
    }
    if (home.problems.length > 0) {
      if (home.isChanged) await this.#warn(home);
      return;
    }
    try {
      await home.save();
      this.#backups.delete(home.document.uri);
    } catch (error) {
      this.#backups.write(home);
      const reason = error instanceof Error ? error.message : String(error);
      const again = l10n.t('Try Again');
      const choice = await window.showErrorMessage(l10n.t('The annotations of {0} could not be written: {1} They are kept as long as the document is open.', nameOf(home.document.uri), reason), again);
      if (choice === again) await this.#write(home);
    }
  }

  async #reload(isMeant: (home: AnnotationHome) => boolean): Promise<void> {
    for (const home of [...this.#ready.values()]) {
      if (isMeant(home) && (await home.reload())) {
        this.#changed.fire(home.document);
        if (home.problems.length > 0) await this.#warn(home);
      }
    }
  }

  async #warn(home: AnnotationHome): Promise<void> {
    const open = l10n.t('Open the Record');
    const choice = await window.showWarningMessage(
      l10n.t('{0} cannot be read, and is not written until it can: {1}', nameOf(home.recordUri), l10n.t(home.problems[0]!.message.key, ...(home.problems[0]!.message.args ?? []))),
      open,
    );
    if (choice === open) await commands.executeCommand('vscode.open', home.recordUri);
  }

  #forget(document: TextDocument): void {
    const home = this.#ready.get(document);
    if (home && !home.isChanged) this.#backups.delete(document.uri);
    this.#homes.delete(document);
    this.#ready.delete(document);
  }

  /** What has been read depends on the tagset and on whose record it is: it is read again, but nothing unsaved is lost. */
  #forgetAll(): void {
    for (const [document, home] of this.#ready) {
      if (home.isChanged) continue;
      this.#homes.delete(document);
      this.#ready.delete(document);
      if (mediaTypeOf(document)) this.#changed.fire(document);
    }
  }
}

function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
