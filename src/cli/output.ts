import { basename, join, resolve } from 'node:path';
import { ManifestWriter, recordPath, type Resources } from '../core/index.js';
import { Failure, systemReason } from './failure.js';
import { displayPath, standardInput } from './files.js';
import type { WrittenRecord } from './recordMaker.js';
import { WholeFile, writeWhole } from './wholeFile.js';

export type Format = 'yaml' | 'jsonl';

export const manifestName = 'corpus.yaml';
const jsonLinesName = 'corpus.jsonl';

/** Where records go, one after another. */
export interface Output {
  add(record: WrittenRecord): Promise<void>;
  /** To be called when all records are added. */
  close(): Promise<void>;
  /** To be called instead of `close` if that is not to be. */
  discard(): Promise<void>;
}

/**
 * @param folder for one file a record and a manifest; standard output without it
 * @param paths of all documents, so that nothing is written if two would be written into one file
 * @throws Failure if so
 */
export function openOutput(format: Format, folder: string | undefined, paths: readonly string[], resources: Resources): Output {
  if (folder === undefined) return new StandardOutput(format === 'yaml' ? '---\n' : '');
  assertFilesOfTheirOwn(paths, folder);
  return new FolderOutput(format, folder, resources);
}

class StandardOutput implements Output {
  readonly #separator: string;
  #isFirst = true;

  /** @param separator what stands between records */
  constructor(separator: string) {
    this.#separator = separator;
  }

  async add({ text }: WrittenRecord): Promise<void> {
    if (!this.#isFirst && this.#separator !== '') await print(this.#separator);
    this.#isFirst = false;
    await print(text);
  }

  async close(): Promise<void> {}

  async discard(): Promise<void> {}
}

/** How many files are written at once: a disk takes its time to say that it has one. */
const filesAtOnce = 8;

class FolderOutput implements Output {
  readonly #folder: string;
  readonly #jsonLines: WholeFile | undefined;
  readonly #manifestFile: WholeFile;
  readonly #manifest = new ManifestWriter();
  readonly #started: Promise<void>;
  readonly #writing: Promise<void>[] = [];

  constructor(format: Format, folder: string, resources: Resources) {
    this.#folder = folder;
    this.#jsonLines = format === 'jsonl' ? new WholeFile(join(folder, jsonLinesName)) : undefined;
    this.#manifestFile = new WholeFile(join(folder, manifestName));
    this.#started = this.#manifestFile.write(this.#manifest.start(basename(resolve(folder)) || 'corpus', resources));
  }

  async add({ text, summary }: WrittenRecord): Promise<void> {
    await this.#started;
    if (this.#jsonLines) await this.#jsonLines.write(text);
    else await this.#writeFile(recordFile(summary.path), text);
    await this.#manifestFile.write(this.#manifest.add(summary, this.#jsonLines ? jsonLinesName : recordFile(summary.path)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#writing);
    await this.#started;
    await this.#jsonLines?.close();
    await this.#manifestFile.write(this.#manifest.end());
    await this.#manifestFile.close();
  }

  async discard(): Promise<void> {
    await Promise.allSettled(this.#writing);
    this.#jsonLines?.discard();
    this.#manifestFile.discard();
  }

  async #writeFile(file: string, text: string): Promise<void> {
    if (this.#writing.length === filesAtOnce) await this.#writing.shift();
    const writing = writeWhole(join(this.#folder, file), text);
    // It is thrown where it is awaited.
    writing.catch(() => undefined);
    this.#writing.push(writing);
  }
}

/**
 * The file of a document's record, relative to the folder of the output: as the document lies below the current folder;
 * what leads above it is left away, so that no record is ever written outside the folder.
 */
function recordFile(path: string): string {
  return recordPath(path === standardInput ? 'stdin' : path.split('/').filter((part) => part !== '..' && part !== '').join('/').replace(':', ''));
}

/** @throws Failure where two documents would be written into one file, or a record over the one beside its document */
function assertFilesOfTheirOwn(paths: readonly string[], folder: string): void {
  const owners = new Map<string, string>();
  for (const path of paths) {
    const file = recordFile(path);
    // Some file systems take names for the same that differ in case or in Unicode normalisation.
    const key = file.normalize('NFC').toLowerCase();
    const owner = owners.get(key);
    if (owner !== undefined) throw new Failure('{0} and {1} would both be written to {2}. Export them into folders of their own.', owner, path, displayPath(join(folder, file)));
    if (path !== standardInput && resolve(folder, file) === resolve(recordPath(path))) {
      throw new Failure('{0} is where the annotations beside {1} are kept. Export into another folder.', displayPath(join(folder, file)), path);
    }
    owners.set(key, path);
  }
}

/**
 * Writes to standard output, and waits until it is written: a reader may be slow, gone, or a full disk.
 *
 * @throws Failure where it cannot be written; where nobody reads it any more the error EPIPE
 */
export function print(text: string): Promise<void> {
  return new Promise((written, failed) => {
    process.stdout.write(text, (error) => {
      if (!error) written();
      else failed((error as NodeJS.ErrnoException).code === 'EPIPE' ? error : new Failure('Standard output cannot be written: {0}.', systemReason(error)));
    });
  });
}
