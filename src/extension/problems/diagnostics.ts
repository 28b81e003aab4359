import { Diagnostic, DiagnosticSeverity, Disposable, languages, type Range, type TextDocument, workspace } from 'vscode';
import { LineIndex } from '../../core/text/lines.js';
import type { Problem, Severity } from '../../core/text/problem.js';
import type { Documents } from '../documents.js';
import { localize } from '../localize.js';
import { rangeInText, rangeOf } from '../positions.js';
import type { Resources } from '../resources/resources.js';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Shows what is wrong with the open documents, and with the tagset and the lexicons of the workspace, at its place. */
export class Diagnostics implements Disposable {
  readonly #documents: Documents;
  readonly #resources: Resources;
  readonly #ofDocuments = languages.createDiagnosticCollection('policy-annotator');
  readonly #ofResources = languages.createDiagnosticCollection('policy-annotator-resources');
  readonly #subscriptions: Disposable;

  constructor(documents: Documents, resources: Resources) {
    this.#documents = documents;
    this.#resources = resources;
    this.#subscriptions = Disposable.from(
      documents.onDidChange((document) => this.#show(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#ofDocuments.delete(uri)),
      resources.onDidChange(() => this.#showResources()),
    );
  }

  dispose(): void {
    Disposable.from(this.#subscriptions, this.#ofDocuments, this.#ofResources).dispose();
  }

  #show(document: TextDocument): void {
    const problems = this.#documents.get(document)?.analysis.problems ?? [];
    this.#ofDocuments.set(document.uri, problems.map((problem) => diagnosticOf(problem, rangeOf(document, problem.span))));
  }

  #showResources(): void {
    this.#ofResources.clear();
    for (const { uri, text, problems } of this.#resources.checkedFiles()) {
      const lines = new LineIndex(text);
      this.#ofResources.set(uri, problems.map((problem) => diagnosticOf(problem, rangeInText(lines, problem.span))));
    }
  }
}

function diagnosticOf({ code, severity, message }: Problem, range: Range): Diagnostic {
  const diagnostic = new Diagnostic(range, localize(message), severities[severity]);
  diagnostic.source = 'Policy Annotator';
  diagnostic.code = code;
  return diagnostic;
}
