import { FileType, l10n, ProgressLocation, Range, type TextDocument, Uri, window, WorkspaceEdit, workspace } from 'vscode';
import type { Store } from '../../core/analysis/analyzer.js';
import { toInline, toStandoff } from '../../core/store/convert.js';
import type { Homes } from '../annotations/homes.js';
import { localize } from '../localize.js';
import { mediaTypeOf, mediaTypeOfName } from '../mediaTypes.js';
import { nameOf, rangeOf } from '../positions.js';
import type { Resources } from '../resources/resources.js';
import { filesBelow } from '../textFiles.js';

interface Services {
  readonly homes: Homes;
  readonly resources: Resources;
}

/** How many refused documents a message names. */
const maxNamed = 3;

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
      const reason = await convertDocument(services, to, uri);
      if (reason === undefined) converted++;
      else refused.push(`${nameOf(uri)}: ${reason}`);
    }
  });
  if (refused.length > 0) void window.showWarningMessage(l10n.t('Not moved: {0}', [...refused.slice(0, maxNamed), ...(refused.length > maxNamed ? ['…'] : [])].join(' · ')));
  else if (uris.length > 1) void window.showInformationMessage(l10n.t('Moved: the annotations of {0} documents.', converted));
}

/** @returns why it is not converted, or undefined */
async function convertDocument({ homes, resources }: Services, to: Store, uri: Uri): Promise<string | undefined> {
  const document = await workspace.openTextDocument(uri);
  const mediaType = mediaTypeOf(document);
  if (!mediaType) return l10n.t('It cannot be annotated.');
  if (document.isDirty && !(await document.save())) return l10n.t('The document could not be saved.');
  const home = await homes.whenRead(document);
  if (home.store === to) return undefined;
  if (home.problems.length > 0) return localize(home.problems[0]!.message);
  const { text, kept } = home.read();
  const { analyzer } = await resources.whenLoaded(uri);
  const result = to === 'standoff' ? toStandoff(text, kept.annotations) : toInline(text, analyzer.resources.tagset, kept.annotations);
  if ('problems' in result) {
    const [first] = result.problems;
    return l10n.t('line {0}: {1}', rangeOf(document, first!.span).start.line + 1, localize(first!.message));
  }
  const writeRecord = async (): Promise<void> => {
    const converted = analyzer.parse(result.source, mediaType, to);
    await home.write(home.recordOf(to, converted, { annotations: result.kept, stale: kept.stale }, await workspace.fs.readFile(uri)));
  };
  try {
    await homes.convert(home, async () => {
      // At every moment one of the two holds everything, and is known to: what says “standoff” beside a text with tags is read as tags.
      if (to === 'standoff') await writeRecord();
      await replaceText(document, result.source);
      await writeRecord();
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
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
  if (active?.uri.toString() === uri.toString()) return mediaTypeOf(active) && !active.isUntitled ? [uri] : [];
  const { type } = await workspace.fs.stat(uri);
  if (type & FileType.File) return mediaTypeOfName(uri.path) ? [uri] : [];
  const paths = await filesBelow(uri, Infinity);
  return paths.filter((path) => mediaTypeOfName(path)).map((path) => Uri.joinPath(uri, path));
}
