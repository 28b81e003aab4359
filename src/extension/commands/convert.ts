import { FileType, l10n, ProgressLocation, Range, type TextDocument, Uri, window, WorkspaceEdit, workspace } from 'vscode';
import type { Store } from '../../core/analysis/analyzer.js';
import { convertDocument } from '../../core/corpus/convertDocument.js';
import { hasByteOrderMark } from '../../core/text/byteOrderMark.js';
import type { AnnotationHome } from '../annotations/home.js';
import type { Homes } from '../annotations/homes.js';
import { readRecordFile } from '../annotations/recordFile.js';
import { recordsBeside } from '../annotations/renames.js';
import { firstOf, localize } from '../localize.js';
import { mediaTypeOf, mediaTypeOfName } from '../mediaTypes.js';
import { folderPathOf, nameOf, rangeOf, sameUri } from '../positions.js';
import type { Resources } from '../resources/resources.js';
import { filesBelow } from '../textFiles.js';

interface Services {
  readonly homes: Homes;
  readonly resources: Resources;
}

/**
 * Moves annotations into the text, or beside it: of the active document, or of the file or folder that the explorer
 * hands over. A document of which not everything can be held there stays as it is, and is named.
 */
export async function convert(services: Services, to: Store, argument: unknown): Promise<void> {
  const uris = await documentsOf(argument);
  if (uris.length === 0) {
    void window.showInformationMessage(l10n.t('Open a .txt or .md document first.'));
    return;
  }
  const refused: string[] = [];
  let converted = 0;
  const options = { location: uris.length > 1 ? ProgressLocation.Notification : ProgressLocation.Window, title: l10n.t('Moving annotations'), cancellable: true };
  await window.withProgress(options, async (progress, token) => {
    for (const uri of uris) {
      if (token.isCancellationRequested) return;
      progress.report({ message: nameOf(uri), increment: 100 / uris.length });
      const reason = await moveAnnotations(services, to, uri);
      if (reason === undefined) converted++;
      else refused.push(`${nameOf(uri)}: ${reason}`);
    }
  });
  if (refused.length > 0) void window.showWarningMessage(l10n.t('Not moved: {0}', firstOf(refused)));
  else if (uris.length > 1) void window.showInformationMessage(l10n.t('Moved: the annotations of {0} documents.', converted));
}

/** @returns why it is not converted, or undefined */
async function moveAnnotations({ homes, resources }: Services, to: Store, uri: Uri): Promise<string | undefined> {
  const document = await workspace.openTextDocument(uri);
  const mediaType = mediaTypeOf(document);
  if (!mediaType) return l10n.t('It cannot be annotated.');
  if (document.isDirty && !(await document.save())) return l10n.t('The document could not be saved.');
  const home = await homes.whenRead(document);
  if (home.store === to) return undefined;
  if (home.fault) return localize(home.fault.message);
  const other = await otherRecord(uri, home);
  if (other) return l10n.t('The text cannot change its tags: annotations of it are also kept in {0}.', nameOf(other));
  const { analyzer } = await resources.whenLoaded(uri);
  const bytes = await workspace.fs.readFile(uri);
  const files = { path: folderPathOf(uri).path, source: document.getText(), hasByteOrderMark: hasByteOrderMark(bytes), mediaType, record: home.snapshot() };
  const converted = convertDocument(files, to, analyzer.resources);
  if (!converted) return undefined;
  if ('problems' in converted) {
    const [problem] = converted.problems;
    return l10n.t('line {0}: {1}', rangeOf(document, problem!.span).start.line + 1, localize(problem!.message));
  }
  try {
    await homes.convert(home, async () => {
      if (to === 'standoff') await home.write(converted.record);
      await replaceText(document, converted.source);
      if (to === 'inline') await home.write(converted.record);
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A record of somebody else who keeps annotations beside a text that is to change: tags in it would be everybody's. */
async function otherRecord(document: Uri, { recordFile }: AnnotationHome): Promise<Uri | undefined> {
  for (const uri of await recordsBeside(document)) {
    if (!sameUri(uri, recordFile!.uri) && (await readRecordFile(uri)).record?.source.store !== 'inline') return uri;
  }
  return undefined;
}

async function replaceText(document: TextDocument, source: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), source);
  if (!(await workspace.applyEdit(edit)) || !(await document.save())) throw new Error(l10n.t('The document could not be saved.'));
}

async function documentsOf(argument: unknown): Promise<Uri[]> {
  const active = window.activeTextEditor?.document;
  const uri = argument instanceof Uri ? argument : active?.uri;
  if (!uri) return [];
  if (active && sameUri(active.uri, uri)) return mediaTypeOf(active) && !active.isUntitled ? [uri] : [];
  const { type } = await workspace.fs.stat(uri);
  if (type & FileType.File) return mediaTypeOfName(uri.path) ? [uri] : [];
  const paths = await filesBelow(uri, Infinity);
  return paths.filter((path) => mediaTypeOfName(path)).map((path) => Uri.joinPath(uri, path));
}
