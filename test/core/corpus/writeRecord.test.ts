import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readJsonLines, readRecord } from '../../../src/core/corpus/readRecord.js';
import { stringifyJsonLines, stringifyRecord } from '../../../src/core/corpus/writeRecord.js';
import { jsonLine, quote } from '../../../src/core/corpus/yamlWriter.js';
import { record, text, treacherous } from './arbitraryRecord.js';

/** Without the prototypes that dictionaries of a test may have, and without what is undefined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('writing records', () => {
  for (const version of ['1.1', '1.2'] as const) {
    it(`writes strings that a YAML ${version} reader takes for the same strings`, () => {
      for (const value of treacherous) assert.equal(parse(quote(value), { version }), value);
      fc.assert(fc.property(text, (value) => parse(quote(value), { version }) === value), { numRuns: 1000 });
    });

    it(`writes YAML that a YAML ${version} reader takes for the same record`, () => {
      fc.assert(fc.property(record, (value) => assert.deepEqual(plain(parse(stringifyRecord(value), { version })), plain(value))));
    });
  }

  it('reads back every field that it writes, as YAML', () => {
    fc.assert(
      fc.property(record, (value) => {
        const read = readRecord(stringifyRecord(value));
        assert.deepEqual(read.problems, []);
        assert.deepEqual(plain(read.record), plain(value));
        assert.equal(stringifyRecord(read.record!), stringifyRecord(value));
      }),
    );
  });

  it('reads back every field that it writes, as JSON Lines', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 3 }), (values) => {
        const lines = stringifyJsonLines(values);
        // Python's splitlines() and others end a line at these too.
        assert.equal(lines.split(/[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/).length, values.length + 1);
        const read = readJsonLines(lines);
        assert.deepEqual(read.problems, []);
        assert.deepEqual(plain(read.records), plain(values));
      }),
    );
  });

  it('writes names of attributes that are too long for a plain YAML key', () => {
    const attributes = { ['n'.repeat(3000)]: 'NO' };
    const [value] = fc.sample(record.filter(({ annotations }) => annotations.length > 0), 1);
    const long = { ...value!, annotations: value!.annotations.map((annotation) => ({ ...annotation, attributes })) };
    assert.deepEqual(readRecord(stringifyRecord(long)).record?.annotations[0]!.attributes, attributes);
  });

  it('refuses half surrogate pairs, which no UTF-8 file can hold', () => {
    assert.throws(() => quote('a\ud800'), RangeError);
    assert.throws(() => jsonLine({ '\udfff': 1 }), RangeError);
    assert.throws(() => jsonLine({ a: ['b\udfff'] }), RangeError);
    assert.equal(JSON.parse(quote('\\ud800 is text')), '\\ud800 is text');
    assert.deepEqual(JSON.parse(jsonLine({ a: '\\ud800 is text' })), { a: '\\ud800 is text' });
  });
});
