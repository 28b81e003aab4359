const levels = 127;

/**
 * Rounds the weights to at most 127 steps either way, so that one byte holds each of them and small ones vanish. A
 * trained model is rounded before it is used, so that it finds the same before and after it was saved.
 */
export function quantise(weights: Float32Array): void {
  const step = stepOf(weights);
  if (step === 0) return;
  for (let at = 0; at < weights.length; at++) weights[at] = Math.round(weights[at]! / step) * step;
}

/** What the weights are to be multiples of: a power of two, so that multiples are exact and rounding again changes nothing. */
export function stepOf(weights: Float32Array): number {
  let most = 0;
  for (const weight of weights) if (Math.abs(weight) > most) most = Math.abs(weight);
  if (most === 0) return 0;
  let step = 1;
  while (step * levels < most) step *= 2;
  while ((step / 2) * levels >= most) step /= 2;
  return step;
}
