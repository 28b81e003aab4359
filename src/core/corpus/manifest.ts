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

/** @param documents each record, and the path of the file that holds it */
export function buildManifest(
  id: string,
  { tagset, lexicons }: { readonly tagset: Versioned; readonly lexicons: readonly Versioned[] },
  documents: readonly { readonly record: DocumentRecord; readonly file: string }[],
): Manifest {
  const labels = new Map<string, number>();
  for (const { record } of documents) for (const { label } of record.annotations) labels.set(label, (labels.get(label) ?? 0) + 1);
  return {
    schemaVersion: 1,
    id,
    tagset: { id: tagset.id, version: tagset.version },
    lexicons: lexicons.map((lexicon) => ({ id: lexicon.id, version: lexicon.version })),
    documents: documents.map(({ record, file }) => ({
      id: record.id,
      path: record.source.path,
      record: file,
      annotations: record.annotations.length,
      sha256: record.source.sha256,
    })),
    labels: Object.fromEntries([...labels].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** A manifest as YAML, written as records are. */
export function stringifyManifest(manifest: Manifest): string {
  return [
    `schemaVersion: ${manifest.schemaVersion}\n`,
    `id: ${quote(manifest.id)}\n`,
    `tagset: ${flow(manifest.tagset)}\n`,
    `lexicons:${listOf(manifest.lexicons, (lexicon) => `  - ${flow(lexicon)}\n`)}`,
    `documents:${listOf(manifest.documents, (document) => `  - ${block('    ', document).slice(4)}`)}`,
    Object.keys(manifest.labels).length === 0 ? 'labels: {}\n' : `labels:\n${block('  ', manifest.labels)}`,
  ].join('');
}

export function readManifest(text: string): { readonly manifest?: Manifest; readonly problems: readonly Problem[] } {
  const { value, problems } = readResource<Manifest>(text, schema);
  return { ...(value && { manifest: value }), problems };
}
