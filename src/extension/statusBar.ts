import { Disposable, l10n, StatusBarAlignment, type TextDocument, window } from 'vscode';
import type { CommandId } from './commands/register.js';
import type { Documents } from './documents.js';
import { shownSuggestions } from './mentions.js';
import { readSettings } from './settings.js';

/** How many annotations and suggestions the active document has; a click offers what can be done. */
export class StatusBar implements Disposable {
  readonly #documents: Documents;
  readonly #item = window.createStatusBarItem('policyAnnotator.counts', StatusBarAlignment.Right, 90);
  readonly #subscriptions: Disposable;

  constructor(documents: Documents) {
    this.#documents = documents;
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
    const annotations = known.analysis.annotations.length;
    const suggestions = shownSuggestions(known.analysis, readSettings(document)).length;
    const words = l10n.t('Annotations: {0}. Suggestions: {1}.', annotations, suggestions);
    this.#item.text = `$(tag) ${annotations} $(lightbulb) ${suggestions}`;
    this.#item.tooltip = words;
    this.#item.accessibilityInformation = { label: words };
    this.#item.show();
  }
}
