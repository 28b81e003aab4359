import { type CancellationToken, commands, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { Analyzer } from '../../core/analysis/analyzer.js';
import { buildRecord, documentId } from '../../core/corpus/buildRecord.js';
import { documentIds } from '../../core/corpus/documentIds.js';
import { ManifestWriter, summaryOf } from '../../core/corpus/manifest.js';
import { parseWithRecord } from '../../core/corpus/parseWithRecord.js';
import type { DocumentRecord } from '../../core/corpus/record.js';
import { recordPath } from '../../core/corpus/recordName.js';
import { stringifyRecord } from '../../core/corpus/writeRecord.js';
import { readRecordFile, recordUriOf } from '../annotations/recordFile.js';
import type { Documents } from '../documents.js';
import { firstOf, localize } from '../localize.js';
import { mediaTypeOf, mediaTypeOfName } from '../mediaTypes.js';
import { folderPathOf, nameOf } from '../positions.js';
import type { Resources } from '../resources/resources.js';
import { readSettings } from '../settings.js';
import { filesBelow, readTextFile, writeWhole } from '../textFiles.js';
import { activeDocument } from './reference.js';

const manifestName = 'corpus.yaml';

/** Why a document or a folder cannot be exported, in the reader's language. */
class ExportError extends Error {}

/** Writes the record of the active document into the export folder. The document is saved: a record tells of a file. */
export async function exportDocument(documents: Documents, resources: Resources): Promise<void> {
  const active = await activeDocument(documents);
  if (!active) return;
  const { document } = active.known;
  await reportErrors(async () => {
    if (document.isUntitled) throw new ExportError(l10n.t('Save the document first: a record tells of a file.'));
    if (document.isDirty && !(await document.save())) throw new ExportError(l10n.t('The document could not be saved.'));
    const { uri } = document;
    const { folder, path } = folderPathOf(uri);
    const { analyzer } = await resources.whenLoaded(uri);
    const record = await recordOf(folder, path, documentId(path), analyzer, mediaTypeOf(document)!);
    const target = Uri.joinPath(folder, readSettings(document).exportFolder, recordPath(path));
    await writeWhole(target, stringifyRecord(record));
    offerToOpen(l10n.t('Exported: {0} annotations of {1}.', record.annotations.length, path), target);
  });
}

/** Writes the records of all documents of the workspace and the manifests of its folders. */
export async function exportWorkspace(resources: Resources): Promise<void> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void window.showInformationMessage(l10n.t('Open a folder first.'));
    return;
  }
  const options = { location: ProgressLocation.Notification, title: l10n.t('Exporting annotations'), cancellable: true };
  await reportErrors(() => window.withProgress(options, async (progress, token) => {
    for (const { uri, name } of folders) {
      const report = (path: string, share: number): void => progress.report({ message: path, increment: (100 * share) / folders.length });
      const exported = await exportFolder(uri, name, resources, report, token);
      if (exported) offerToOpen(l10n.t('Exported: {0} annotations of {1} documents.', exported.annotations, exported.documents), exported.manifest);
    }
  }));
}

interface Exported {
  readonly documents: number;
  readonly annotations: number;
  readonly manifest: Uri;
}

async function exportFolder(
  folder: Uri,
  name: string,
  resources: Resources,
  report: (path: string, share: number) => void,
  token: CancellationToken,
): Promise<Exported | undefined> {
  await saveDocumentsIn(folder);
  const paths = (await filesBelow(folder, Infinity, () => token.isCancellationRequested)).filter((path) => mediaTypeOfName(path));
  const files = recordFiles(paths);
  const idOf = documentIds(paths);
  const { analyzer } = await resources.whenLoaded(folder);
  const target = Uri.joinPath(folder, readSettings(folder).exportFolder);
  const manifest = new ManifestWriter();
  let written = manifest.start(name, analyzer.resources);
  let annotations = 0;
  let documents = 0;
  const refused: string[] = [];
  for (const path of paths) {
    if (token.isCancellationRequested) return undefined;
    report(path, 1 / paths.length);
    const record = await recordOf(folder, path, idOf(path), analyzer, mediaTypeOfName(path)!).catch((error: unknown) => {
      if (!(error instanceof ExportError || error instanceof RangeError)) throw error;
      refused.push(error.message);
      return undefined;
    });
    if (!record) continue;
    const file = files.get(path)!;
    await writeWhole(Uri.joinPath(target, file), stringifyRecord(record));
    written += manifest.add(summaryOf(record), file);
    annotations += record.annotations.length;
    documents++;
  }
  const manifestUri = Uri.joinPath(target, manifestName);
  await writeWhole(manifestUri, written + manifest.end());
  if (refused.length > 0) void window.showWarningMessage(l10n.t('Not exported: {0}', firstOf(refused)));
  return { documents, annotations, manifest: manifestUri };
}

/** The record of a file as it is on disk, byte for byte what the command line makes of it. */
async function recordOf(folder: Uri, path: string, id: string, analyzer: Analyzer, mediaType: NonNullable<ReturnType<typeof mediaTypeOfName>>): Promise<DocumentRecord> {
  const uri = Uri.joinPath(folder, path);
  const file = await readTextFile(uri);
  if (!file) throw new ExportError(l10n.t('{0} cannot be read.', path));
  if (!file.bytes) throw new ExportError(`${path}: ${localize(file.reason)}`);
  const record = await readRecordFile(recordUriOf(uri, readSettings(uri).record));
  const [problem] = record.problems;
  if (problem && !record.record) throw new ExportError(`${nameOf(record.uri)}: ${localize(problem.message)}`);
  const { tagset, lexicons } = analyzer.resources;
  const { store, text, kept } = parseWithRecord(tagset, file.text, mediaType, record.record);
  const { annotations } = analyzer.analyzeParsed(text, { store, kept: kept.annotations });
  return buildRecord({ path, id, sourceBytes: file.bytes, text, language: lexicons[0]?.language ?? 'vi', tagset, lexicons, annotations });
}

async function saveDocumentsIn(folder: Uri): Promise<void> {
  const prefix = `${folder.toString().replace(/\/$/, '')}/`;
  for (const document of workspace.textDocuments) {
    if (document.isDirty && mediaTypeOf(document) && document.uri.toString().startsWith(prefix) && !(await document.save())) {
      throw new ExportError(l10n.t('The document could not be saved.'));
    }
  }
}

/** For each document the file of its record; some file systems take names for the same that differ in case or normalisation only. */
function recordFiles(paths: readonly string[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const path of paths) {
    const key = recordPath(path).normalize('NFC').toLowerCase();
    const owner = owners.get(key);
    if (owner !== undefined) throw new ExportError(l10n.t('{0} and {1} would both be written to {2}. Rename one of them.', owner, path, recordPath(path)));
    owners.set(key, path);
  }
  return new Map(paths.map((path) => [path, recordPath(path)]));
}

async function reportErrors(run: () => Thenable<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    void window.showErrorMessage(l10n.t('Nothing more was exported. {0}', error instanceof Error ? error.message : String(error)));
  }
}

function offerToOpen(message: string, file: Uri): void {
  const open = l10n.t('Open');
  void window.showInformationMessage(message, open).then((choice) => choice === open && commands.executeCommand('vscode.open', file));
}
