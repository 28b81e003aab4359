import assert from 'node:assert/strict';
import { layersOf } from '../../../src/core/learning/layers.js';
import { taught } from './taught.js';

const repeated = (source: string, times: number) => taught(Array.from({ length: times }, () => source).join('\n'));

describe('layersOf', () => {
  it('keeps labels apart that nest, and lets those that never do share a layer, the most frequent first', () => {
    const nested = repeated(':role[Bộ trưởng :org[Bộ Ngoại giao]] :per[Bùi Thanh Sơn] gặp :per[Lê Hoài Trung]', 5);
    assert.deepEqual(layersOf([nested]), [['PER', 'ORG'], ['ROLE']]);
    assert.deepEqual(layersOf([repeated(':role[Bộ trưởng] :org[Bộ Ngoại giao] :per[Bùi Thanh Sơn]', 5)]), [['ORG', 'PER', 'ROLE']]);
  });

  it('does not learn a label that was annotated a few times only', () => {
    assert.deepEqual(layersOf([repeated(':per[Bùi Thanh Sơn]', 4)]), []);
    assert.deepEqual(layersOf([repeated(':per[Bùi Thanh Sơn]', 4), taught(':per[Lê Hoài Trung]')]), [['PER']]);
  });

  it('gives a tagger no more labels than it can be saved with', () => {
    const plainText = 'Đảng';
    const annotations = Array.from({ length: 150 }, (_, at) => Array.from({ length: 5 + (at === 149 ? 1 : 0) }, () => ({ start: 0, end: 4, label: `L${at}` }))).flat();
    const layers = layersOf([{ plainText, annotations, rejected: [] }]);
    assert.equal(layers.flat().length, 100);
    assert.equal(layers[0]![0], 'L149');
  });
});
