import { Disposable, l10n, StatusBarAlignment, type TextDocument, window } from 'vscode';
import type { CommandId } from './commands/register.js';
import type { Documents } from './documents.js';
import type { Learning } from './learning/learning.js';
import { shownCount } from './mentions.js';
import { nameOf } from './positions.js';
import { readSettings } from './settings.js';

/** How many annotations and suggestions the active document has, and where they live; a click offers what can be done. */
export class StatusBar implements Disposable {
  readonly #documents: Documents;
  readonly #learning: Learning;
  readonly #item = window.createStatusBarItem('policyAnnotator.counts', StatusBarAlignment.Right, 90);
  readonly #subscriptions: Disposable;

  constructor(documents: Documents, learning: Learning) {
    this.#documents = documents;
    this.#learning = learning;
    this.#item.name = l10n.t('Policy Annotator');
    this.#item.command = 'policyAnnotator.showActions' satisfies CommandId;
    this.#subscriptions = Disposable.from(
      documents.onDidChange((document) => {
        if (document === window.activeTextEditor?.document) this.#show(document);
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#show(editor?.document)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#item.dispose();
  }

  #show(document: TextDocument | undefined): void {
    const known = document && this.#documents.get(document);
    if (!known) {
      this.#item.hide();
      return;
    }
    const annotations = known.text.annotationCount;
    const suggestions = shownCount(known, readSettings(document));
    const { store, recordFile } = known.home;
    const place = store === 'inline' ? l10n.t('Annotations live in the text, as tags.') : l10n.t('Annotations live beside the text, in {0}.', nameOf(recordFile!.uri));
    const stale = known.staleCount === 0 ? '' : l10n.t('Without a place: {0}.', known.staleCount);
    const words = [l10n.t('Annotations: {0}. Suggestions: {1}.', annotations, suggestions), stale, place].filter((sentence) => sentence !== '').join(' ');
    this.#item.text = `$(${store === 'inline' ? 'tag' : 'note'}) ${annotations} $(lightbulb) ${suggestions}${known.staleCount === 0 ? '' : ` $(warning) ${known.staleCount}`}`;
    this.#item.tooltip = [words, this.#learning.textOf(document.uri) ?? ''].join('\n').trim();
    this.#item.accessibilityInformation = { label: words };
    this.#item.show();
  }
}
