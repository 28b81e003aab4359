import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** 48 bits: among 10,000 annotations of a document two share an id once in five million documents. */
const idLength = 12;

/**
 * Ids for annotations that carry none of their own, such as tags: made from the label, the text and the how manyth of
 * its kind it is in the document. So an id stays while other text, other annotations or its own concept and attributes
 * change.
 *
 * @param mentions in document order
 * @returns one id for each, in the same order, unique among them
 */
export function annotationIds(mentions: readonly { readonly label: string; readonly exact: string }[]): string[] {
  const seen = new Map<string, number>();
  return mentions.map(({ label, exact }) => {
    const kind = `${label}\n${exact.normalize('NFC')}`;
    const ordinal = seen.get(kind) ?? 0;
    seen.set(kind, ordinal + 1);
    return bytesToHex(sha256(utf8ToBytes(`${kind}\n${ordinal}`))).slice(0, idLength);
  });
}
