import assert from 'node:assert/strict';
import { atOnce, inSlices, type Work } from '../../../src/core/learning/inSlices.js';

/** Ten steps, of which the clock says that each takes so long. */
function tenSteps(duration: number) {
  const steps = { done: 0, clock: () => steps.done * duration, work: work() };
  function* work(): Work<string> {
    for (let step = 1; step <= 10; step++) {
      steps.done = step;
      yield step / 10;
    }
    return 'done';
  }
  return steps;
}

describe('inSlices', () => {
  it('lets others work after every slice of time, and tells how far it is', async () => {
    const { work, clock } = tenSteps(5);
    const pauses: number[] = [];
    assert.equal(await inSlices(work, async (progress) => void pauses.push(progress), undefined, clock), 'done');
    assert.deepEqual(pauses, [0.3, 0.6, 0.9]);
  });

  it('stops where it is told to, and gives no result then', async () => {
    const steps = tenSteps(20);
    const signal = { aborted: false };
    const pause = async (progress: number) => {
      if (progress >= 0.4) signal.aborted = true;
    };
    assert.equal(await inSlices(steps.work, pause, signal, steps.clock), undefined);
    assert.equal(steps.done, 4);
  });

  it('does not begin what is not wanted any more', async () => {
    const steps = tenSteps(20);
    assert.equal(await inSlices(steps.work, async () => undefined, { aborted: true }), undefined);
    assert.equal(steps.done, 0);
  });
});

describe('atOnce', () => {
  it('works to the end', () => {
    const told: number[] = [];
    assert.equal(atOnce(tenSteps(0).work, (progress) => told.push(progress)), 'done');
    assert.equal(told.length, 10);
  });
});
