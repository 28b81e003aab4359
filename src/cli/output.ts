import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { buildManifest, recordPath, stringifyJsonLines, stringifyManifest, stringifyRecord, type DocumentRecord, type Resources } from '../core/index.js';
import { Failure, systemReason } from './failure.js';
import { displayPath, standardInput } from './files.js';

export type Format = 'yaml' | 'jsonl';

export const manifestName = 'corpus.yaml';
const jsonLinesName = 'corpus.jsonl';

/** Where records go. */
export interface Output {
  add(record: DocumentRecord): Promise<void>;
  /** To be called when all records are added. */
  close(): Promise<void>;
}

/**
 * @param folder for one file a record and a manifest; standard output without it
 * @param paths of all documents, so that nothing is written if two would be written into one file
 * @throws Failure if so
 */
export function openOutput(format: Format, folder: string | undefined, paths: readonly string[], resources: Resources): Output {
  if (folder === undefined) return format === 'yaml' ? new YamlStream() : new JsonLinesStream();
  return new FolderOutput(format, folder, recordFiles(paths, folder), resources);
}

/** A YAML stream: with `---` between the documents. */
class YamlStream implements Output {
  #isFirst = true;

  async add(record: DocumentRecord): Promise<void> {
    await print(`${this.#isFirst ? '' : '---\n'}${stringifyRecord(record)}`);
    this.#isFirst = false;
  }

  async close(): Promise<void> {}
}

class JsonLinesStream implements Output {
  add(record: DocumentRecord): Promise<void> {
    return print(stringifyJsonLines([record]));
  }

  async close(): Promise<void> {}
}

class FolderOutput implements Output {
  readonly #format: Format;
  readonly #folder: string;
  readonly #files: ReadonlyMap<string, string>;
  readonly #resources: Resources;
  readonly #written: { record: DocumentRecord; file: string }[] = [];

  constructor(format: Format, folder: string, files: ReadonlyMap<string, string>, resources: Resources) {
    this.#format = format;
    this.#folder = folder;
    this.#files = files;
    this.#resources = resources;
  }

  async add(record: DocumentRecord): Promise<void> {
    const file = this.#format === 'yaml' ? this.#files.get(record.source.path)! : jsonLinesName;
    if (this.#format === 'yaml') await writeWhole(join(this.#folder, file), stringifyRecord(record));
    this.#written.push({ record, file });
  }

  async close(): Promise<void> {
    if (this.#format === 'jsonl') await writeWhole(join(this.#folder, jsonLinesName), stringifyJsonLines(this.#written.map(({ record }) => record)));
    const manifest = buildManifest(basename(resolve(this.#folder)) || 'corpus', this.#resources, this.#written);
    await writeWhole(join(this.#folder, manifestName), stringifyManifest(manifest));
  }
}

/**
 * For each document the file of its record, relative to the folder: as the documents lie below the current folder; what
 * leads above it is left away, so that no record is ever written outside the folder.
 */
function recordFiles(paths: readonly string[], folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const path of paths) {
    const mirrored = path === standardInput ? 'stdin' : path.split('/').filter((part) => part !== '..' && part !== '').join('/').replace(':', '');
    const file = recordPath(mirrored);
    // Some file systems take names for the same that differ in case or in Unicode normalisation.
    const key = file.normalize('NFC').toLowerCase();
    const owner = owners.get(key);
    if (owner !== undefined) throw new Failure('{0} and {1} would both be written to {2}. Export them into folders of their own.', owner, path, displayPath(join(folder, file)));
    if (path !== standardInput && resolve(folder, file) === resolve(recordPath(path))) {
      throw new Failure('{0} is where the annotations beside {1} are kept. Export into another folder.', displayPath(join(folder, file)), path);
    }
    owners.set(key, path);
    files.set(path, file);
  }
  return files;
}

/** Writes a file beside its place and then moves it there: at no time is there half a file. */
export async function writeWhole(path: string, content: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, content, 'utf8');
  } catch (error) {
    throw new Failure('{0} cannot be written: {1}.', displayPath(path), systemReason(error));
  }
}

/** Writes to standard output, and waits until it is written: a reader may be slow, gone, or a full disk. */
export function print(text: string): Promise<void> {
  return new Promise((written, failed) => {
    process.stdout.write(text, (error) => {
      if (error) failed(error);
      else written();
    });
  });
}
