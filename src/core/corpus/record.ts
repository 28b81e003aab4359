import type { MediaType } from '../markup/markup.js';
import type { Tier } from '../matching/suggestion.js';
import type { Store } from '../analysis/analyzer.js';
import type { Origin, Status } from '../store/annotation.js';
import type { StaleReason } from '../store/keptAnnotations.js';

/**
 * The annotations of one document as they are exported and kept: schemas/document.schema.json. The names follow the W3C
 * Web Annotation model. All offsets and lengths are Unicode code points of the plain text, ranges half open.
 */
export interface DocumentRecord {
  readonly schemaVersion: 1;
  /** Unique in its corpus. */
  readonly id: string;
  readonly source: SourceRecord;
  readonly text: TextRecord;
  readonly tagset: Versioned;
  readonly lexicons: readonly Versioned[];
  /** In document order, outer ones first. */
  readonly annotations: readonly AnnotationRecord[];
  readonly relations: readonly RelationRecord[];
}

export interface Versioned {
  readonly id: string;
  readonly version: string;
}

export interface SourceRecord {
  /** With `/` between folders. */
  readonly path: string;
  /** Of the bytes of the file: byte order mark and tags included. */
  readonly sha256: string;
  readonly mediaType: MediaType;
  /** BCP 47. */
  readonly language: string;
  /** Of a record that stands beside its text: whether the annotations live as tags in the text, or in the record. */
  readonly store?: Store;
}

/** The plain text: the source without byte order mark and tags, its line ends as they are in the file. */
export interface TextRecord {
  /** Of the plain text as UTF-8. */
  readonly sha256: string;
  readonly length: number;
  readonly unit: 'codepoint';
  /** See store/signature.ts. */
  readonly signature?: string;
  /** Page furniture: stretches that are copied from around the article and are none of it, in order. See matching/furniture.ts. */
  readonly furniture?: readonly { readonly start: number; readonly end: number }[];
  readonly content?: string;
}

export interface AnnotationRecord {
  readonly id: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** The plain text from `start` to `end`. */
  readonly exact: string;
  /** Up to 32 code points before and after. */
  readonly prefix: string;
  readonly suffix: string;
  readonly segments?: readonly { readonly start: number; readonly end: number }[];
  readonly concept?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly status: Status;
  /** Of an annotation that has lost its place: why. Its offsets are those it had last; nothing stands there. */
  readonly stale?: StaleReason;
  /** Of suggestions only: how strong their evidence is, and what it is. */
  readonly tier?: Tier;
  readonly evidence?: readonly EvidenceRecord[];
  readonly origin: Origin;
  readonly annotator?: string;
  /** ISO 8601, UTC. */
  readonly created?: string;
}

export interface EvidenceRecord {
  readonly kind: 'lexicon' | 'pattern' | 'learned';
  readonly lexicon?: string;
  readonly version?: string;
  readonly concept?: string;
  readonly form?: string;
  readonly pattern?: string;
  /** From 0 to 1. */
  readonly confidence?: number;
  readonly examples?: number;
}

export interface RelationRecord {
  /** Id of the relation in the tagset. */
  readonly type: string;
  /** Ids of annotations. */
  readonly from: string;
  readonly to: string;
}
