import { Analyzer, buildRecord, stringifyJsonLines, stringifyRecord, summaryOf, type DocumentRecord, type DocumentSummary, type LearnedSource, type MediaType, type Resources } from '../core/index.js';
import { analyzeDocument } from './analysis.js';
import { readDocument, type SourceDocument } from './documents.js';
import { learnedFrom } from './learned.js';
import type { Format } from './output.js';
import type { RecordOptions } from './records.js';
import { Report, type Told } from './report.js';

/** What records are made with: nothing but data, which threads can be given. */
export interface RecordSetup extends RecordOptions {
  readonly resources: Resources;
  /** The text of a model, whose suggestions are added. */
  readonly model?: string;
  readonly format: Format;
  readonly suggestions?: 'include' | 'only';
  readonly embedText?: boolean;
}

/** A document whose record is to be made. */
export interface RecordTask {
  readonly path: string;
  readonly mediaType: MediaType;
  /** The id of its record. */
  readonly id: string;
}

/** The record of a document as it is to be written. */
export interface WrittenRecord {
  /** Not yet in UTF-8: threads hand texts to each other, and the system is given them, in less time than bytes. */
  readonly text: string;
  readonly summary: DocumentSummary;
}

export interface MadeRecord {
  /** Of the document. */
  readonly path: string;
  /** Undefined where there is none to write. */
  readonly written?: WrittenRecord;
  readonly told: Told;
}

/** Makes the records of documents, from their files to the texts that are written. */
export class RecordMaker {
  readonly #setup: RecordSetup;
  readonly #analyzer: Analyzer;
  readonly #learned: LearnedSource | undefined;

  constructor(setup: RecordSetup) {
    this.#setup = setup;
    this.#analyzer = new Analyzer(setup.resources);
    this.#learned = setup.model === undefined ? undefined : learnedFrom(setup.model);
  }

  async make({ path, mediaType, id }: RecordTask): Promise<MadeRecord> {
    const report = new Report('warning');
    const document = await readDocument(path, mediaType);
    if (!document.bytes) {
      report.add(path, document.text, document.problems);
      return { path, told: report.told };
    }
    const record = await this.#recordOf(document, id, report);
    if (!record) return { path, told: report.told };
    const text = this.#setup.format === 'yaml' ? stringifyRecord(record) : stringifyJsonLines([record]);
    return { path, written: { text, summary: summaryOf(record) }, told: report.told };
  }

  /** The record of a document, or undefined if it would be wrong, or would lack what is kept beside the document. */
  async #recordOf(document: SourceDocument, id: string, report: Report): Promise<DocumentRecord | undefined> {
    const analysis = await analyzeDocument(document, this.#analyzer, this.#setup, report, this.#learned);
    if (!analysis) return undefined;
    const { text, annotations, suggestions } = analysis;
    const { tagset, lexicons } = this.#setup.resources;
    try {
      return buildRecord({
        path: document.path,
        id,
        sourceBytes: document.bytes,
        text,
        language: lexicons[0]?.language ?? 'vi',
        tagset,
        lexicons,
        annotations: this.#setup.suggestions === 'only' ? [] : annotations,
        suggestions: this.#setup.suggestions ? suggestions : [],
        embedText: this.#setup.embedText,
      });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      report.add(document.path, '', [{ code: 'wrong-offset', severity: 'error', message: { key: 'No record was written: {0}', args: [error.message] }, span: { start: 0, end: 0 } }]);
      return undefined;
    }
  }
}
