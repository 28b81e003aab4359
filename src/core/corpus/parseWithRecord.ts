import type { Store } from '../analysis/analyzer.js';
import type { MediaType, ParsedText } from '../markup/markup.js';
import { parseMarkup } from '../markup/parse.js';
import { parseUntagged } from '../store/convert.js';
import type { Tagset } from '../tagset/tagset.js';
import { placeRecord, storeOf, type PlacedRecord } from './kept.js';
import type { DocumentRecord } from './record.js';

/** A document, taken apart as its record says, and what the record keeps of it. */
export interface DocumentWithRecord {
  readonly store: Store;
  readonly text: ParsedText;
  /** By offsets of the plain text. */
  readonly kept: PlacedRecord;
}

/**
 * Takes a document apart together with the record that stands beside it.
 *
 * @param record undefined where there is none
 * @param storeOfNew where the annotations of a document live that has neither a record nor tags
 */
export function parseWithRecord(tagset: Tagset, source: string, mediaType: MediaType, record: DocumentRecord | undefined, storeOfNew: Store = 'inline'): DocumentWithRecord {
  const tagged = parseMarkup(source, mediaType, tagset);
  const store = record ? storeOf(record, tagged) : tagged.tags.length > 0 ? 'inline' : storeOfNew;
  const text = store === 'inline' ? tagged : parseUntagged(source, mediaType, tagset);
  return { store, text, kept: record ? placeRecord(record, text.plainText, store) : { annotations: [], stale: [], placedAgain: 0 } };
}
