import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ManifestWriter, readManifest, summaryOf } from '../../../src/core/corpus/manifest.js';
import { record, text } from './arbitraryRecord.js';

describe('the manifest of a corpus', () => {
  it('lists documents in the order in which they come and counts annotations, and reads back what it writes', () => {
    const name = text.filter((value) => value !== '');
    fc.assert(
      fc.property(name, name, fc.array(record, { maxLength: 4 }), (id, file, records) => {
        const resources = { tagset: { id: 'NO', version: '1.0' }, lexicons: [{ id: 'y', version: '010' }] };
        const writer = new ManifestWriter();
        const written = [writer.start(id, resources), ...records.map((each) => writer.add(summaryOf(each), file)), writer.end()].join('');
        const { manifest, problems } = readManifest(written);
        assert.deepEqual(problems, []);
        const { labels, ...rest } = manifest!;
        assert.deepEqual(rest, {
          schemaVersion: 1,
          id,
          ...resources,
          documents: records.map(({ id: document, source, annotations }) => ({ id: document, path: source.path, record: file, annotations: annotations.length, sha256: source.sha256 })),
        });
        const all = records.flatMap(({ annotations }) => annotations.map(({ label }) => label));
        const counts = [...new Set(all)].sort().map((label) => [label, all.filter((other) => other === label).length]);
        assert.deepEqual(new Map(Object.entries(labels)), new Map(counts as [string, number][]));
      }),
    );
  });
});
