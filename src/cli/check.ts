import { Analyzer, loadLexicon, loadTagset, readJsonLines, readManifest, readRecord, recordPath, recordSuffix, type MediaType, type Problem } from '../core/index.js';
import { analyzeBeside } from './analysis.js';
import { mediaTypeOf, readDocument, readTextFile } from './documents.js';
import { Failure } from './failure.js';
import { findFiles } from './files.js';
import { inWords } from './messages.js';
import { manifestName, print } from './output.js';
import { Progress } from './progress.js';
import { assertAnnotator, readRecordFile, recordsBeside, type RecordOptions } from './records.js';
import { Report } from './report.js';
import { loadResources, type ResourceOptions } from './resources.js';

export interface CheckOptions extends ResourceOptions, RecordOptions {
  readonly mediaType?: MediaType;
}

/** What there is to check in a folder: documents, and what the product writes. Tagset and lexicons are checked anyway. */
const patterns = ['**/*.txt', '**/*.md', `**/*${recordSuffix}`, `**/${manifestName}`, '**/*.jsonl'];

/** `policy-annotator check`: the active tagset and lexicons, documents, and exported files. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<Report> {
  const report = new Report('hint');
  const files = await findFiles(paths, patterns, 'There is nothing to check in {0}.');
  assertAnnotator(files.filter((path) => !readerOf(path)), options);
  const progress = new Progress(files.length);
  try {
    const analyzer = new Analyzer(await loadResources(options, report));
    for (const path of files) {
      progress.step(path);
      await checkFile(path, analyzer, options, report);
      const lines = report.take();
      if (lines === '') continue;
      progress.clear();
      await print(lines);
    }
  } catch (error) {
    // A tagset or a lexicon that cannot be used is what a check is to find. Without it there is no more to be checked.
    if (!(error instanceof Failure && report.found)) throw error;
    process.stderr.write(`policy-annotator: ${inWords(error.reason)}\n`);
  } finally {
    progress.clear();
    await print(report.take());
  }
  return report;
}

async function checkFile(path: string, analyzer: Analyzer, options: CheckOptions, report: Report): Promise<void> {
  const problemsOf = readerOf(path);
  if (problemsOf) {
    const read = await readTextFile(path);
    report.add(path, read.text, read.problems ?? problemsOf(read.text));
    return;
  }
  const document = await readDocument(path, mediaTypeOf(path, options.mediaType));
  if (!document.bytes) {
    report.add(path, document.text, document.problems);
    return;
  }
  const all = await recordsBeside(path);
  const records = options.annotator === undefined ? all : all.filter((file) => file === recordPath(path, options.annotator));
  for (const file of records) analyzeBeside(document, await readRecordFile(file), analyzer, report);
  if (records.length === 0) analyzeBeside(document, undefined, analyzer, report);
}

/** How a file of the product's own is checked; undefined for a document. */
function readerOf(path: string): ((text: string) => readonly Problem[]) | undefined {
  if (path.endsWith(recordSuffix)) return (text) => readRecord(text).problems;
  if (path.endsWith('.jsonl')) return (text) => readJsonLines(text).problems;
  if (!/\.(ya?ml|json)$/i.test(path)) return undefined;
  return (text) => {
    if (/^"?documents"?:/m.test(text)) return readManifest(text).problems;
    if (/^"?annotations"?:/m.test(text)) return readRecord(text).problems;
    if (/^\s*"?labels"?\s*:/m.test(text)) return loadTagset(text).problems;
    return loadLexicon(text).problems;
  };
}
