import { Disposable, EventEmitter, RelativePattern, Uri, workspace, type WorkspaceFolder } from 'vscode';
import { recordSuffix } from '../../core/corpus/recordName.js';
import { AnnotatedDocuments } from '../../core/learning/annotatedDocuments.js';
import { inSlices, type StopSignal } from '../../core/learning/inSlices.js';
import { learn } from '../../core/learning/learn.js';
import { Learned } from '../../core/learning/learned.js';
import type { LearnedModel, LearntFrom } from '../../core/learning/model.js';
import type { Readiness } from '../../core/learning/readiness.js';
import type { TrainingDocument } from '../../core/learning/trainingDocument.js';
import { mediaTypeOfName } from '../mediaTypes.js';
import type { Resources } from '../resources/resources.js';
import { readSettings } from '../settings.js';
import { filesBelow } from '../textFiles.js';
import type { ModelFiles } from './modelFiles.js';
import { readTrainingDocument } from './trainingFiles.js';

/** Several annotations that come at once are shown at once; in milliseconds. */
const announceTime = 50;
/** A model is not made while somebody is annotating, but when nothing has come for so long. */
const trainTime = 5000;

/**
 * What the documents of one workspace folder teach: read from its files when somebody first asks, kept up with what is
 * annotated in open ones and with the files of the others. Models are made in the background.
 */
export class FolderLearning implements Disposable {
  readonly #folder: WorkspaceFolder;
  readonly #resources: Resources;
  readonly #models: ModelFiles;
  readonly #documents = new AnnotatedDocuments();
  /** Addresses of open documents that tell of themselves, with what is not saved yet. */
  readonly #open = new Set<string>();
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  #model: LearnedModel | undefined;
  #learned: Learned | undefined;
  #announcing: number | undefined;
  #waiting: number | undefined;
  #training: { aborted: boolean } | undefined;
  #readings = 0;
  #isDisposed = false;

  /** Other things are suggested than before. */
  readonly onDidChange = this.#changed.event;

  constructor(folder: WorkspaceFolder, resources: Resources, models: ModelFiles) {
    this.#folder = folder;
    this.#resources = resources;
    this.#models = models;
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, `**/*{.txt,.md,${recordSuffix}}`));
    const changed = (uri: Uri): void => void this.#fileChanged(uri);
    this.#subscriptions = Disposable.from(
      this.#changed,
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.#open.delete(uri.toString())) void this.#read(uri);
      }),
      resources.onDidChange(() => void this.#readAll()),
    );
    void this.#start();
  }

  dispose(): void {
    this.#stop();
    clearTimeout(this.#announcing);
    this.#isDisposed = true;
    this.#subscriptions.dispose();
  }

  /** What the documents of the folder are suggested by; the same as long as nothing is learnt. */
  get learned(): Learned {
    return (this.#learned ??= new Learned(this.#documents.forms, this.#documents.readiness.ready ? this.#model : undefined));
  }

  get readiness(): Readiness {
    return this.#documents.readiness;
  }

  get learntFrom(): LearntFrom | undefined {
    return this.#model?.learntFrom;
  }

  /** Tells what an open document teaches as it is now. */
  see(uri: Uri, document: TrainingDocument): void {
    this.#open.add(uri.toString());
    this.#set(uri, document);
  }

  /** Another model is made only when more has been annotated. */
  async deleteModel(): Promise<void> {
    this.#stop();
    this.#use(undefined);
    await this.#models.delete(this.#folder.uri);
  }

  async #start(): Promise<void> {
    this.#use(await this.#models.read(this.#folder.uri));
    await this.#readAll();
  }

  async #readAll(): Promise<void> {
    const reading = ++this.#readings;
    const isOld = (): boolean => this.#isDisposed || reading !== this.#readings;
    for (const path of await filesBelow(this.#folder.uri, Infinity, isOld)) {
      if (isOld()) return;
      if (mediaTypeOfName(path)) await this.#read(Uri.joinPath(this.#folder.uri, path));
    }
  }

  async #fileChanged(uri: Uri): Promise<void> {
    if (mediaTypeOfName(uri.path)) return this.#read(uri);
    // A record: that of a person has their name between that of the document and the ending.
    const stem = uri.path.slice(0, -recordSuffix.length);
    for (const base of [stem, stem.replace(/\.[^./]*$/, '')]) for (const ending of ['.txt', '.md']) await this.#read(uri.with({ path: base + ending }));
  }

  async #read(uri: Uri): Promise<void> {
    const { analyzer } = await this.#resources.whenLoaded(uri);
    const document = await readTrainingDocument(uri, analyzer);
    if (!this.#open.has(uri.toString())) this.#set(uri, document);
  }

  #set(uri: Uri, document: TrainingDocument | undefined): void {
    if (!this.#documents.set(uri.toString(), document)) return;
    this.#announceSoon();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#train(), trainTime);
  }

  #use(model: LearnedModel | undefined): void {
    this.#model = model;
    this.#announceSoon();
  }

  #announceSoon(): void {
    this.#learned = undefined;
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => this.#changed.fire(), announceTime);
  }

  async #train(): Promise<void> {
    if (this.#training || !isWanted(this.#folder) || !this.#documents.isTrainingDue(this.#model?.learntFrom)) return;
    this.#training = { aborted: false };
    const model = await inBackground(this.#documents.all(), this.#training);
    if (!model) return;
    this.#training = undefined;
    this.#use(model);
    // One that cannot be kept is made again the next time.
    await this.#models.write(this.#folder.uri, model).catch(() => undefined);
    await this.#train();
  }

  #stop(): void {
    clearTimeout(this.#waiting);
    if (this.#training) this.#training.aborted = true;
    this.#training = undefined;
  }
}

/** Whether the reader wants to see what is learned. */
export function isWanted(scope: WorkspaceFolder): boolean {
  return readSettings(scope).shownTiers.has('learned');
}

function inBackground(documents: readonly TrainingDocument[], signal: StopSignal): Promise<LearnedModel | undefined> {
  return inSlices(learn(documents), () => new Promise((turn) => void setTimeout(turn, 0)), signal);
}
