import type { Crf, Sequence } from './crf.js';

/** The size of the first steps. On PhoNER_COVID19 0.04 to 0.1 are alike, 0.2 costs up to 1 F1. */
const rate = 0.07;
/** What the sums of squares start with. */
const firstSquare = 0.01;
/** Gradients smaller than this teach nothing that is worth their time. */
const leastGradient = 1e-3;

/** Trains a model sentence by sentence: gradient ascent on the likelihood of the tags, with AdaGrad (Duchi et al. 2011). */
export class Trainer {
  readonly #crf: Crf;
  readonly #squares: Float32Array;
  readonly #transitionSquares: Float32Array;
  readonly #transitionGradients: Float64Array;

  constructor(crf: Crf) {
    this.#crf = crf;
    this.#squares = new Float32Array(crf.weights.length).fill(firstSquare);
    this.#transitionSquares = new Float32Array(crf.transitions.length).fill(firstSquare);
    this.#transitionGradients = new Float64Array(crf.transitions.length);
  }

  /** @param tags what the tokens of the sentence should be tagged with */
  learn(sequence: Sequence, tags: Uint16Array): void {
    this.#crf.read(sequence);
    this.#crf.infer(sequence.length);
    this.#learnFeatures(sequence, tags);
    this.#learnTransitions(tags);
  }

  #learnFeatures({ length, width, features }: Sequence, tags: Uint16Array): void {
    const { weights, forward, backward, total, scheme } = this.#crf;
    const squares = this.#squares;
    for (let token = 0; token < length; token++) {
      const row = token * scheme.size;
      for (let tag = 0; tag < scheme.size; tag++) {
        const gradient = (tags[token] === tag ? 1 : 0) - (forward[row + tag]! * backward[row + tag]!) / total;
        if (Math.abs(gradient) < leastGradient) continue;
        const square = gradient * gradient;
        for (let f = token * width; f < (token + 1) * width; f++) {
          const at = features[f]! + tag;
          weights[at]! += (rate * gradient) / Math.sqrt((squares[at]! += square));
        }
      }
    }
  }

  #learnTransitions(tags: Uint16Array): void {
    const { transitions, expTransitions, exps, forward, backward, scales, total, scheme } = this.#crf;
    const { size, from, to, pairs } = scheme;
    const gradients = this.#transitionGradients.fill(0);
    for (let token = 1; token < tags.length; token++) {
      const row = token * size;
      const weight = 1 / (scales[token]! * total);
      gradients[pairs[tags[token - 1]! * size + tags[token]!]!]! += 1;
      for (let pair = 0; pair < from.length; pair++) {
        const tag = row + to[pair]!;
        gradients[pair]! -= forward[row - size + from[pair]!]! * expTransitions[pair]! * exps[tag]! * backward[tag]! * weight;
      }
    }
    for (let pair = 0; pair < from.length; pair++) {
      const gradient = gradients[pair]!;
      transitions[pair]! += (rate * gradient) / Math.sqrt((this.#transitionSquares[pair]! += gradient * gradient));
    }
  }
}
