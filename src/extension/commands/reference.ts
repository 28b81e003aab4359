import { l10n, type TextEditor, window, workspace } from 'vscode';
import type { Suggestion } from '../../core/matching/suggestion.js';
import type { AnalysedDocument, Documents } from '../documents.js';
import { mentionsAt, shownMentions, type Mention } from '../mentions.js';
import { readSettings } from '../settings.js';

/** A mention as a link of a hover names it. Offsets: UTF-16 code units of the plain text. */
export interface MentionReference {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** The concept that is meant, of several that share the form. */
  readonly concept?: string;
}

export function referenceTo({ document }: AnalysedDocument, { of }: Mention, concept?: string): MentionReference {
  return { uri: document.uri.toString(), start: of.start, end: of.end, label: of.label, ...(concept !== undefined && { concept }) };
}

/** A mention that a command is to work on. */
export interface Target<Some extends Mention = Mention> {
  readonly known: AnalysedDocument;
  readonly mention: Some;
  readonly concept?: string;
}

export type SuggestionTarget = Target<{ readonly kind: 'suggestion'; readonly of: Suggestion }>;

/** The editor with the keyboard, if it shows a document that can be annotated; otherwise says that it does not. */
export async function activeDocument(documents: Documents): Promise<{ readonly editor: TextEditor; readonly known: AnalysedDocument } | undefined> {
  const editor = window.activeTextEditor;
  const known = editor && (await documents.whenAnalysed(editor.document));
  if (editor && known) return { editor, known };
  void window.showInformationMessage(l10n.t('Open a .txt or .md document first.'));
  return undefined;
}

/**
 * What a command is to work on: what its argument refers to, else the innermost mention of that kind at the cursor.
 * Says so where there is none.
 */
export async function findTarget<Kind extends Mention['kind']>(
  documents: Documents,
  kind: Kind,
  argument: unknown,
): Promise<Target<Extract<Mention, { readonly kind: Kind }>> | undefined> {
  type Wanted = Extract<Mention, { readonly kind: Kind }>;
  const isWanted = (mention: Mention): mention is Wanted => mention.kind === kind;
  if (isReference(argument)) {
    const document = workspace.textDocuments.find(({ uri }) => uri.toString() === argument.uri);
    const known = document && (await documents.whenAnalysed(document));
    const mention = known && shownMentions(known.analysis, readSettings(document)).filter(isWanted)
      .find(({ of }) => of.start === argument.start && of.end === argument.end && of.label === argument.label);
    if (mention) return { known, mention, ...(argument.concept !== undefined && { concept: argument.concept }) };
    void window.showInformationMessage(l10n.t('The text has changed. Try again.'));
    return undefined;
  }
  const active = await activeDocument(documents);
  if (!active) return undefined;
  const { editor, known } = active;
  const mention = mentionsAtCursor(editor, known).find(isWanted);
  if (mention) return { known, mention };
  void window.showInformationMessage(kind === 'annotation' ? l10n.t('There is no annotation at the cursor.') : l10n.t('There is no suggestion at the cursor.'));
  return undefined;
}

/** The shown mentions at the cursor, innermost first; with a selection those that hold it. */
export function mentionsAtCursor(editor: TextEditor, { analysis }: AnalysedDocument): Mention[] {
  const { document, selection } = editor;
  const start = analysis.text.toPlain(document.offsetAt(selection.start));
  const end = analysis.text.toPlain(document.offsetAt(selection.end));
  return mentionsAt(shownMentions(analysis, readSettings(document)), start).filter(({ of }) => of.end >= end);
}

function isReference(argument: unknown): argument is MentionReference {
  if (typeof argument !== 'object' || argument === null) return false;
  const { uri, start, end, label, concept } = argument as Record<string, unknown>;
  return typeof uri === 'string' && typeof start === 'number' && typeof end === 'number' && typeof label === 'string' && (concept === undefined || typeof concept === 'string');
}
