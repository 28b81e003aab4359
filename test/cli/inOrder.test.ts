import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inOrder } from '../../src/cli/inOrder.js';

describe('inOrder', () => {
  it('gives the results in the order of the tasks, each task done once, whichever lane is done first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(30), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 20 }), async (scheduler, count, laneCount, largestWait) => {
        const done: number[] = [];
        const lanes = Array.from({ length: laneCount }, () => async (task: number) => {
          await scheduler.schedule(Promise.resolve());
          done.push(task);
          return task;
        });
        const results: number[] = [];
        const all = (async () => {
          for await (const result of inOrder(Array(count).keys(), lanes, () => 3, largestWait)) results.push(result);
        })();
        await scheduler.waitFor(all);
        assert.deepEqual(results, [...Array(count).keys()]);
        assert.deepEqual(done.toSorted((a, b) => a - b), results);
      }),
    );
  });

  it('gives no more out while much is waiting for an earlier one, or to be taken', async () => {
    const begun: number[] = [];
    let finishFirst = (): void => undefined;
    const first = new Promise<void>((resolve) => (finishFirst = resolve));
    const lane = async (task: number): Promise<number> => {
      begun.push(task);
      if (task === 0) await first;
      return task;
    };
    const results = inOrder(Array(100).keys(), [lane, lane], () => 1, 10);
    const one = results.next();
    await new Promise(setImmediate);
    // Ten are waiting, one is not done, and what was given out with the tenth is on its way.
    assert.ok(begun.length >= 11 && begun.length <= 14, String(begun.length));
    const before = begun.length;
    finishFirst();
    assert.equal((await one).value, 0);
    await new Promise(setImmediate);
    assert.equal(begun.length, before);
    for (let i = 1; i < 10; i++) await results.next();
    assert.ok(begun.length > before);
  });

  it('gives no more out when no more is wanted', async () => {
    let begun = 0;
    const lane = async (task: number): Promise<number> => {
      begun++;
      await new Promise(setImmediate);
      return task;
    };
    for await (const result of inOrder(Array(100).keys(), [lane], () => 1, 99)) if (result === 3) break;
    const before = begun;
    assert.ok(before < 10, String(before));
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    assert.equal(begun, before);
  });

  it('throws what a lane throws when its turn comes, and takes nothing that comes after it', async () => {
    const lane = async (task: number): Promise<number> => {
      if (task === 2) throw new Error('two');
      return task;
    };
    const results: number[] = [];
    await assert.rejects(async () => {
      for await (const result of inOrder(Array(9).keys(), [lane, lane], () => 1, 99)) results.push(result);
    }, /two/);
    assert.deepEqual(results, [0, 1]);
  });
});
