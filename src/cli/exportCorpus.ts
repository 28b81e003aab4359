import { setImmediate } from 'node:timers/promises';
import { documentIds, type MediaType, type Resources } from '../core/index.js';
import { findDocuments, mediaTypeOf } from './documents.js';
import { standardInput } from './files.js';
import { inOrder, type Lane } from './inOrder.js';
import { readModelFile } from './learned.js';
import { openOutput, type Format } from './output.js';
import { Progress } from './progress.js';
import { RecordMaker, type MadeRecord, type RecordSetup, type RecordTask } from './recordMaker.js';
import { RecordThread } from './recordThread.js';
import { Report } from './report.js';
import { assertAnnotator, type RecordOptions } from './records.js';
import { loadResources, type ResourceOptions } from './resources.js';
import { threadsFor } from './threads.js';

export interface ExportOptions extends ResourceOptions, RecordOptions {
  readonly format: Format;
  readonly out?: string;
  readonly mediaType?: MediaType;
  readonly suggestions?: 'include' | 'only';
  readonly embedText?: boolean;
  /** The file of a model, whose suggestions are added. */
  readonly model?: string;
  /** How many documents are worked on at once. */
  readonly jobs?: number;
}

/** Of the records that are made and wait to be written, in bytes. */
const largestWait = 1 << 24;
/** What is counted for a document besides the bytes of its record. */
const overhead = 1 << 10;

/** `policy-annotator export` and, with suggestions only, `policy-annotator suggest`. */
export async function exportCorpus(paths: readonly string[], options: ExportOptions): Promise<Report> {
  const report = new Report('warning');
  const documents = await findDocuments(paths);
  for (const path of documents) mediaTypeOf(path, options.mediaType);
  assertAnnotator(documents, options);
  const progress = new Progress(documents.length);
  try {
    const resources = await loadResources(options, report);
    await writeRecords(documents, resources, options, (path, told) => {
      progress.step(path);
      report.addTold(told);
      tell(report, progress);
    });
  } finally {
    progress.clear();
    tell(report, progress);
  }
  return report;
}

/** @param done is called for each document, in their order, when its record is written */
async function writeRecords(documents: readonly string[], resources: Resources, options: ExportOptions, done: (path: string, told: MadeRecord['told']) => void): Promise<void> {
  const output = openOutput(options.format, options.out, documents, resources);
  const { format, suggestions, embedText, annotator } = options;
  const model = options.model === undefined ? undefined : await readModelFile(options.model);
  const setup: RecordSetup = { resources, model, format, suggestions, embedText, annotator };
  const threads = Array.from({ length: threadsFor(documents, options.jobs) }, () => new RecordThread(setup));
  const lanes = threads.length > 0 ? threads.map((thread) => (task: RecordTask) => thread.make(task)) : [makeHere(new RecordMaker(setup))];
  try {
    for await (const { path, written, told } of inOrder(tasksOf(documents, options.mediaType), lanes, sizeOf, largestWait)) {
      if (written) await output.add(written);
      done(path, told);
    }
    await output.close();
  } catch (error) {
    await output.discard();
    throw error;
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}

/** Lets what has happened meanwhile, such as an interruption, be heard between documents: making records waits for nothing. */
function makeHere(maker: RecordMaker): Lane<RecordTask, MadeRecord> {
  return async (task) => {
    await setImmediate();
    return maker.make(task);
  };
}

function sizeOf({ written }: MadeRecord): number {
  return overhead + 2 * (written?.text.length ?? 0);
}

function tell(report: Report, progress: Progress): void {
  const lines = report.take();
  if (lines === '') return;
  progress.clear();
  process.stderr.write(lines);
}

function* tasksOf(paths: readonly string[], mediaType: MediaType | undefined): Generator<RecordTask> {
  const idOf = documentIds(paths);
  for (const path of paths) yield { path, mediaType: mediaTypeOf(path, mediaType), id: path === standardInput ? 'stdin' : idOf(path) };
}
