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
const rounds = 25;

const logit = (probability: number) => {
  const bounded = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
  return Math.log(bounded / (1 - bounded));
};
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Platt scaling: the logistic regression of being right on the log odds, by Newton's method, drawn to the identity. */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  let [slope, intercept] = [1, 0];
  for (let round = 0; round < rounds; round++) {
    let [gradientSlope, gradientIntercept] = [priorStrength * (1 - slope), -priorStrength * intercept];
    let [ss, si, ii] = [priorStrength, 0, priorStrength];
    for (const { probability, correct } of outcomes) {
      const x = logit(probability);
      const expected = logistic(slope * x + intercept);
      const residual = (correct ? 1 : 0) - expected;
      const variance = expected * (1 - expected);
      gradientSlope += residual * x;
      gradientIntercept += residual;
      ss += variance * x * x;
      si += variance * x;
      ii += variance;
    }
    const determinant = ss * ii - si * si;
    slope += (ii * gradientSlope - si * gradientIntercept) / determinant;
    intercept += (ss * gradientIntercept - si * gradientSlope) / determinant;
  }
  // A model that is right less often the surer it is has not been measured well enough to be believed.
  return slope > 0 && Number.isFinite(intercept) ? { slope, intercept } : { slope: 1, intercept: 0 };
}

export function calibrated({ slope, intercept }: Calibration, probability: number): number {
  return logistic(slope * logit(probability) + intercept);
}

/** A confidence as it is shown and recorded: in hundredths, which is more than it is known to. */
export function rounded(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
