import { Diagnostic, DiagnosticSeverity, Disposable, languages, type Range, type TextDocument, type Uri, workspace } from 'vscode';
import { LineIndex } from '../../core/text/lines.js';
import type { Problem, Severity } from '../../core/text/problem.js';
import type { Homes } from '../annotations/homes.js';
import { staleProblems } from '../annotations/staleAnnotations.js';
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

/** Shows what is wrong with the open documents and their records, and with the tagset and the lexicons of the workspace, at its place. */
export class Diagnostics implements Disposable {
  readonly #documents: Documents;
  readonly #homes: Homes;
  readonly #resources: Resources;
  readonly #ofDocuments = languages.createDiagnosticCollection('policy-annotator');
  readonly #ofRecords = languages.createDiagnosticCollection('policy-annotator-records');
  readonly #ofResources = languages.createDiagnosticCollection('policy-annotator-resources');
  /** The records of documents that have problems. */
  readonly #records = new Map<string, Uri>();
  readonly #subscriptions: Disposable;

  constructor(documents: Documents, homes: Homes, resources: Resources) {
    this.#documents = documents;
    this.#homes = homes;
    this.#resources = resources;
    this.#subscriptions = Disposable.from(
      documents.onDidChange((document) => this.#show(document)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document.uri)),
      resources.onDidChange(() => this.#showResources()),
    );
  }

  dispose(): void {
    Disposable.from(this.#subscriptions, this.#ofDocuments, this.#ofRecords, this.#ofResources).dispose();
  }

  #show(document: TextDocument): void {
    const known = this.#documents.get(document);
    const problems = known ? [...known.text.problems(), ...staleProblems(known)] : [];
    this.#ofDocuments.set(document.uri, problems.map((problem) => diagnosticOf(problem, rangeOf(document, problem.span))));
    this.#showRecord(document);
  }

  #showRecord(document: TextDocument): void {
    const record = this.#homes.of(document)?.recordFile;
    this.#forgetRecord(document.uri);
    if (!record || record.problems.length === 0) return;
    const lines = new LineIndex(record.text);
    this.#ofRecords.set(record.uri, record.problems.map((problem) => diagnosticOf(problem, rangeInText(lines, problem.span))));
    this.#records.set(document.uri.toString(), record.uri);
  }

  #forget(document: Uri): void {
    this.#ofDocuments.delete(document);
    this.#forgetRecord(document);
  }

  #forgetRecord(document: Uri): void {
    const record = this.#records.get(document.toString());
    if (record) this.#ofRecords.delete(record);
    this.#records.delete(document.toString());
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
