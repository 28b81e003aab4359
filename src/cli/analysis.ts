import { existsSync } from 'node:fs';
import { parseMarkup, placeRecord, readRecord, storeOf, type Analysis, type Analyzer, type Beside, type LearnedSource, type Problem, type StaleAnnotation } from '../core/index.js';
import { readTextFile, type SourceDocument } from './documents.js';
import { displayPath, standardInput } from './files.js';
import { recordFileBeside } from './output.js';
import type { Report } from './report.js';

/** Analyses a document together with the annotations that are kept beside it, in `<name>.annotations.yaml`. */
export async function analyzeDocument(document: SourceDocument, analyzer: Analyzer, report: Report, learned?: LearnedSource): Promise<Analysis> {
  const beside = await readBeside(document, analyzer, report);
  const analysis = analyzer.analyze(document.text, document.mediaType, { ...beside, learned });
  report.add(document.path, document.text, [...document.problems, ...analysis.problems]);
  return analysis;
}

const nothingBeside: Beside = { store: 'inline', kept: [] };

async function readBeside({ path, text, mediaType }: SourceDocument, analyzer: Analyzer, report: Report): Promise<Beside> {
  if (path === standardInput || !existsSync(recordFileBeside(path))) return nothingBeside;
  const file = displayPath(recordFileBeside(path));
  const read = await readTextFile(file);
  const { record, problems } = read.problems ? { problems: read.problems } : readRecord(read.text);
  report.add(file, read.text, problems);
  if (!record) return nothingBeside;
  const parsed = parseMarkup(text, mediaType, analyzer.resources.tagset);
  const store = storeOf(record, parsed);
  const { annotations, stale } = placeRecord(record, store === 'inline' ? parsed.plainText : text);
  report.add(file, '', stale.map(staleProblem));
  return { store, kept: annotations };
}

function staleProblem({ annotation: { id, exact }, why }: StaleAnnotation): Problem {
  const key =
    why === 'ambiguous'
      ? 'Where the annotation {0}, “{1}”, belongs in the changed text is uncertain.'
      : 'The words of the annotation {0}, “{1}”, are not there any more.';
  return { code: 'stale-annotation', severity: 'warning', message: { key, args: [id, exact] }, span: { start: 0, end: 0 } };
}
