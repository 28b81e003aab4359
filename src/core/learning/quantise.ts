import type { Crf } from './crf.js';

const levels = 127;

/**
 * Rounds the weights to 127 steps either way, so that one byte holds each of them and small ones vanish. A trained
 * model is rounded before it is used, so that it finds the same before and after it was saved.
 */
export function quantise(crf: Crf): void {
  const step = stepOf(crf.weights);
  if (step === 0) return;
  for (let at = 0; at < crf.weights.length; at++) crf.weights[at] = Math.fround(Math.round(crf.weights[at]! / step) * step);
}

/** What the weights are multiples of. */
export function stepOf(weights: Float32Array): number {
  let most = 0;
  for (const weight of weights) if (Math.abs(weight) > most) most = Math.abs(weight);
  return Math.fround(most / levels);
}
