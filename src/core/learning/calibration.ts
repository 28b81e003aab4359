/** What turns the probability that a model gives a mention into the share of such mentions that are right. */
export interface Calibration {
  readonly slope: number;
  readonly intercept: number;
}

/** A mention found where the right answer is known. */
export interface Outcome {
  readonly probability: number;
  readonly correct: boolean;
}

/** As if so many outcomes had spoken for leaving probabilities as they are; so few real ones change little. */
const priorStrength = 5;
const rounds = 200;
/** Of something that is right or wrong. */
const mostVariance = 1 / 4;

const logit = (probability: number) => {
  const bounded = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
  return Math.log(bounded / (1 - bounded));
};
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * Platt scaling: the logistic regression of being right on the log odds, drawn to the identity. Each step takes the
 * curvature for what it is at most (Böhning and Lindsay 1988): it never overshoots, as Newton's steps do.
 */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  const points = outcomes.map(({ probability, correct }) => ({ x: logit(probability), y: correct ? 1 : 0 }));
  let [ss, si, ii] = [priorStrength, 0, priorStrength];
  for (const { x } of points) {
    ss += mostVariance * x * x;
    si += mostVariance * x;
    ii += mostVariance;
  }
  const determinant = ss * ii - si * si;
  let [slope, intercept] = [1, 0];
  for (let round = 0; round < rounds; round++) {
    let [gradientSlope, gradientIntercept] = [priorStrength * (1 - slope), -priorStrength * intercept];
    for (const { x, y } of points) {
      const residual = y - logistic(slope * x + intercept);
      gradientSlope += residual * x;
      gradientIntercept += residual;
    }
    slope += (ii * gradientSlope - si * gradientIntercept) / determinant;
    intercept += (ss * gradientIntercept - si * gradientSlope) / determinant;
  }
  // A model that is right less often the surer it is has not been measured well enough to be believed.
  return slope > 0 ? { slope, intercept } : { slope: 1, intercept: 0 };
}

export function calibrated({ slope, intercept }: Calibration, probability: number): number {
  return logistic(slope * logit(probability) + intercept);
}

/** A confidence as it is shown and recorded: in hundredths, which is more than it is known to. */
export function rounded(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
