import { l10n, type QuickPickItem, Range, type Uri, window, workspace } from 'vscode';
import type { ConceptEntry } from '../../core/analysis/concepts.js';
import { inLanguage } from '../../core/text/localized.js';
import type { Span } from '../../core/text/span.js';
import type { Documents } from '../documents.js';
import { readerLanguage } from '../localize.js';
import { conceptOf } from '../mentions.js';
import { isBundled } from '../resources/bundled.js';
import type { LoadedResources } from '../resources/folderResources.js';
import type { Resources } from '../resources/resources.js';
import { mentionsAtCursor } from './reference.js';

/** A concept as a link of a hover names it. */
export interface ConceptReference {
  readonly concept: string;
  /** Of the document whose lexicons are meant. */
  readonly uri: string;
}

/** Opens one of the active lexicons. */
export async function openLexicon(resources: Resources): Promise<void> {
  const { lexiconFiles } = await activeResources(resources);
  const language = readerLanguage();
  const items = lexiconFiles.map(({ uri, lexicon }) => ({
    label: inLanguage(lexicon.title, language) || lexicon.id,
    description: `${lexicon.id} ${lexicon.version}`,
    detail: isBundled(uri) ? l10n.t('{0} concepts, built in', lexicon.concepts.length) : l10n.t('{0} concepts, {1}', lexicon.concepts.length, workspace.asRelativePath(uri)),
    uri,
  }));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('Lexicon to open'), matchOnDescription: true });
  if (picked) await show(picked.uri);
}

/** Opens the lexicon at the concept that a link names, else at that of the cursor, else at one that the person picks. */
export async function openLexiconEntry(documents: Documents, resources: Resources, argument: unknown): Promise<void> {
  const reference = isReference(argument) ? argument : undefined;
  const uri = workspace.textDocuments.find((document) => document.uri.toString() === reference?.uri)?.uri;
  const loaded = uri ? await resources.whenLoaded(uri) : await activeResources(resources);
  const id = reference?.concept ?? conceptAtCursor(documents);
  const entry = (id === undefined ? undefined : loaded.analyzer.concepts.get(id)) ?? (reference ? undefined : await pickConcept(loaded));
  if (!entry) {
    if (reference) void window.showInformationMessage(l10n.t('No active lexicon has the concept “{0}”.', reference.concept));
    return;
  }
  // Concepts whose label the tagset lacks are left out of what is active, which makes a copy of the lexicon.
  const file = loaded.lexiconFiles.find(({ lexicon }) => lexicon === entry.lexicon);
  if (file) await show(file.uri, entry.concept.span);
}

async function activeResources(resources: Resources): Promise<LoadedResources> {
  const uri = window.activeTextEditor?.document.uri ?? workspace.workspaceFolders?.[0]?.uri;
  return resources.whenLoaded(uri);
}

function conceptAtCursor(documents: Documents): string | undefined {
  const editor = window.activeTextEditor;
  const known = editor && documents.get(editor.document);
  if (!editor || !known) return undefined;
  return mentionsAtCursor(editor, known).map(conceptOf).find((concept) => concept !== undefined);
}

async function pickConcept({ analyzer }: LoadedResources): Promise<ConceptEntry | undefined> {
  const language = readerLanguage();
  const items = [...analyzer.concepts.entries()].map((entry): QuickPickItem & { readonly entry: ConceptEntry } => ({
    label: entry.concept.prefLabel,
    description: `${entry.concept.label}${entry.concept.altLabel.map((form) => ` · ${form}`).join('')}`,
    detail: inLanguage(entry.concept.definition, language),
    entry,
  }));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('Concept to open'), matchOnDescription: true });
  return picked?.entry;
}

/** @param span of the file's text, in UTF-16 code units, whose start is shown */
async function show(uri: Uri, { start }: Pick<Span, 'start'> = { start: 0 }): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const position = document.positionAt(start);
  await window.showTextDocument(document, { preview: true, selection: new Range(position, position) });
}

function isReference(argument: unknown): argument is ConceptReference {
  if (typeof argument !== 'object' || argument === null) return false;
  const { concept, uri } = argument as Record<string, unknown>;
  return typeof concept === 'string' && typeof uri === 'string';
}
