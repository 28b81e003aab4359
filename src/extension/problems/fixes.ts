import { CodeAction, CodeActionKind, type CodeActionContext, type CodeActionProvider, type Diagnostic, type Disposable, l10n, languages, type Range, type TextDocument } from 'vscode';
import type { Fix, Problem, TextEdit } from '../../core/text/problem.js';
import { overlaps } from '../../core/text/span.js';
import { staleCode } from '../annotations/staleAnnotations.js';
import type { CommandId } from '../commands/register.js';
import type { Documents } from '../documents.js';
import { localize } from '../localize.js';
import { documentSelector, mediaTypeOf } from '../mediaTypes.js';
import { rangeOf, workspaceEdit } from '../positions.js';
import type { Resources } from '../resources/resources.js';

const fixAll = CodeActionKind.SourceFixAll.append('policyAnnotator');

/** Offers the fixes of problems: each of them, and where there is one right answer that for all problems of the kind. */
export class Fixes implements CodeActionProvider {
  readonly #documents: Documents;
  readonly #resources: Resources;

  constructor(documents: Documents, resources: Resources) {
    this.#documents = documents;
    this.#resources = resources;
  }

  register(): Disposable {
    const selector = [...documentSelector, { language: 'yaml' }, { language: 'json' }];
    return languages.registerCodeActionsProvider(selector, this, { providedCodeActionKinds: [CodeActionKind.QuickFix, fixAll] });
  }

  provideCodeActions(document: TextDocument, range: Range, { diagnostics, only }: CodeActionContext): CodeAction[] {
    const problems = this.#problemsOf(document);
    if (only?.intersects(CodeActionKind.Source)) return only.contains(fixAll) ? allFixed(document, problems) : [];
    const here = problems.filter(({ span }) => rangeOf(document, span).intersection(range));
    const codes = new Set(here.map(({ code }) => code));
    const stale = diagnostics.filter(({ code }) => code === staleCode);
    return [...(stale.length > 0 ? [staleFix(document, stale)] : []), ...here.flatMap((problem) => fixesOf(document, problem, diagnostics)), ...[...codes].flatMap((code) => fixOfKind(document, problems, code))];
  }

  #problemsOf(document: TextDocument): readonly Problem[] {
    if (mediaTypeOf(document)) return [...(this.#documents.get(document)?.text.problems() ?? [])];
    const file = this.#resources.checkedFiles().find(({ uri }) => uri.toString() === document.uri.toString());
    // Problems of a file are those of its text on disk; after an edit their places are no longer known.
    return file && file.text === document.getText() ? file.problems : [];
  }
}

function fixesOf(document: TextDocument, problem: Problem, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const range = rangeOf(document, problem.span);
  return (problem.fixes ?? []).map((fix) => {
    const action = actionOf(document, localize(fix.title), CodeActionKind.QuickFix, fix.edits);
    action.diagnostics = diagnostics.filter((diagnostic) => diagnostic.code === problem.code && diagnostic.range.isEqual(range));
    action.isPreferred = fix.preferred === true;
    return action;
  });
}

/** What to do with annotations that have lost their place is for a person to say. */
function staleFix({ uri }: TextDocument, diagnostics: Diagnostic[]): CodeAction {
  const title = l10n.t('Place the annotation here, look for its words, or delete it…');
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command: 'policyAnnotator.resolveStale' satisfies CommandId, arguments: [uri.toString()] };
  action.diagnostics = diagnostics;
  return action;
}

function fixOfKind(document: TextDocument, problems: readonly Problem[], code: string): CodeAction[] {
  const fixes = preferredFixes(problems.filter((problem) => problem.code === code));
  if (fixes.length < 2) return [];
  return [actionOf(document, l10n.t('Fix all {0} problems of this kind (“{1}”)', fixes.length, code), CodeActionKind.QuickFix, editsOf(fixes))];
}

function allFixed(document: TextDocument, problems: readonly Problem[]): CodeAction[] {
  const fixes = preferredFixes(problems);
  return fixes.length === 0 ? [] : [actionOf(document, l10n.t('Fix all problems that have one right answer'), fixAll, editsOf(fixes))];
}

function preferredFixes(problems: readonly Problem[]): Fix[] {
  return problems.flatMap(({ fixes = [] }) => fixes.filter(({ preferred }) => preferred).slice(0, 1));
}

/** The edits of all fixes but of those that would touch what an earlier one changes. */
function editsOf(fixes: readonly Fix[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const fix of fixes) {
    const isFree = fix.edits.every((edit) => edits.every((other) => !overlaps(edit, other) && edit.start !== other.start));
    if (isFree) edits.push(...fix.edits);
  }
  return edits;
}

function actionOf(document: TextDocument, title: string, kind: CodeActionKind, edits: readonly TextEdit[]): CodeAction {
  const action = new CodeAction(title, kind);
  action.edit = workspaceEdit(document, edits);
  return action;
}
