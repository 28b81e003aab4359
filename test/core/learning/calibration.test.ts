import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calibrate, calibrated, rounded, type Outcome } from '../../../src/core/learning/calibration.js';

/** So many outcomes of one probability, of which a share is right. */
const outcomes = (probability: number, share: number, count = 200): Outcome[] => Array.from({ length: count }, (_, at) => ({ probability, correct: at < share * count }));
const near = (a: number, b: number, tolerance: number) => assert.ok(Math.abs(a - b) < tolerance, `${a} is not near ${b}`);

describe('calibration', () => {
  it('leaves probabilities as they are where nothing was measured', () => {
    for (const probability of [0.01, 0.5, 0.99]) near(calibrated(calibrate([]), probability), probability, 1e-9);
  });

  it('makes of a probability the share that was right', () => {
    const calibration = calibrate([...outcomes(0.95, 0.7), ...outcomes(0.6, 0.4)]);
    near(calibrated(calibration, 0.95), 0.7, 0.03);
    near(calibrated(calibration, 0.6), 0.4, 0.03);
  });

  it('is moved little by few outcomes', () => {
    near(calibrated(calibrate(outcomes(0.9, 0, 1)), 0.9), 0.9, 0.2);
    assert.ok(calibrated(calibrate(outcomes(0.9, 0, 1)), 0.9) < 0.9);
  });

  it('does not believe a model that is right less often the surer it is', () => {
    assert.deepEqual(calibrate([...outcomes(0.99, 0.1), ...outcomes(0.2, 0.9)]), { slope: 1, intercept: 0 });
  });

  it('gives probabilities that rise with those of the model, for any outcomes', () => {
    const outcome = fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), correct: fc.boolean() });
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 50 }), (measured) => {
        const calibration = calibrate(measured);
        const confidences = [0, 0.1, 0.5, 0.9, 1].map((probability) => calibrated(calibration, probability));
        assert.deepEqual(confidences, confidences.toSorted((a, b) => a - b));
        assert.ok(confidences.every((confidence) => confidence >= 0 && confidence <= 1));
      }),
    );
  });

  it('is told in hundredths', () => {
    assert.deepEqual([2 / 3, 0.999, 0].map(rounded), [0.67, 1, 0]);
  });
});
