import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Crf, type Sequence } from '../../../src/core/learning/crf.js';
import type { TagScheme } from '../../../src/core/learning/tags.js';
import { Trainer } from '../../../src/core/learning/trainer.js';

/** All sequences of tags of a sentence that are legal. */
function paths(scheme: TagScheme, length: number): number[][] {
  let found = Array.from({ length: scheme.size }, (_, tag) => [tag]).filter(([tag]) => scheme.opens(tag!));
  for (let at = 1; at < length; at++) {
    found = found.flatMap((path) => Array.from({ length: scheme.size }, (_, tag) => [...path, tag]).filter((next) => scheme.pairs[path.at(-1)! * scheme.size + next.at(-1)!]! >= 0));
  }
  return found.filter((path) => scheme.closes(path.at(-1)!));
}

function scoreOf(crf: Crf, { width, features }: Sequence, path: readonly number[]): number {
  let score = 0;
  for (const [at, tag] of path.entries()) {
    for (let f = at * width; f < (at + 1) * width; f++) score += crf.weights[features[f]! + tag]!;
    if (at > 0) score += crf.transitions[crf.scheme.pairs[path[at - 1]! * crf.scheme.size + tag]!]!;
  }
  return score;
}

/** A model of small numbers and a sentence of few tokens, for which everything can be counted out. */
const small = fc.record({ labels: fc.integer({ min: 1, max: 2 }), length: fc.integer({ min: 1, max: 4 }), numbers: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 200, maxLength: 200 }) }).map(({ labels, length, numbers }) => {
  const crf = new Crf(labels);
  const width = 2;
  const features = Int32Array.from({ length: length * width }, (_, f) => f * crf.scheme.size);
  for (let at = 0; at < features.length * crf.scheme.size; at++) crf.weights[at] = numbers[at % 200]! / 10;
  for (let pair = 0; pair < crf.transitions.length; pair++) crf.transitions[pair] = numbers[(pair * 7 + 3) % 200]! / 10;
  return { crf, sequence: { length, width, features } };
});

describe('Crf', () => {
  it('finds the best of all sequences of tags', () => {
    fc.assert(
      fc.property(small, ({ crf, sequence }) => {
        crf.read(sequence);
        const found = crf.scheme.tagsOf(sequence.length, crf.best(sequence.length));
        const best = Math.max(...paths(crf.scheme, sequence.length).map((path) => scoreOf(crf, sequence, path)));
        assert.ok(Math.abs(scoreOf(crf, sequence, [...found]) - best) < 1e-4);
      }),
      { numRuns: 40 },
    );
  });

  it('gives a mention the share of all sequences that have it', () => {
    fc.assert(
      fc.property(small, ({ crf, sequence }) => {
        crf.read(sequence);
        crf.infer(sequence.length);
        const all = paths(crf.scheme, sequence.length).map((path) => ({ mentions: crf.scheme.mentionsOf(Uint16Array.from(path)), weight: Math.exp(scoreOf(crf, sequence, path)) }));
        const total = all.reduce((sum, { weight }) => sum + weight, 0);
        for (const mention of all.flatMap(({ mentions }) => mentions)) {
          const having = all.filter(({ mentions }) => mentions.some(({ from, to, label }) => from === mention.from && to === mention.to && label === mention.label));
          const share = having.reduce((sum, { weight }) => sum + weight, 0) / total;
          assert.ok(Math.abs(crf.probability(mention) - share) < 1e-6, `${crf.probability(mention)} ${share}`);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('stays finite where scores are far apart', () => {
    const crf = new Crf(1);
    const features = Int32Array.from({ length: 300 }, (_, at) => (at % 3) * 10);
    for (let at = 0; at < 30; at++) crf.weights[at] = at % 2 ? 4000 : -4000;
    crf.read({ length: 300, width: 1, features });
    crf.infer(300);
    for (const mention of crf.best(300)) assert.ok(crf.probability(mention) >= 0 && crf.probability(mention) <= 1);
  });
});

describe('Trainer', () => {
  it('makes what it teaches likelier than all else', () => {
    const crf = new Crf(2);
    const trainer = new Trainer(crf);
    const sequence = { length: 4, width: 1, features: Int32Array.of(100, 200, 300, 400) };
    const mentions = [{ from: 0, to: 0, label: 1 }, { from: 1, to: 3, label: 0 }];
    for (let round = 0; round < 400; round++) trainer.learn(sequence, crf.scheme.tagsOf(4, mentions));
    crf.read(sequence);
    crf.infer(4);
    assert.deepEqual(crf.best(4), mentions);
    for (const mention of mentions) assert.ok(crf.probability(mention) > 0.9);
  });
});
