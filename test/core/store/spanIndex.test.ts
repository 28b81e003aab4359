import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type IndexedSpan, SpanIndex } from '../../../src/core/store/spanIndex.js';
import type { Span } from '../../../src/core/text/span.js';

class Item implements IndexedSpan {
  from = 0;
  to = 0;
  constructor(readonly id: number) {}
}

describe('an index of spans', () => {
  it('finds and shifts as a list of them does', () => {
    const step = fc.tuple(fc.constantFrom('add', 'add', 'add', 'remove', 'shift'), fc.nat(20_000), fc.nat(40));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1500, maxLength: 1500 }), (steps) => {
        const index = new SpanIndex<Item>();
        const all = new Map<Item, Span>();
        for (const [what, at, length] of steps) {
          if (what === 'add') {
            const item = new Item(all.size);
            all.set(item, { start: at, end: at + length });
            index.add(item, all.get(item)!);
          } else if (what === 'remove') {
            const [item] = [...all.keys()].slice(at % Math.max(1, all.size));
            if (!item) continue;
            index.remove(item);
            all.delete(item);
          } else {
            index.shiftAfter(at, length);
            for (const [item, { start, end }] of all) if (start > at) all.set(item, { start: start + length, end: end + length });
          }
        }
        for (const [item, span] of all) assert.deepEqual(index.spanOf(item), span);
        for (let at = 0; at < 20_000; at += 997) {
          const expected = [...all].filter(([, { start, end }]) => start <= at + 100 && end >= at).map(([{ id }]) => id);
          const found = index.touching({ start: at, end: at + 100 });
          assert.deepEqual(found.map(({ id }) => id).sort(), expected.sort());
          const starts = found.map((item) => index.spanOf(item).start);
          assert.deepEqual(starts, starts.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 10 },
    );
  });
});
