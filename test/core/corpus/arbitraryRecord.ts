import fc from 'fast-check';
import type { AnnotationRecord, DocumentRecord } from '../../../src/core/corpus/record.js';

/** Strings that readers have been known to take for something else, or to trip over. */
export const treacherous = [
  'NO', 'no', 'y', 'n', 'on', 'off', 'true', 'null', '~', '', ' ', '12:30', '010', '0o10', '0x1F', '2024-01-01', '2024-01-01T00:00:00Z', '1.200', '1_000',
  '.5', '+1', '-1', '1e3', '.inf', '.nan', '<<', '=', ' leading', 'trailing ', '- item', '? key', ': value', 'key: value', 'a #comment', '#tag', '&anchor',
  '*alias', '!tag', '%YAML 1.1', '@at', '`tick', '|', '>', '"quoted"', "'single'", 'back\\slash', '\\u0041', '{a: b}', '[a, b]', '---', '...', '\t', '\r\n', '\n',
  '\u0085', '\u00a0', '\u2028', '\u2029', '\ufeff', '\u200b', '\u0000', '\u001b', '\u007f', '\u009f', '\ufffe', '\uffff', '😀', 'Đảng', 'Đảng'.normalize('NFD'), '__proto__', 'constructor',
];

export const text = fc.oneof(fc.constantFrom(...treacherous), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const name = text.filter((value) => value !== '');
const sha256 = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const label = fc.constantFrom('PER', 'ORG', 'NO', 'Y', 'E_1-2');
const versioned = fc.record({ id: name, version: name });

/** A record that contradicts itself nowhere: its annotations follow each other in a text of their own words. */
export const record: fc.Arbitrary<DocumentRecord> = fc
  .record({
    id: name,
    source: fc.record(
      { path: name, sha256, mediaType: fc.constantFrom('text/plain' as const, 'text/markdown' as const), language: fc.constantFrom('vi', 'en', 'no'), store: fc.constantFrom('inline' as const, 'standoff' as const) },
      { requiredKeys: ['path', 'sha256', 'mediaType', 'language'] },
    ),
    text: fc.record({ sha256, signature: fc.constantFrom('', 'AAAAAA', 'a-_9Zz012345'), furniture: fc.constantFrom([], [{ start: 0, end: 1 }], [{ start: 0, end: 1 }, { start: 3, end: 9 }]) }, { requiredKeys: ['sha256'] }),
    tagset: versioned,
    lexicons: fc.array(versioned, { maxLength: 3 }),
    annotations: fc.array(
      fc.record(
        {
          label, exact: name, prefix: text, suffix: text, concept: name, annotator: name, attributes: fc.dictionary(text, text, { noNullPrototype: true }),
          status: fc.constantFrom('accepted' as const, 'suggested' as const, 'rejected' as const),
          origin: fc.constantFrom('tag' as const, 'lexicon' as const, 'pattern' as const, 'import' as const),
          stale: fc.constantFrom('deleted' as const, 'missing' as const, 'ambiguous' as const),
          tier: fc.constantFrom('exact' as const, 'glued' as const),
          evidence: fc.constantFrom([{ kind: 'pattern' as const, pattern: 'date' }], [{ kind: 'lexicon' as const, lexicon: 'NO', version: '1.0', concept: 'y', form: '010' }]),
          created: fc.constantFrom('2024-01-01T00:00:00Z', '2024-01-01T00:00:00.123Z'),
        },
        { requiredKeys: ['label', 'exact', 'prefix', 'suffix', 'status', 'origin', 'attributes'] },
      ),
      { maxLength: 5 },
    ),
  })
  .map(({ annotations, text: { sha256: digest, furniture, ...rest }, ...head }) => {
    let length = 0;
    const placed = annotations.map((annotation, index): AnnotationRecord => {
      const start = length;
      length += [...annotation.exact].length;
      return { id: `a${index}`, start, end: length, ...annotation };
    });
    return {
      schemaVersion: 1,
      ...head,
      text: { sha256: digest, length, unit: 'codepoint', ...rest, ...(furniture && { furniture: furniture.filter(({ end }) => end <= length) }) },
      annotations: placed,
      relations: placed.length > 1 ? [{ type: 'holds-role', from: 'a0', to: 'a1' }] : [],
    };
  });
