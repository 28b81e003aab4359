import { HASH_BITS } from './features.js';
import { TagScheme, type TokenMention } from './tags.js';

/** A sentence as the model sees it: `width` places of features for each of its tokens. */
export interface Sequence {
  readonly length: number;
  readonly width: number;
  readonly features: Int32Array;
}

/** Scores below the best one of a token by more than this count as this much: probabilities never vanish. */
const lowestScore = -50;

/**
 * A linear-chain conditional random field over BILOU tags (Lafferty, McCallum and Pereira 2001). The weight of a feature
 * for a tag is at the feature's place plus the number of the tag.
 *
 * `read` scores a sentence; `best` and `infer` then say what is in it. The arrays belong to the sentence read last.
 */
export class Crf {
  readonly scheme: TagScheme;
  readonly weights: Float32Array;
  /** Of each pair of tags of the scheme. */
  readonly transitions: Float32Array;

  /** Of token t and tag y, at `t * tags + y`: the score, its exponential, and the forward and backward probabilities. */
  scores = new Float64Array(0);
  exps = new Float64Array(0);
  forward = new Float64Array(0);
  backward = new Float64Array(0);
  /** Of each token: what its forward probabilities were divided by, to sum to one. */
  scales = new Float64Array(0);
  /** What all sequences that end well weigh, scaled. */
  total = 1;
  readonly expTransitions: Float64Array;

  constructor(labels: number) {
    this.scheme = new TagScheme(labels);
    this.weights = new Float32Array((1 << HASH_BITS) + this.scheme.size);
    this.transitions = new Float32Array(this.scheme.from.length);
    this.expTransitions = new Float64Array(this.scheme.from.length);
  }

  read({ length, width, features }: Sequence): void {
    const { weights } = this;
    const tags = this.scheme.size;
    this.#reserve(length);
    const { scores } = this;
    scores.fill(0, 0, length * tags);
    for (let token = 0; token < length; token++) {
      const row = token * tags;
      for (let f = token * width; f < (token + 1) * width; f++) {
        const place = features[f]!;
        for (let tag = 0; tag < tags; tag++) scores[row + tag]! += weights[place + tag]!;
      }
    }
  }

  /** The likeliest mentions of the sentence read, of so many tokens (Viterbi). */
  best(length: number): TokenMention[] {
    const { scores, transitions, scheme } = this;
    const { size: tags, from, to } = scheme;
    const back = new Uint16Array(length * tags);
    let reached = Float64Array.from({ length: tags }, (_, tag) => (scheme.opens(tag) ? scores[tag]! : -Infinity));
    for (let token = 1; token < length; token++) {
      const row = token * tags;
      const next = new Float64Array(tags).fill(-Infinity);
      for (let pair = 0; pair < from.length; pair++) {
        const score = reached[from[pair]!]! + transitions[pair]!;
        const tag = to[pair]!;
        if (score <= next[tag]!) continue;
        next[tag] = score;
        back[row + tag] = from[pair]!;
      }
      for (let tag = 0; tag < tags; tag++) next[tag]! += scores[row + tag]!;
      reached = next;
    }
    const path = new Uint16Array(length);
    for (let tag = 0; tag < tags; tag++) if (scheme.closes(tag) && reached[tag]! > reached[path[length - 1]!]!) path[length - 1] = tag;
    for (let token = length - 1; token > 0; token--) path[token - 1] = back[token * tags + path[token]!]!;
    return scheme.mentionsOf(path);
  }

  /** Forward and backward probabilities of the sentence read, of so many tokens. */
  infer(length: number): void {
    const { scores, exps, forward, backward, scales, transitions, expTransitions, scheme } = this;
    const { size: tags, from, to } = scheme;
    for (let pair = 0; pair < from.length; pair++) expTransitions[pair] = Math.exp(transitions[pair]!);
    for (let row = 0; row < length * tags; row += tags) {
      let most = -Infinity;
      for (let tag = 0; tag < tags; tag++) if (scores[row + tag]! > most) most = scores[row + tag]!;
      for (let tag = 0; tag < tags; tag++) exps[row + tag] = Math.exp(Math.max(scores[row + tag]! - most, lowestScore));
    }
    forward.fill(0, 0, length * tags);
    backward.fill(0, 0, length * tags);
    for (let tag = 0; tag < tags; tag++) if (scheme.opens(tag)) forward[tag] = exps[tag]!;
    this.#scale(0);
    for (let token = 1; token < length; token++) {
      const row = token * tags;
      for (let pair = 0; pair < from.length; pair++) forward[row + to[pair]!]! += forward[row - tags + from[pair]!]! * expTransitions[pair]!;
      for (let tag = 0; tag < tags; tag++) forward[row + tag]! *= exps[row + tag]!;
      this.#scale(token);
    }
    const last = (length - 1) * tags;
    this.total = 0;
    for (let tag = 0; tag < tags; tag++) {
      if (!scheme.closes(tag)) continue;
      backward[last + tag] = 1;
      this.total += forward[last + tag]!;
    }
    for (let token = length - 2; token >= 0; token--) {
      const row = token * tags;
      const next = row + tags;
      const scale = scales[token + 1]!;
      for (let pair = 0; pair < from.length; pair++) {
        const tag = next + to[pair]!;
        backward[row + from[pair]!]! += (expTransitions[pair]! * exps[tag]! * backward[tag]!) / scale;
      }
    }
  }

  /** How probable the mention is, after `infer`: that of all sequences with it, together. */
  probability(mention: TokenMention): number {
    const { exps, forward, backward, scales, expTransitions, scheme } = this;
    const tags = scheme.size;
    let tag = scheme.tagOf(mention, mention.from);
    let probability = forward[mention.from * tags + tag]!;
    for (let token = mention.from + 1; token <= mention.to; token++) {
      const next = scheme.tagOf(mention, token);
      probability *= (expTransitions[scheme.pairs[tag * tags + next]!]! * exps[token * tags + next]!) / scales[token]!;
      tag = next;
    }
    return Math.min(1, (probability * backward[mention.to * tags + tag]!) / this.total);
  }

  #scale(token: number): void {
    const { forward, scales } = this;
    const tags = this.scheme.size;
    let sum = 0;
    for (let at = token * tags; at < (token + 1) * tags; at++) sum += forward[at]!;
    for (let at = token * tags; at < (token + 1) * tags; at++) forward[at]! /= sum;
    scales[token] = sum;
  }

  #reserve(length: number): void {
    if (this.scales.length >= length) return;
    const cells = length * 2 * this.scheme.size;
    this.scores = new Float64Array(cells);
    this.exps = new Float64Array(cells);
    this.forward = new Float64Array(cells);
    this.backward = new Float64Array(cells);
    this.scales = new Float64Array(length * 2);
  }
}
