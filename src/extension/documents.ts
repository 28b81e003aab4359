import { Disposable, EventEmitter, type TextDocument, type TextEditor, window, workspace } from 'vscode';
import type { AnalysedText } from '../core/analysis/analysedText.js';
import type { Analysis } from '../core/analysis/analysis.js';
import { trainingDocumentOf } from '../core/analysis/trainingDocument.js';
import type { TrainingDocument } from '../core/learning/trainingDocument.js';
import type { StaleAnnotation } from '../core/store/keptAnnotations.js';
import type { AnnotationHome } from './annotations/home.js';
import type { Homes } from './annotations/homes.js';
import type { Learning } from './learning/learning.js';
import { mediaTypeOf } from './mediaTypes.js';
import type { LoadedResources } from './resources/folderResources.js';
import type { Resources } from './resources/resources.js';
import { readSettings, settingName } from './settings.js';

/** A document as it was at one version, and what is known of it. */
export class AnalysedDocument {
  readonly document: TextDocument;
  readonly version: number;
  readonly resources: LoadedResources;
  readonly home: AnnotationHome;
  /** What is asked for after every keystroke is asked of this: it costs what the keystroke touched. */
  readonly text: AnalysedText;
  /** How many annotations have lost their place. */
  readonly staleCount: number;
  #analysis: Analysis | undefined;

  constructor(document: TextDocument, resources: LoadedResources, home: AnnotationHome, text: AnalysedText) {
    this.document = document;
    this.version = document.version;
    this.resources = resources;
    this.home = home;
    this.text = text;
    this.staleCount = home.staleCount;
  }

  /** All of it at once, for commands and hovers: made when first asked for. */
  get analysis(): Analysis {
    return (this.#analysis ??= this.text.whole());
  }

  /** Annotations that have lost their place. Of the document as it is now. */
  get stale(): readonly StaleAnnotation[] {
    return this.staleCount === 0 ? [] : this.home.read().kept.stale;
  }
}

/** After an edit nothing is analysed until the writer pauses for so many milliseconds. */
const pause = 150;

/**
 * The one place where documents are analysed: once for each version, when somebody asks. Highlights, hovers, problems,
 * the status bar and the commands all read from here.
 */
export class Documents implements Disposable {
  readonly #resources: Resources;
  readonly #homes: Homes;
  readonly #learning: Learning;
  readonly #analysed = new WeakMap<TextDocument, AnalysedDocument>();
  readonly #timers = new Map<TextDocument, number>();
  readonly #changed = new EventEmitter<TextDocument>();
  readonly #subscriptions: Disposable;

  /** A document that is visible has something new to show. */
  readonly onDidChange = this.#changed.event;

  constructor(resources: Resources, homes: Homes, learning: Learning) {
    this.#resources = resources;
    this.#homes = homes;
    this.#learning = learning;
    this.#subscriptions = Disposable.from(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#announceSoon(document);
      }),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      window.onDidChangeVisibleTextEditors((editors) => this.#announce(editors)),
      resources.onDidChange(() => this.#announce(window.visibleTextEditors)),
      learning.onDidChange(() => this.#announce(window.visibleTextEditors)),
      homes.onDidChange((document) => {
        this.#analysed.delete(document);
        this.#announce(window.visibleTextEditors.filter((editor) => editor.document === document));
      }),
      workspace.onDidChangeConfiguration((event) => {
        const isShown = ['enabled', 'hide', 'suggestions'].some((name) => event.affectsConfiguration(settingName(name)));
        if (isShown) this.#announce(window.visibleTextEditors);
      }),
    );
  }

  /** Announces what is visible already; to be called when all who listen do. */
  start(): void {
    this.#announce(window.visibleTextEditors);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  /** What is known of the document as it is now; undefined where it cannot be annotated, or what that takes is being read. */
  get(document: TextDocument): AnalysedDocument | undefined {
    if (!isAnnotated(document)) return undefined;
    const resources = this.#resources.of(document.uri);
    const home = resources && this.#homes.of(document);
    return home && this.#analyse(document, resources, home);
  }

  /** As `get`, waiting for what it takes. */
  async whenAnalysed(document: TextDocument): Promise<AnalysedDocument | undefined> {
    if (!isAnnotated(document)) return undefined;
    const resources = await this.#resources.whenLoaded(document.uri);
    const home = await this.#homes.whenRead(document);
    return document.isClosed ? undefined : this.#analyse(document, resources, home);
  }

  #analyse(document: TextDocument, resources: LoadedResources, home: AnnotationHome): AnalysedDocument {
    const known = this.#analysed.get(document);
    const text = home.analysed(this.#learning.of(document.uri));
    if (known && known.version === document.version && known.resources === resources && known.home === home && known.text === text) return known;
    const analysed = new AnalysedDocument(document, resources, home, text);
    this.#analysed.set(document, analysed);
    // What is typed between annotations teaches nothing.
    if (known?.text.annotationCount !== text.annotationCount) this.#learning.see(document, teachingOf(analysed));
    return analysed;
  }

  #announce(editors: readonly TextEditor[]): void {
    for (const document of new Set(editors.map((editor) => editor.document))) if (mediaTypeOf(document)) this.#changed.fire(document);
  }

  #announceSoon(document: TextDocument): void {
    if (!mediaTypeOf(document)) return;
    clearTimeout(this.#timers.get(document));
    this.#timers.set(document, setTimeout(() => {
      this.#timers.delete(document);
      if (window.visibleTextEditors.some((editor) => editor.document === document)) this.#changed.fire(document);
    }, pause));
  }

  #forget(document: TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#analysed.delete(document);
  }
}

function teachingOf(known: AnalysedDocument): TrainingDocument {
  const isEmpty = known.text.annotationCount === 0 && !known.home.keepsAny;
  if (isEmpty) return { plainText: '', annotations: [], rejected: [] };
  const { text } = known;
  return trainingDocumentOf({ text: { plainText: text.slicePlain(0, text.plainLength) }, annotations: text.annotations(), rejected: text.rejected() });
}

function isAnnotated(document: TextDocument): boolean {
  return mediaTypeOf(document) !== undefined && readSettings(document).enabled;
}
