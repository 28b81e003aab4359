import { ConfigurationTarget, l10n, type QuickPickItem, window, workspace } from 'vscode';
import { recordPath } from '../../core/corpus/recordName.js';
import { annotatorOf } from '../annotations/annotator.js';
import { annotatorOfRecord, recordsBeside } from '../annotations/renames.js';
import type { Documents } from '../documents.js';
import { readSettings, settingName } from '../settings.js';
import { activeDocument } from './reference.js';

interface RecordItem extends QuickPickItem {
  /** Undefined for the common record. */
  readonly annotator: string | undefined;
}

/** Lets a person choose whose records are shown and written: the common ones, or those of one of several people. */
export async function chooseRecord(documents: Documents): Promise<void> {
  const active = await activeDocument(documents);
  if (!active) return;
  const { uri } = active.known.document;
  const { record } = readSettings(uri);
  const others = (await recordsBeside(uri)).map((file) => annotatorOfRecord(uri, file));
  // What no file name takes of a name is not in that of its record: the name itself comes first.
  const names = new Map([record, await annotatorOf(uri), ...others].flatMap((name) => (name === undefined ? [] : [[recordPath(uri.path, name), name]])).reverse() as [string, string][]);
  const shown = (annotator: string | undefined): Pick<QuickPickItem, 'description'> => (annotator === record ? { description: l10n.t('shown now') } : {});
  const items: RecordItem[] = [
    { label: `$(organization) ${l10n.t('The common record')}`, annotator: undefined, ...shown(undefined) },
    ...[...names.values()].sort().map((annotator) => ({ label: `$(account) ${annotator}`, annotator, ...shown(annotator) })),
  ];
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('Whose annotations to show and write') });
  if (picked) await workspace.getConfiguration(undefined, uri).update(settingName('record'), picked.annotator, workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);
}
