import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildManifest, readManifest, stringifyManifest } from '../../../src/core/corpus/manifest.js';
import { record, text } from './arbitraryRecord.js';

describe('the manifest of a corpus', () => {
  it('counts annotations, and reads back what it writes', () => {
    const name = text.filter((value) => value !== '');
    fc.assert(
      fc.property(name, name, fc.array(record, { maxLength: 4 }), (id, file, records) => {
        const resources = { tagset: { id: 'NO', version: '1.0' }, lexicons: [{ id: 'y', version: '010' }] };
        const manifest = buildManifest(id, resources, records.map((each) => ({ record: each, file })));
        const total = records.reduce((sum, { annotations }) => sum + annotations.length, 0);
        assert.equal(Object.values(manifest.labels).reduce((sum, count) => sum + count, 0), total);
        assert.equal(manifest.documents.reduce((sum, { annotations }) => sum + annotations, 0), total);
        const read = readManifest(stringifyManifest(manifest));
        assert.deepEqual(read.problems, []);
        assert.deepEqual(JSON.parse(JSON.stringify(read.manifest)), JSON.parse(JSON.stringify(manifest)));
      }),
    );
  });
});
