import { anotherText, isOfAnotherText, parseWithRecord, type Analysis, type Analyzer, type Beside, type LearnedSource, type PlacedRecord, type Problem } from '../core/index.js';
import type { SourceDocument } from './documents.js';
import { readRecordBeside, type RecordFile, type RecordOptions } from './records.js';
import type { Report } from './report.js';

/**
 * Analyses a document together with the annotations that are kept beside it.
 *
 * @returns undefined where these cannot be used: without them a document would pass for one that has none
 */
export async function analyzeDocument(document: SourceDocument, analyzer: Analyzer, options: RecordOptions, report: Report, learned?: LearnedSource): Promise<Analysis | undefined> {
  const file = await readRecordBeside(document.path, options);
  const beside = file && read(document, file, analyzer, report);
  return file && !beside ? undefined : analyze(document, { ...(beside ?? nothingBeside), learned }, analyzer, report);
}

/** Analyses a document together with the annotations of one record, or without them where they cannot be used. */
export function analyzeBeside(document: SourceDocument, file: RecordFile | undefined, analyzer: Analyzer, report: Report): Analysis {
  return analyze(document, (file && read(document, file, analyzer, report)) ?? nothingBeside, analyzer, report);
}

const nothingBeside: Beside = { store: 'inline', kept: [] };

function analyze(document: SourceDocument, beside: Beside, analyzer: Analyzer, report: Report): Analysis {
  const analysis = analyzer.analyze(document.text, document.mediaType, beside);
  report.add(document.path, document.text, [...document.problems, ...analysis.problems]);
  return analysis;
}

function read({ path, text, mediaType }: SourceDocument, file: RecordFile, analyzer: Analyzer, report: Report): Beside | undefined {
  const { record } = file;
  report.add(file.path, file.text, file.problems);
  if (!record) return undefined;
  const { store, kept } = parseWithRecord(analyzer.resources.tagset, text, mediaType, record);
  if (isOfAnotherText(record, path, kept)) {
    report.add(file.path, file.text, [anotherText(file.text, record.source.path, path)]);
    return undefined;
  }
  report.add(file.path, file.text, problemsOfPlaces(file, kept));
  return { store, kept: kept.annotations };
}

/** What is to be said of the places of a record's annotations in the text as it is now. */
function problemsOfPlaces({ text }: RecordFile, { stale, placedAgain }: PlacedRecord): Problem[] {
  const problems = stale.map(({ annotation: { id, exact }, why }): Problem => {
    const key =
      why === 'ambiguous'
        ? 'Where the annotation {0}, “{1}”, belongs in the changed text is uncertain.'
        : 'The words of the annotation {0}, “{1}”, are not there any more.';
    return { code: 'stale-annotation', severity: 'warning', message: { key, args: [id, exact] }, span: entryOf(text, id) };
  });
  if (placedAgain === 0) return problems;
  const message = { key: 'The text has changed since this record was written: {0} of its annotations were found again by their words.', args: [placedAgain] };
  return [{ code: 'changed-text', severity: 'information', message, span: lineOf(text, /^text:/m) }, ...problems];
}

/** Where the entry of an annotation stands in the text of a record. */
function entryOf(text: string, id: string): Problem['span'] {
  const at = text.indexOf(`id: ${JSON.stringify(id)}`, text.indexOf('annotations:'));
  return at < 0 ? { start: 0, end: 0 } : { start: at, end: at };
}

function lineOf(text: string, line: RegExp): Problem['span'] {
  const { index = 0 } = line.exec(text) ?? {};
  return { start: index, end: index };
}
