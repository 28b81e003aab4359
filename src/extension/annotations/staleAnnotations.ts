import { l10n, Selection, type TextEditor, window, workspace, type QuickPickItem } from 'vscode';
import type { ParsedText } from '../../core/markup/markup.js';
import type { StaleAnnotation, StaleReason } from '../../core/store/keptAnnotations.js';
import { CodePointIndex } from '../../core/text/codePoints.js';
import type { Problem } from '../../core/text/problem.js';
import { trimSpan } from '../../core/text/words.js';
import type { AnalysedDocument, Documents } from '../documents.js';
import { sourceSpan } from '../mentions.js';
import { rangeOf, spanOf } from '../positions.js';
import type { Annotating } from './annotating.js';

export const staleCode = 'stale-annotation';

const reasons: Readonly<Record<StaleReason, { readonly key: string }>> = {
  deleted: { key: 'The words of an annotation were deleted: {0} “{1}”.' },
  missing: { key: 'The words of an annotation stand nowhere in the changed text: {0} “{1}”.' },
  ambiguous: { key: 'More than one place of the changed text may be that of an annotation: {0} “{1}”.' },
};

/** What is shown of annotations that have lost their place, where they were last. */
export function staleProblems(known: AnalysedDocument): Problem[] {
  const { stale } = known;
  if (stale.length === 0) return [];
  const { text } = known.analysis;
  const codePoints = new CodePointIndex(text.plainText);
  return stale.map(({ annotation, why }) => {
    const at = codePoints.toUtf16(Math.min(annotation.start, codePoints.length));
    return { code: staleCode, severity: 'warning', message: { ...reasons[why], args: [annotation.label, annotation.exact] }, span: sourceSpan(text, { start: at, end: at }) };
  });
}

interface StaleItem extends QuickPickItem {
  readonly stale: StaleAnnotation;
}

/** Lists the annotations that have lost their place; for the one picked: put it where the selection is, look for its words, or give it up. */
export async function resolveStale(documents: Documents, annotating: Annotating, argument: unknown): Promise<void> {
  const document = typeof argument === 'string' ? workspace.textDocuments.find(({ uri }) => uri.toString() === argument) : window.activeTextEditor?.document;
  const known = document && (await documents.whenAnalysed(document));
  if (!known || known.stale.length === 0) {
    void window.showInformationMessage(l10n.t('All annotations have their place.'));
    return;
  }
  const items = known.stale.map((stale): StaleItem => {
    const { annotation: { label, exact }, prefix, suffix } = stale;
    return { stale, label: exact, description: label, ...(prefix + suffix !== '' && { detail: `… ${prefix}【${exact}】${suffix} …` }) };
  });
  const picked = items.length === 1 ? items[0] : await window.showQuickPick(items, { placeHolder: l10n.t('Annotations that have lost their place'), matchOnDescription: true, matchOnDetail: true });
  if (picked) await resolveOne(known, annotating, picked.stale);
}

async function resolveOne(known: AnalysedDocument, annotating: Annotating, { annotation }: StaleAnnotation): Promise<void> {
  const { document, analysis: { text } } = known;
  const editor = window.visibleTextEditors.find((visible) => visible.document === document);
  const selected = editor && selectedSpan(editor, text);
  const place = selected && l10n.t('Place it at the selection “{0}”', text.plainText.slice(selected.start, selected.end));
  const search = l10n.t('Select the next place of its words');
  const discard = l10n.t('Delete the annotation');
  const choice = await window.showQuickPick([...(place === undefined ? [] : [place]), search, discard], { placeHolder: `${annotation.label} “${annotation.exact}”` });
  if (choice === undefined || document.version !== known.version) return;
  if (choice === discard) await annotating.discard(known, annotation.id);
  else if (choice === place) await annotating.place(known, annotation, selected!);
  else if (editor) selectWords(editor, text, annotation.exact);
}

function selectedSpan({ document, selection }: TextEditor, text: ParsedText) {
  const { start, end } = spanOf(document, selection);
  const trimmed = trimSpan(text.plainText, { start: text.toPlain(start), end: text.toPlain(end) });
  return trimmed.end > trimmed.start ? trimmed : undefined;
}

/** From the cursor on, and from the top again. */
function selectWords(editor: TextEditor, text: ParsedText, words: string): void {
  const { document } = editor;
  const from = text.toPlain(document.offsetAt(editor.selection.end));
  const at = [text.plainText.indexOf(words, from), text.plainText.indexOf(words)].find((index) => index >= 0);
  if (at === undefined) {
    void window.showInformationMessage(l10n.t('“{0}” stands nowhere in this text.', words));
    return;
  }
  const range = rangeOf(document, sourceSpan(text, { start: at, end: at + words.length }));
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
}
