import type { DocumentRecord, RelationRecord, Versioned } from './record.js';
import { block, flow, jsonLine, listOf, quote } from './yamlWriter.js';

/**
 * A record as YAML. The same record gives the same bytes; every string is quoted, so that YAML 1.1 and 1.2 readers
 * take it for the same thing.
 *
 * @throws RangeError where a string holds half of a surrogate pair, which no UTF-8 file can
 */
export function stringifyRecord(record: DocumentRecord): string {
  const { source, text } = record;
  return [
    `schemaVersion: ${record.schemaVersion}\n`,
    `id: ${quote(record.id)}\n`,
    `source:\n${block('  ', source)}`,
    `text:\n${block('  ', text)}`,
    `tagset: ${flow(record.tagset)}\n`,
    `lexicons:${listOf(record.lexicons, (lexicon: Versioned) => `  - ${flow(lexicon)}\n`)}`,
    `annotations:${listOf(record.annotations, stringifyAnnotation)}`,
    `relations:${listOf(record.relations, (relation: RelationRecord) => `  - ${flow(relation)}\n`)}`,
  ].join('');
}

/** An annotation as an entry of the list of a record. */
export function stringifyAnnotation(annotation: object): string {
  return `  - ${block('    ', annotation).slice(4)}`;
}

/** Records as JSON Lines: one record a line, in UTF-8. Throws as {@link stringifyRecord} does. */
export function stringifyJsonLines(records: readonly DocumentRecord[]): string {
  return records.map((record) => `${jsonLine(record)}\n`).join('');
}
