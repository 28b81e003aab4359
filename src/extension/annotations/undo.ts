import { commands, Disposable, type TextDocument, window, workspace } from 'vscode';
import { mediaTypeOf } from '../mediaTypes.js';
import type { AnnotationHome } from './home.js';
import type { Homes } from './homes.js';

/**
 * Undo and redo of what is done beside the text. The editor's own undo knows of the text only, so the keys of undo come
 * here as long as the last thing done to the document was done beside its text, and go to the editor otherwise.
 */
export class RecordUndo implements Disposable {
  readonly #homes: Homes;
  /** The text of a document at its last step beside the text. */
  readonly #texts = new WeakMap<TextDocument, string>();
  readonly #subscriptions: Disposable;

  constructor(homes: Homes) {
    this.#homes = homes;
    this.#subscriptions = Disposable.from(
      homes.onDidChange((document) => this.#show(document)),
      window.onDidChangeActiveTextEditor((editor) => editor && this.#show(editor.document)),
      workspace.onDidChangeTextDocument(({ document, reason, contentChanges }) => {
        if (contentChanges.length > 0 && this.#texts.has(document)) this.#show(document, reason === undefined ? 'differs' : 'compare');
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** To be called after a step beside the text. */
  stepped(home: AnnotationHome): void {
    this.#texts.set(home.document, home.document.getText());
    this.#show(home.document);
  }

  undo(): void {
    this.#step((home) => home.undo());
  }

  redo(): void {
    this.#step((home) => home.redo());
  }

  #step(take: (home: AnnotationHome) => void): void {
    const document = window.activeTextEditor?.document;
    const home = document && mediaTypeOf(document) && this.#homes.of(document);
    if (!home) return;
    take(home);
    this.stepped(home);
    this.#homes.changed(home);
  }

  /** Only undo and redo can bring a text back, and only then is it compared: typing costs nothing. */
  #show(document: TextDocument, text: 'compare' | 'differs' = 'compare'): void {
    if (window.activeTextEditor?.document !== document) return;
    const last = this.#texts.get(document);
    const home = last === undefined || !mediaTypeOf(document) ? undefined : this.#homes.of(document);
    const isLast = text === 'compare' && home !== undefined && last === document.getText();
    void commands.executeCommand('setContext', 'policyAnnotator.canUndo', isLast && home?.canUndo === true);
    void commands.executeCommand('setContext', 'policyAnnotator.canRedo', isLast && home?.canRedo === true);
  }
}
