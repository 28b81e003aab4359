import { readFile } from 'node:fs/promises';
import { anotherText, convertDocument, hasByteOrderMark, isOfAnotherText, mergeRecord, parseWithRecord, recordPath, type ConvertedDocument, type MediaType, type Problem, type Resources, type Store } from '../core/index.js';
import { findDocuments, mediaTypeOf, readDocument, type SourceDocument } from './documents.js';
import { Failure } from './failure.js';
import { standardInput } from './files.js';
import { say } from './messages.js';
import { print } from './output.js';
import { Progress } from './progress.js';
import { readRecordBeside, readRecordFile, recordsBeside, type RecordFile, type RecordOptions } from './records.js';
import { Report } from './report.js';
import { loadResources, type ResourceOptions } from './resources.js';
import { writeWhole } from './wholeFile.js';

export interface ConvertOptions extends ResourceOptions, RecordOptions {
  readonly to: Store;
  readonly mediaType?: MediaType;
}

/** What is to be written of one document. */
interface Conversion extends ConvertedDocument {
  readonly document: SourceDocument;
  /** The record as it is now. */
  readonly file: RecordFile | undefined;
}

/**
 * `policy-annotator convert`: documents keep their annotations the other way. Nothing is written if there is anything that
 * cannot be converted, or a file that cannot be read.
 */
export async function convert(paths: readonly string[], options: ConvertOptions): Promise<Report> {
  const report = new Report('warning');
  const documents = await findDocuments(paths);
  if (documents.includes(standardInput)) throw new Failure('Standard input has no record beside it: name files to convert.');
  const resources = await loadResources(options, report);
  // All of it twice rather than all of it in memory.
  const progress = new Progress(2 * documents.length);
  let converted = 0;
  try {
    for (const path of documents) {
      progress.step(path);
      await prepare(path, options, resources, report);
    }
    if (report.found) return report;
    for (const path of documents) {
      progress.step(path);
      const conversion = await prepare(path, options, resources, report);
      if (!conversion) continue;
      await write(conversion, options);
      converted++;
    }
  } finally {
    progress.clear();
    process.stderr.write(report.take());
  }
  await print(`${say('{0} of {1} documents converted.', converted, documents.length)}\n`);
  return report;
}

/** Reads a document and converts it; undefined where there is nothing to convert or something is wrong, which is reported. */
async function prepare(path: string, options: ConvertOptions, resources: Resources, report: Report): Promise<Conversion | undefined> {
  const document = await readDocument(path, mediaTypeOf(path, options.mediaType));
  if (!document.bytes) {
    report.add(path, document.text, document.problems);
    return undefined;
  }
  const file = await readRecordBeside(path, options);
  if (file && !isUsable(file, document, resources, report)) return undefined;
  const { text: source, mediaType } = document;
  const converted = convertDocument({ path, source, hasByteOrderMark: hasByteOrderMark(document.bytes), mediaType, record: file?.record }, options.to, resources);
  if (!converted) return undefined;
  const problems = 'problems' in converted ? converted.problems : await othersBeside(path, options);
  report.add(path, source, problems);
  return 'problems' in converted || problems.length > 0 ? undefined : { ...converted, document, file };
}

function isUsable(file: RecordFile, { path, text, mediaType }: SourceDocument, { tagset }: Resources, report: Report): boolean {
  const { record } = file;
  report.add(file.path, file.text, file.problems.filter(({ severity }) => severity === 'error'));
  if (!record) return false;
  if (!isOfAnotherText(record, path, parseWithRecord(tagset, text, mediaType, record).kept)) return true;
  report.add(file.path, file.text, [anotherText(file.text, record.source.path, path)]);
  return false;
}

/** That others keep annotations beside a text that is to change: tags in it would be everybody's. */
async function othersBeside(path: string, { annotator }: ConvertOptions): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const other of await recordsBeside(path)) {
    if (other === recordPath(path, annotator) || (await readRecordFile(other)).record?.source.store === 'inline') continue;
    const message = { key: 'The text cannot change its tags: annotations of it are also kept in {0}.', args: [other] };
    problems.push({ code: 'other-records', severity: 'error', message, span: { start: 0, end: 0 } });
  }
  return problems;
}

/**
 * Writes the text and the record, each whole or not at all, in the order in which an interruption between the two loses
 * nothing. What was changed since it was read is left alone.
 */
async function write({ document, source, record, file }: Conversion, { to, annotator }: ConvertOptions): Promise<void> {
  const { path, bytes } = document;
  const text = (hasByteOrderMark(bytes) ? '\ufeff' : '') + source;
  const writeRecord = async (): Promise<void> => {
    const written = file ? await readFile(file.path, 'utf8') : '';
    if (file && written.replace(/^\ufeff/, '') !== file.text) throw new Failure(changed, file.path);
    await writeWhole(recordPath(path, annotator), mergeRecord(written, record));
  };
  const writeText = async (): Promise<void> => {
    if (source === document.text) return;
    if (!Buffer.from(bytes).equals(await readFile(path))) throw new Failure(changed, path);
    await writeWhole(path, text);
  };
  for (const step of to === 'standoff' ? [writeRecord, writeText] : [writeText, writeRecord]) await step();
}

const changed = '{0} was changed while it was converted, and is left as it is. Convert it again.';
