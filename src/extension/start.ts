import { type ExtensionContext, l10n } from 'vscode';
import { Annotating } from './annotations/annotating.js';
import { Backups } from './annotations/backups.js';
import { Homes } from './annotations/homes.js';
import { registerRenames } from './annotations/renames.js';
import { RecordUndo } from './annotations/undo.js';
import { Announcer } from './announcer.js';
import { registerCommands } from './commands/register.js';
import { Documents } from './documents.js';
import type { Api } from './extension.js';
import { layOut } from './highlights/layout.js';
import { Highlighter } from './highlights/highlighter.js';
import { MentionHovers } from './hover/hover.js';
import { Diagnostics } from './problems/diagnostics.js';
import { Fixes } from './problems/fixes.js';
import { Bundled } from './resources/bundled.js';
import { Resources } from './resources/resources.js';
import { Learning } from './learning/learning.js';
import { readSettings } from './settings.js';
import { StatusBar } from './statusBar.js';

/** Puts the product together. */
export function start(context: ExtensionContext): Api {
  const bundled = new Bundled(context.extensionUri);
  const resources = new Resources(bundled);
  const backups = new Backups(context.storageUri ?? context.globalStorageUri);
  const homes = new Homes(resources, backups);
  const undo = new RecordUndo(homes);
  const learning = new Learning(resources, context.storageUri);
  const documents = new Documents(resources, homes, learning);
  const annotating = new Annotating(homes, undo);
  const announcer = new Announcer(l10n.t('Policy Annotator: what was found'));
  context.subscriptions.push(
    bundled.register(),
    resources,
    backups,
    homes,
    undo,
    learning,
    documents,
    registerRenames(),
    announcer,
    new Highlighter(documents),
    new MentionHovers(documents).register(),
    new Diagnostics(documents, homes, resources),
    new Fixes(documents, resources).register(),
    new StatusBar(documents, learning),
    registerCommands({ context, documents, resources, homes, undo, annotating, learning, announcer }),
  );
  documents.start();
  return {
    analysisOf: async (document) => (await documents.whenAnalysed(document))?.analysis,
    highlightsOf: async (document) => {
      const known = await documents.whenAnalysed(document);
      return known && layOut(known.analysis, readSettings(document));
    },
    onDidChange: documents.onDidChange,
    onDidWriteRecord: homes.onDidWrite,
  };
}
