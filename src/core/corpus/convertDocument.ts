import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Resources } from '../analysis/analysis.js';
import type { Store } from '../analysis/analyzer.js';
import type { MediaType } from '../markup/markup.js';
import { parseMarkup } from '../markup/parse.js';
import { parseUntagged, toInline, toStandoff } from '../store/convert.js';
import { signatureOf, writeSignature } from '../store/signature.js';
import type { Problem } from '../text/problem.js';
import { buildRecord } from './buildRecord.js';
import { parseWithRecord } from './parseWithRecord.js';
import type { DocumentRecord } from './record.js';

/** A document and the record beside it, as they are. */
export interface DocumentFiles {
  /** With `/` between folders. */
  readonly path: string;
  /** Without byte order mark. */
  readonly source: string;
  readonly hasByteOrderMark: boolean;
  readonly mediaType: MediaType;
  /** Undefined where there is none yet. */
  readonly record?: DocumentRecord;
}

/**
 * The text and the record of a document that keeps its annotations the other way. Where the text loses its tags the
 * record is to be written first, where it gets them the text is: then all annotations are in one of the two at any time,
 * and `storeOf` knows in which.
 */
export interface ConvertedDocument {
  readonly source: string;
  readonly record: DocumentRecord;
}

/**
 * Converts a document between tags in its text and a record beside it. The record keeps its ids, relations and
 * everything else that it says.
 *
 * @returns undefined where the annotations are kept that way already, or there are none; problems, by offsets of the
 * text, where something cannot be held that way: then nothing is converted
 */
export function convertDocument(files: DocumentFiles, to: Store, { tagset, lexicons }: Resources): ConvertedDocument | { readonly problems: readonly Problem[] } | undefined {
  const { path, source, mediaType, record } = files;
  const { store: from, text, kept: { annotations, stale } } = parseWithRecord(tagset, source, mediaType, record);
  const isSaid = record?.source.store === undefined || record.source.store === from;
  if (from === to ? isSaid : !record && text.plainText === source) return undefined;

  const converted = to === 'inline' && from === 'standoff' ? toInline(text, tagset, annotations) : toStandoff(text, annotations);
  if ('problems' in converted) return converted;
  const changed = from === to ? source : converted.source;
  return {
    source: changed,
    record: buildRecord({
      path: record?.source.path ?? path,
      ...(record && { id: record.id }),
      sourceBytes: utf8ToBytes(files.hasByteOrderMark ? `\ufeff${changed}` : changed),
      text: to === 'inline' ? parseMarkup(changed, mediaType, tagset) : parseUntagged(changed, mediaType, tagset),
      language: record?.source.language ?? lexicons[0]?.language ?? 'vi',
      tagset: record?.tagset ?? tagset,
      lexicons: record?.lexicons ?? lexicons,
      annotations: converted.kept,
      stale,
      store: to,
      relations: record?.relations ?? [],
      embedText: record?.text.content !== undefined,
      signature: writeSignature(signatureOf(text.plainText)),
    }),
  };
}
