import { commands, Disposable, type EndOfLine, EventEmitter, l10n, type TextDocument, type TextDocumentChangeEvent, TextDocumentChangeReason, type Uri, window, workspace } from 'vscode';
import { recordSuffix } from '../../core/corpus/recordName.js';
import type { DocumentRecord } from '../../core/corpus/record.js';
import { localize } from '../localize.js';
import { mediaTypeOf } from '../mediaTypes.js';
import { nameOf, sameUri } from '../positions.js';
import type { Resources } from '../resources/resources.js';
import { readSettings, settingName } from '../settings.js';
import type { Backups } from './backups.js';
import { AnnotationHome } from './home.js';
import { readRecordFile, recordUriOf } from './recordFile.js';

/** A text on either side of a conversion, and its record: undo and redo may bring it back. */
interface State {
  readonly source: string;
  readonly record: DocumentRecord;
}

/** Where the annotations of all open documents live: read when somebody first asks, kept up with every edit, written with the text. */
export class Homes implements Disposable {
  readonly #resources: Resources;
  readonly #backups: Backups;
  readonly #homes = new Map<TextDocument, Promise<AnnotationHome>>();
  readonly #ready = new Map<TextDocument, AnnotationHome>();
  /** Those whose record could not be written: their backups stay when they are closed. */
  readonly #unwritten = new Set<AnnotationHome>();
  readonly #states = new WeakMap<TextDocument, readonly State[]>();
  /** A change of all line ends is told of without saying what has changed. */
  readonly #lineEnds = new WeakMap<TextDocument, EndOfLine>();
  readonly #changed = new EventEmitter<TextDocument>();
  readonly #written = new EventEmitter<Uri>();
  readonly #watcher = workspace.createFileSystemWatcher(`**/*${recordSuffix}`);
  readonly #subscriptions: Disposable;

  /** What is kept beside a document has changed, other than by moving along with an edit. */
  readonly onDidChange = this.#changed.event;
  /** A record was written. */
  readonly onDidWrite = this.#written.event;

  constructor(resources: Resources, backups: Backups) {
    this.#resources = resources;
    this.#backups = backups;
    const reread = (uri: Uri): void => void this.#reread(uri);
    this.#subscriptions = Disposable.from(
      this.#watcher,
      this.#watcher.onDidChange(reread),
      this.#watcher.onDidCreate(reread),
      this.#watcher.onDidDelete(reread),
      workspace.onDidChangeTextDocument((event) => this.#edited(event)),
      workspace.onDidSaveTextDocument((document) => void this.#saved(document)),
      workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      // Watchers miss what happens while nobody looks, and on some file systems everything.
      window.onDidChangeWindowState(({ focused }) => focused && void this.#reload(() => true)),
      resources.onDidChange(() => void this.#reopenAll()),
      workspace.onDidChangeConfiguration((event) => {
        if (['record', 'store'].some((name) => event.affectsConfiguration(settingName(name)))) void this.#reopenAll();
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
    this.#written.dispose();
  }

  /** Where the annotations of a document live; undefined while that is being read. */
  of(document: TextDocument): AnnotationHome | undefined {
    if (!this.#homes.has(document)) void this.whenRead(document);
    return this.#ready.get(document);
  }

  whenRead(document: TextDocument): Promise<AnnotationHome> {
    return this.#homes.get(document) ?? this.#open(document);
  }

  /** To be called after a change of what is kept: shows it, and writes it where the document has no unsaved edits. */
  async changed(home: AnnotationHome): Promise<void> {
    this.#changed.fire(home.document);
    await this.#write(home);
  }

  /**
   * Lets a document's annotations live elsewhere from now on.
   *
   * @param convert changes text and record; until it is done the document's annotations are not followed
   */
  async convert(home: AnnotationHome, convert: () => Promise<void>): Promise<void> {
    const { document } = home;
    const before: State = { source: document.getText(), record: home.snapshot() };
    this.#ready.delete(document);
    try {
      await convert();
    } finally {
      const converted = await this.#open(document);
      this.#states.set(document, [...(this.#states.get(document) ?? []), before, { source: document.getText(), record: converted.snapshot() }]);
    }
  }

  /** Reads a document's record; until that is done the home that it had stays. */
  #open(document: TextDocument, unsaved?: DocumentRecord): Promise<AnnotationHome> {
    const opening = this.#read(document, unsaved).then((home) => {
      if (document.isClosed || this.#homes.get(document) !== opening) return home;
      this.#ready.set(document, home);
      this.#lineEnds.set(document, document.eol);
      this.#changed.fire(document);
      if (home.fault) void this.#warn(home);
      return home;
    });
    this.#homes.set(document, opening);
    return opening;
  }

  async #read(document: TextDocument, unsaved?: DocumentRecord): Promise<AnnotationHome> {
    const { analyzer } = await this.#resources.whenLoaded(document.uri);
    const settings = readSettings(document);
    if (!canHaveRecord(document)) return new AnnotationHome(document, analyzer, undefined, 'inline');
    const file = await readRecordFile(recordUriOf(document.uri, settings.record));
    return new AnnotationHome(document, analyzer, file, settings.store, unsaved ?? (await this.#backups.read(document.uri)));
  }

  #edited({ document, contentChanges, reason }: TextDocumentChangeEvent): void {
    const home = this.#ready.get(document);
    if (!home || (contentChanges.length === 0 && document.eol === this.#lineEnds.get(document))) return;
    this.#lineEnds.set(document, document.eol);
    if (contentChanges.length === 0) home.replaced();
    else home.edited(contentChanges.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, end: rangeOffset + rangeLength, newText: text })));
    if (reason !== undefined) this.#recall(home);
    // VS Code reloads a document that was changed elsewhere; then its record may have been too.
    if (document.isDirty) this.#backUp(home);
    else if (reason !== TextDocumentChangeReason.Undo) void this.#reload((other) => other === home);
  }

  /** When undo brings back a text whose annotations lived elsewhere, they live there again; unless there are new ones since. */
  #recall(home: AnnotationHome): void {
    const states = this.#states.get(home.document);
    const source = states && home.document.getText();
    const state = states?.find((other) => other.record.source.store !== home.store && other.source === source && home.keepsOnly(other.record));
    if (state) void this.#open(home.document, state.record);
  }

  async #saved(document: TextDocument): Promise<void> {
    const home = this.#ready.get(document);
    if (home) await this.#write(home);
    else if (document.uri.path.endsWith(recordSuffix)) await this.#reread(document.uri);
  }

  #backUp(home: AnnotationHome): void {
    if (home.recordFile && (home.isChanged || home.keepsAny)) this.#backups.write(home);
  }

  async #write(home: AnnotationHome): Promise<void> {
    if (!home.recordFile) return;
    if (home.document.isDirty) {
      this.#backUp(home);
      return;
    }
    if (home.fault) {
      if (!home.isChanged) return;
      this.#unwritten.add(home);
      this.#backUp(home);
      void this.#warn(home);
      return;
    }
    try {
      if (await home.save()) this.#written.fire(home.recordFile.uri);
      this.#unwritten.delete(home);
      this.#backups.delete(home.document.uri);
    } catch (error) {
      this.#unwritten.add(home);
      this.#backUp(home);
      void this.#tellUnwritten(home, error);
    }
  }

