import { Disposable, EventEmitter, type TextDocument, type TextEditor, window, workspace } from 'vscode';
import type { Analysis } from '../core/analysis/analysis.js';
import { parseMarkup } from '../core/markup/parse.js';
import { mediaTypeOf } from './mediaTypes.js';
import type { LoadedResources } from './resources/folderResources.js';
import type { Resources } from './resources/resources.js';
import { readSettings, settingName } from './settings.js';
import type { AnnotationStore } from './store.js';

/** A document as it was at one version, and what is known of it. */
export interface AnalysedDocument {
  readonly document: TextDocument;
  readonly version: number;
  readonly resources: LoadedResources;
  readonly analysis: Analysis;
}

/** After an edit nothing is analysed until the writer pauses for so many milliseconds. */
const pause = 150;

/**
 * The one place where documents are analysed: once for each version, when somebody asks. Highlights, hovers, problems,
 * the status bar and the commands all read from here.
 */
export class Documents implements Disposable {
  readonly #resources: Resources;
  readonly #store: AnnotationStore;
  readonly #analysed = new WeakMap<TextDocument, AnalysedDocument>();
  readonly #timers = new Map<TextDocument, number>();
  readonly #changed = new EventEmitter<TextDocument>();
  readonly #subscriptions: Disposable;

  /** A document that is visible has something new to show. */
  readonly onDidChange = this.#changed.event;

  constructor(resources: Resources, store: AnnotationStore) {
    this.#resources = resources;
    this.#store = store;
    this.#subscriptions = Disposable.from(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#announceSoon(document);
      }),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      window.onDidChangeVisibleTextEditors((editors) => this.#announce(editors)),
      resources.onDidChange(() => this.#announce(window.visibleTextEditors)),
      store.onDidChange((uri) => {
        for (const { document } of window.visibleTextEditors) {
          if (document.uri.toString() !== uri.toString()) continue;
          this.#analysed.delete(document);
          this.#changed.fire(document);
        }
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

  /** What is known of the document as it is now; undefined where it cannot be annotated or its resources are being loaded. */
  get(document: TextDocument): AnalysedDocument | undefined {
    if (!isAnnotated(document)) return undefined;
    const resources = this.#resources.of(document.uri);
    return resources && this.#analyse(document, resources);
  }

  /** As `get`, waiting for the resources. */
  async whenAnalysed(document: TextDocument): Promise<AnalysedDocument | undefined> {
    if (!isAnnotated(document)) return undefined;
    const resources = await this.#resources.whenLoaded(document.uri);
    return document.isClosed ? undefined : this.#analyse(document, resources);
  }

  #analyse(document: TextDocument, resources: LoadedResources): AnalysedDocument {
    const known = this.#analysed.get(document);
    if (known && known.version === document.version && known.resources === resources) return known;
    const source = document.getText();
    const mediaType = mediaTypeOf(document)!;
    const kept = this.#store.has(document) ? this.#store.kept(document, parseMarkup(source, mediaType, resources.analyzer.resources.tagset).plainText) : [];
    const analysed = { document, version: document.version, resources, analysis: resources.analyzer.analyze(source, mediaType, { store: 'inline', kept }) };
    this.#analysed.set(document, analysed);
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

function isAnnotated(document: TextDocument): boolean {
  return mediaTypeOf(document) !== undefined && readSettings(document).enabled;
}
