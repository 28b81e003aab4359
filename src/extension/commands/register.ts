import { commands, Disposable, type ExtensionContext } from 'vscode';
import type { Annotating } from '../annotations/annotating.js';
import type { Homes } from '../annotations/homes.js';
import { resolveStale } from '../annotations/staleAnnotations.js';
import type { RecordUndo } from '../annotations/undo.js';
import type { Announcer } from '../announcer.js';
import type { Documents } from '../documents.js';
import { deleteModel } from '../learning/deleteModel.js';
import type { Learning } from '../learning/learning.js';
import type { Resources } from '../resources/resources.js';
import { showActions, showGuidelines } from './actions.js';
import { changeLabel, removeTag } from './annotations.js';
import { chooseRecord } from './chooseRecord.js';
import { convert } from './convert.js';
import { exportDocument, exportWorkspace } from './export.js';
import { openLexicon, openLexiconEntry } from './lexicon.js';
import { Suggestions } from './suggestions.js';
import { Tagging } from './tag.js';

export interface Services {
  readonly context: ExtensionContext;
  readonly documents: Documents;
  readonly resources: Resources;
  readonly homes: Homes;
  readonly undo: RecordUndo;
  readonly annotating: Annotating;
  readonly learning: Learning;
  readonly announcer: Announcer;
}

/** The commands, as package.json contributes them. Links of hovers hand over what they are for. */
export const commandIds = [
  'policyAnnotator.tagSelection',
  'policyAnnotator.tagAgain',
  'policyAnnotator.tagTogether',
  'policyAnnotator.tagSuggestionAs',
  'policyAnnotator.removeTag',
  'policyAnnotator.changeLabel',
  'policyAnnotator.acceptSuggestion',
  'policyAnnotator.acceptAlike',
  'policyAnnotator.ignoreSuggestion',
  'policyAnnotator.nextSuggestion',
  'policyAnnotator.previousSuggestion',
  'policyAnnotator.undo',
  'policyAnnotator.redo',
  'policyAnnotator.resolveStale',
  'policyAnnotator.convertToInline',
  'policyAnnotator.convertToStandoff',
  'policyAnnotator.chooseRecord',
  'policyAnnotator.exportDocument',
  'policyAnnotator.exportWorkspace',
  'policyAnnotator.openLexicon',
  'policyAnnotator.openLexiconEntry',
  'policyAnnotator.deleteModel',
  'policyAnnotator.showActions',
  'policyAnnotator.showGuidelines',
] as const;

export type CommandId = (typeof commandIds)[number];

export function registerCommands({ context, documents, resources, homes, undo, annotating, learning, announcer }: Services): Disposable {
  const tagging = new Tagging(documents, annotating);
  const suggestions = new Suggestions(documents, annotating, announcer);
  const handlers: Record<CommandId, (argument: unknown) => Promise<void>> = {
    'policyAnnotator.tagSelection': () => tagging.tagSelection(),
    'policyAnnotator.tagAgain': () => tagging.tagAgain(),
    'policyAnnotator.tagTogether': () => tagging.tagTogether(),
    'policyAnnotator.tagSuggestionAs': (argument) => tagging.tagAs(argument),
    'policyAnnotator.removeTag': (argument) => removeTag(documents, annotating, argument),
    'policyAnnotator.changeLabel': (argument) => changeLabel(documents, annotating, argument),
    'policyAnnotator.acceptSuggestion': (argument) => suggestions.accept(argument),
    'policyAnnotator.acceptAlike': (argument) => suggestions.acceptAlike(argument),
    'policyAnnotator.ignoreSuggestion': (argument) => suggestions.ignore(argument),
    'policyAnnotator.nextSuggestion': () => suggestions.next(),
    'policyAnnotator.previousSuggestion': () => suggestions.previous(),
    'policyAnnotator.undo': async () => undo.undo(),
    'policyAnnotator.redo': async () => undo.redo(),
    'policyAnnotator.resolveStale': (argument) => resolveStale(documents, annotating, argument),
    'policyAnnotator.convertToInline': (argument) => convert({ homes, resources }, 'inline', argument),
    'policyAnnotator.convertToStandoff': (argument) => convert({ homes, resources }, 'standoff', argument),
    'policyAnnotator.chooseRecord': () => chooseRecord(documents),
    'policyAnnotator.exportDocument': () => exportDocument(documents, resources),
    'policyAnnotator.exportWorkspace': () => exportWorkspace(resources),
    'policyAnnotator.openLexicon': () => openLexicon(resources),
    'policyAnnotator.openLexiconEntry': (argument) => openLexiconEntry(documents, resources, argument),
    'policyAnnotator.deleteModel': () => deleteModel(learning, announcer),
    'policyAnnotator.showActions': () => showActions(),
    'policyAnnotator.showGuidelines': () => showGuidelines(context),
  };
  return Disposable.from(...commandIds.map((id) => commands.registerCommand(id, handlers[id])));
}