  async #tellUnwritten(home: AnnotationHome, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    const again = l10n.t('Try Again');
    const choice = await window.showErrorMessage(l10n.t('The annotations of {0} could not be written: {1} They are kept, and written with the next change.', nameOf(home.document.uri), reason), again);
    if (choice === again) await this.#write(home);
  }

  #reread(record: Uri): Promise<void> {
    return this.#reload(({ recordFile }) => recordFile !== undefined && sameUri(recordFile.uri, record));
  }

  async #reload(isMeant: (home: AnnotationHome) => boolean): Promise<void> {
    for (const home of [...this.#ready.values()]) {
      if (!isMeant(home) || !(await home.reload())) continue;
      this.#changed.fire(home.document);
      if (home.fault) void this.#warn(home);
      else if (this.#unwritten.has(home)) await this.#write(home);
    }
  }

  async #warn(home: AnnotationHome): Promise<void> {
    const open = l10n.t('Open the Record');
    const choice = await window.showWarningMessage(l10n.t('{0} cannot be used, and is not written until it can: {1}', nameOf(home.recordFile!.uri), localize(home.fault!.message)), open);
    if (choice === open) await commands.executeCommand('vscode.open', home.recordFile!.uri);
  }

  #closed(document: TextDocument): void {
    const home = this.#ready.get(document);
    this.#homes.delete(document);
    this.#ready.delete(document);
    if (!home?.recordFile) return;
    if (this.#unwritten.delete(home)) return;
    this.#backups.delete(document.uri);
  }

  /** What has been read depends on the tagset and on whose record it is: it is read again, and nothing unsaved is lost. */
  async #reopenAll(): Promise<void> {
    await Promise.all([...this.#ready].map(([document, home]) => (mediaTypeOf(document) ? this.#open(document, home.isChanged || document.isDirty ? home.record() : undefined) : undefined)));
  }
}

/** A record stands beside a file, on a file system that can be written. */
function canHaveRecord({ isUntitled, uri }: TextDocument): boolean {
  return !isUntitled && workspace.fs.isWritableFileSystem(uri.scheme) === true;
}
