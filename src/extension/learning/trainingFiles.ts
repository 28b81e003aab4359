import type { Uri } from 'vscode';
import { annotationsIn, type Analyzer } from '../../core/analysis/analyzer.js';
import { trainingDocumentOf } from '../../core/analysis/trainingDocument.js';
import { parseWithRecord } from '../../core/corpus/parseWithRecord.js';
import type { TrainingDocument } from '../../core/learning/trainingDocument.js';
import { readRecordFile, recordUriOf } from '../annotations/recordFile.js';
import { mediaTypeOfName } from '../mediaTypes.js';
import { readSettings } from '../settings.js';
import { readTextFile } from '../textFiles.js';

/** What a file and the record beside it teach; undefined where there is no such document any more. */
export async function readTrainingDocument(uri: Uri, analyzer: Analyzer): Promise<TrainingDocument | undefined> {
  const mediaType = mediaTypeOfName(uri.path);
  if (!mediaType) return undefined;
  const file = await readTextFile(uri);
  if (!file?.bytes) return undefined;
  const { record } = await readRecordFile(recordUriOf(uri, readSettings(uri).record));
  const { store, text, kept } = parseWithRecord(analyzer.resources.tagset, file.text, mediaType, record);
  return trainingDocumentOf({ text, ...annotationsIn(text, { store, kept: kept.annotations }) });
}
