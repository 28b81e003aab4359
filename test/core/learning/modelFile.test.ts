import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromBase64, toBase64 } from '../../../src/core/text/base64.js';
import { Crf } from '../../../src/core/learning/crf.js';
import { atOnce } from '../../../src/core/learning/inSlices.js';
import { learn } from '../../../src/core/learning/learn.js';
import { LearnedModel, type Layer } from '../../../src/core/learning/model.js';
import { readModel, writeModel } from '../../../src/core/learning/modelFile.js';
import { quantise, stepOf } from '../../../src/core/learning/quantise.js';
import { lessons } from './taught.js';

/** The weights that are not 0, by their places. */
function steps({ weights }: Crf): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < weights.length; at++) if (weights[at] !== 0) found.push([at, weights[at]!]);
  return found;
}

/** A layer with a few weights. */
function layer(labels: readonly string[]): Layer {
  const crf = new Crf(labels.length);
  for (let at = 1000; at < crf.weights.length; at += 5003) crf.weights[at] = ((at % 11) - 5) / 4;
  return { labels, crf, calibration: { slope: 0.9, intercept: 0.1 } };
}

/** A distance as the file has it: seven bits a byte, the lowest first. */
function distanceBytes(distance: number): number[] {
  return distance > 127 ? [(distance & 127) | 128, ...distanceBytes(distance >>> 7)] : [distance];
}

describe('the file of a model', function () {
  this.timeout(10_000);
  const model = atOnce(learn(lessons()));
  const file = writeModel(model);
  const text = 'Theo Lãnh đạo Sở Tư pháp, ông Lý Văn Tám đã đến thăm Tỉnh ủy Lào Cai.';
  const codeOf = (content: string) => readModel(content).problem?.code;
  const small = writeModel(new LearnedModel(model.forms.slice(0, 2), [layer(['PER', 'ORG']), layer(['ROLE'])], model.learntFrom));
  /** A small file with some of it changed. */
  interface Content {
    version?: string;
    learntFrom?: Record<string, unknown>;
    forms?: unknown[][];
    layers?: Record<string, unknown>[];
  }
  const changed = (change: (content: Content) => void) => {
    const content = JSON.parse(small) as Content;
    change(content);
    return JSON.stringify(content);
  };

  it('keeps all of it: what it finds, its forms, and what it learnt from', () => {
    const { model: read } = readModel(file);
    assert.equal(writeModel(read!), file);
    assert.deepEqual([read!.learntFrom, read!.forms], [model.learntFrom, model.forms]);
    assert.ok(model.suggest(text).length > 0);
    assert.deepEqual(read!.suggest(text, { leastConfidence: 0 }), model.suggest(text, { leastConfidence: 0 }));
  });

  it('keeps any weights, from the first place to the last, in whole steps', () => {
    const weight = fc.record({ at: fc.nat(), value: fc.float({ min: -60, max: 60, noNaN: true }) });
    const { forms, learntFrom } = model;
    fc.assert(
      fc.property(fc.array(weight, { maxLength: 20 }), fc.boolean(), (weights, last) => {
        const crf = new Crf(2);
        for (const { at, value } of weights) crf.weights[at % crf.weights.length] = value;
        if (last) crf.weights[crf.weights.length - 1] = 1;
        quantise(crf.weights);
        const written = writeModel(new LearnedModel(forms, [{ ...layer(['A', 'B']), crf }], learntFrom));
        assert.deepEqual(steps(readModel(written).model!.layers[0]!.crf), steps(crf));
      }),
      { numRuns: 5 },
    );
  });

  it('tells what is no model, what another version has made, and what is damaged', () => {
    for (const other of ['', '[]', 'null', '{}', '{"format":"corpus"}', file.slice(0, -10), '['.repeat(100_000)]) assert.equal(codeOf(other), 'not-a-model', other.slice(0, 20));
    assert.equal(codeOf(changed((content) => (content.version = '0.9'))), 'other-model-version');
    const damages: ((content: Content) => void)[] = [
      (content) => delete content.learntFrom,
      (content) => (content.learntFrom!['annotations'] = -1),
      (content) => (content.learntFrom!['examples'] = { PER: 'many' }),
      (content) => (content.learntFrom!['heldOut'] = null),
      (content) => delete content.forms,
      (content) => (content.forms![0] = ['x', 'not a label', 1, 0]),
      (content) => (content.forms![0] = ['x', 'PER', 1.5, 0]),
      (content) => (content.layers = [{}]),
      (content) => delete content.layers,
      (content) => (content.layers![0]!['labels'] = []),
      (content) => (content.layers![0]!['labels'] = Array.from({ length: 101 }, (_, at) => `L${at}`)),
      (content) => content.layers!.push(content.layers![0]!),
      (content) => (content.layers = Array.from({ length: 101 }, (_, at) => ({ ...content.layers![1], labels: [`L${at}`] }))),
      (content) => (content.layers![0]!['transitions'] = [1]),
      (content) => ((content.layers![0]!['transitions'] as unknown[])[0] = 1e30),
      (content) => (content.layers![0]!['calibration'] = { slope: 1 }),
      (content) => (content.layers![0]!['step'] = 1e300),
      (content) => (content.layers![0]!['step'] = null),
      (content) => (content.layers![0]!['weights'] = 'Đảng'),
      (content) => (content.layers![0]!['weights'] = toBase64(Uint8Array.of(255, 255, 255, 127, 1))),
      // One place after the last one.
      (content) => (content.layers![0]!['weights'] = toBase64(Uint8Array.of(...distanceBytes(new Crf(2).weights.length), 1))),
      (content) => (content.layers![0]!['weights'] = toBase64(new Uint8Array(1000).fill(255))),
      (content) => (content.layers![0]!['weights'] = toBase64(new Uint8Array(1000).fill(128))),
      (content) => (content.layers![0]!['weights'] = toBase64(Uint8Array.of(3))),
    ];
    for (const damage of damages) assert.equal(codeOf(changed(damage)), 'broken-model', String(damage));
    assert.equal(codeOf(changed(() => undefined)), undefined);
  });

  it('is read or refused, whatever it holds, and what is read gives confidences', () => {
    const place = fc.record({ at: fc.nat(small.length - 1), put: fc.constantFrom('0', '-', '9e9', '"', '{}', 'null', 'A', '') });
    fc.assert(
      fc.property(place, ({ at, put }) => {
        const { model: read, problem } = readModel(small.slice(0, at) + put + small.slice(at + 1));
        assert.ok(problem || read);
        for (const { evidence: [first] } of read?.suggest(text) ?? []) assert.ok(first.kind === 'learned' && first.confidence >= 0.5 && first.confidence <= 1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('quantise', () => {
  it('leaves at most 127 steps either way, near what was there, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 20 }), (values) => {
        const weights = Float32Array.from(values);
        quantise(weights);
        const step = stepOf(weights);
        const once = [...weights];
        for (const [at, weight] of once.entries()) {
          if (weight !== 0) assert.ok(Number.isInteger(weight / step) && Math.abs(weight / step) <= 127);
          assert.ok(Math.abs(weight - values[at]!) <= step / 2);
        }
        quantise(weights);
        assert.deepEqual([...weights], once);
      }),
    );
  });
});

describe('Base64', () => {
  it('is that of everybody else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
        assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
      }),
    );
    for (const other of ['A', 'AA=A', 'Đảng', 'A A=', '====']) assert.equal(fromBase64(other), undefined, other);
  });
});
