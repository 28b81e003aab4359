import corpusSchema from '../../../schemas/corpus.schema.json' with { type: 'json' };
import { readResource } from '../resource/readResource.js';
import { ResourceSchema } from '../resource/schema.js';
import type { Problem } from '../text/problem.js';
import type { DocumentRecord, Versioned } from './record.js';
import { block, flow, listOf, quote } from './yamlWriter.js';

/** What a corpus holds: schemas/corpus.schema.json. */
export interface Manifest {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly tagset: Versioned;
  readonly lexicons: readonly Versioned[];
  /** In the order of their paths. */
  readonly documents: readonly ManifestDocument[];
  /** How many annotations bear each label. */
  readonly labels: Readonly<Record<string, number>>;
}

export interface ManifestDocument {
  readonly id: string;
  /** Of the source file, as in its record. */
  readonly path: string;
  /** Of the file that holds its record, relative to the manifest. */
  readonly record: string;
  readonly annotations: number;
  /** Of the source file, as in its record. */
  readonly sha256: string;
}

const schema = new ResourceSchema(corpusSchema, 'strict');

/** What a manifest needs of a record. */
export interface DocumentSummary extends Omit<ManifestDocument, 'record'> {
  /** How many annotations bear each label. */
  readonly labels: ReadonlyMap<string, number>;
}

export function summaryOf({ id, source, annotations }: DocumentRecord): DocumentSummary {
  const labels = new Map<string, number>();
  for (const { label } of annotations) labels.set(label, (labels.get(label) ?? 0) + 1);
  return { id, path: source.path, annotations: annotations.length, sha256: source.sha256, labels };
}

/**
 * Writes a manifest as YAML, as records are written, while its records are made: `start`, `add` for each of them and
 * `end` give its text piece by piece. None is kept, so that a corpus may be as large as it likes.
 */
export class ManifestWriter {
  readonly #labels = new Map<string, number>();
  #isEmpty = true;

  start(id: string, { tagset, lexicons }: { readonly tagset: Versioned; readonly lexicons: readonly Versioned[] }): string {
    return [
      'schemaVersion: 1\n',
      `id: ${quote(id)}\n`,
      `tagset: ${flow({ id: tagset.id, version: tagset.version })}\n`,
      `lexicons:${listOf(lexicons, (lexicon) => `  - ${flow({ id: lexicon.id, version: lexicon.version })}\n`)}`,
      'documents:',
    ].join('');
  }

  /** @param record path of the file that holds the record, relative to the manifest */
  add({ id, path, annotations, sha256, labels }: DocumentSummary, record: string): string {
    for (const [label, count] of labels) this.#labels.set(label, (this.#labels.get(label) ?? 0) + count);
    const document: ManifestDocument = { id, path, record, annotations, sha256 };
    const entry = `${this.#isEmpty ? '\n' : ''}  - ${block('    ', document).slice(4)}`;
    this.#isEmpty = false;
    return entry;
  }

  end(): string {
    const labels = [...this.#labels].sort(([a], [b]) => (a < b ? -1 : 1));
    return `${this.#isEmpty ? ' []\n' : ''}${labels.length === 0 ? 'labels: {}\n' : `labels:\n${block('  ', Object.fromEntries(labels))}`}`;
  }
}

export function readManifest(text: string): { readonly manifest?: Manifest; readonly problems: readonly Problem[] } {
  const { value, problems } = readResource<Manifest>(text, schema);
  return { ...(value && { manifest: value }), problems };
}
