import { Analyzer, buildRecord, documentId, type DocumentRecord, type LearnedSource, type MediaType } from '../core/index.js';
import { analyzeDocument } from './analysis.js';
import { findDocuments, mediaTypeOf, readDocument, type SourceDocument } from './documents.js';
import { standardInput } from './files.js';
import { openModel } from './learned.js';
import { openOutput, type Format } from './output.js';
import { Progress } from './progress.js';
import { Report } from './report.js';
import { assertAnnotator, type RecordOptions } from './records.js';
import { loadResources, type ResourceOptions } from './resources.js';

export interface ExportOptions extends ResourceOptions, RecordOptions {
  readonly format: Format;
  readonly out?: string;
  readonly mediaType?: MediaType;
  readonly suggestions?: 'include' | 'only';
  readonly embedText?: boolean;
  /** The file of a model, whose suggestions are added. */
  readonly model?: string;
}

/** `policy-annotator export` and, with suggestions only, `policy-annotator suggest`. */
export async function exportCorpus(paths: readonly string[], options: ExportOptions): Promise<Report> {
  const report = new Report('warning');
  const documents = (await findDocuments(paths)).map((path) => ({ path, mediaType: mediaTypeOf(path, options.mediaType) }));
  assertAnnotator(documents.map(({ path }) => path), options);
  const ids = documentIds(documents.map(({ path }) => path));
  const progress = new Progress(documents.length);
  try {
    const resources = await loadResources(options, report);
    const output = openOutput(options.format, options.out, documents.map(({ path }) => path), resources);
    const analyzer = new Analyzer(resources);
    const learned = options.model === undefined ? undefined : await openModel(options.model);
    for (const { path, mediaType } of documents) {
      progress.step(path);
      const document = await readDocument(path, mediaType);
      if (document.bytes) {
        const record = await recordOf(document, ids.get(path)!, analyzer, learned, options, report);
        if (record) await output.add(record);
      } else report.add(path, document.text, document.problems);
      tell(report, progress);
    }
    await output.close();
  } finally {
    progress.clear();
    tell(report, progress);
  }
  return report;
}

function tell(report: Report, progress: Progress): void {
  const lines = report.take();
  if (lines === '') return;
  progress.clear();
  process.stderr.write(lines);
}

/** The record of a document, or undefined if it would be wrong, or would lack what is kept beside the document. */
async function recordOf(
  document: SourceDocument,
  id: string,
  analyzer: Analyzer,
  learned: LearnedSource | undefined,
  options: ExportOptions,
  report: Report,
): Promise<DocumentRecord | undefined> {
  const analysis = await analyzeDocument(document, analyzer, options, report, learned);
  if (!analysis) return undefined;
  const { text, annotations, suggestions } = analysis;
  const { tagset, lexicons } = analyzer.resources;
  try {
    return buildRecord({
      path: document.path,
      id,
      sourceBytes: document.bytes,
      text,
      language: lexicons[0]?.language ?? 'vi',
      tagset,
      lexicons,
      annotations: options.suggestions === 'only' ? [] : annotations,
      suggestions: options.suggestions ? suggestions : [],
      embedText: options.embedText,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report.add(document.path, '', [{ code: 'wrong-offset', severity: 'error', message: { key: 'No record was written: {0}', args: [error.message] }, span: { start: 0, end: 0 } }]);
    return undefined;
  }
}

/** The names of the files; where two are the same, their paths, for an id is unique in its corpus. */
function documentIds(paths: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(documentId(path), (counts.get(documentId(path)) ?? 0) + 1);
  return new Map(
    paths.map((path) => {
      if (path === standardInput) return [path, 'stdin'];
      const id = documentId(path);
      return [path, counts.get(id) === 1 ? id : path.replace(/\.[^./]+$/, '')];
    }),
  );
}
