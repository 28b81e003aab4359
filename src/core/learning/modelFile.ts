import type { Problem } from '../text/problem.js';
import { fromBase64, toBase64 } from '../text/base64.js';
import type { FormCount } from './annotatedForms.js';
import { Crf } from './crf.js';
import { featureVersion } from './features.js';
import { maxLabels } from './layers.js';
import { LearnedModel, type Layer, type LearntFrom } from './model.js';
import { stepOf } from './quantise.js';

const format = 'policy-annotator-model';
/** Of the file; a model of other features than today's is of another version too. */
const version = `1.${featureVersion}`;
/** No number that training gives is larger; those of a damaged file might make others infinite. */
const largestNumber = 100;

/**
 * The model as JSON. Weights are sparse and rounded: for each that is not 0 the distance from the one before (unsigned,
 * seven bits a byte, the lowest first) and its multiple of `step` (a signed byte), in Base64.
 */
export function writeModel({ forms, layers, learntFrom }: LearnedModel): string {
  return `${JSON.stringify({
    format,
    version,
    learntFrom,
    forms: forms.map(({ form, label, accepted, rejected }) => [form, label, accepted, rejected]),
    layers: layers.map(writeLayer),
  })}\n`;
}

function writeLayer({ labels, calibration, crf }: Layer) {
  const step = stepOf(crf.weights);
  const bytes: number[] = [];
  let last = 0;
  for (let at = 0; at < crf.weights.length; at++) {
    if (crf.weights[at] === 0) continue;
    let distance = at - last;
    for (; distance > 127; distance >>>= 7) bytes.push((distance & 127) | 128);
    bytes.push(distance, (crf.weights[at]! / step) & 255);
    last = at;
  }
  return { labels, calibration, transitions: [...crf.transitions], step, weights: toBase64(Uint8Array.from(bytes)) };
}

/** What a file of a model holds, or why it cannot be used. A file that cannot be used may be deleted; a new one is learnt. */
export type ReadModel = { readonly model: LearnedModel; readonly problem?: undefined } | { readonly model?: undefined; readonly problem: Problem };

/** Reads what `writeModel` wrote. Nothing that a file may hold makes it throw. */
export function readModel(text: string): ReadModel {
  const data = parse(text);
  if (!isRecord(data) || data['format'] !== format) {
    return { problem: problem(text, 'not-a-model', 'This file is not a model of Policy Annotator. Delete it, and a new one is learnt.') };
  }
  if (data['version'] !== version) {
    return { problem: problem(text, 'other-model-version', 'This model was made by another version of Policy Annotator. Delete it, and a new one is learnt.') };
  }
  const learntFrom = data['learntFrom'];
  const forms = readForms(data['forms']);
  const layers = readLayers(data['layers']);
  if (!isLearntFrom(learntFrom) || !forms || !layers) {
    return { problem: problem(text, 'broken-model', 'This model is damaged. Delete it, and a new one is learnt.') };
  }
  return { model: new LearnedModel(forms, layers, learntFrom) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readForms(data: unknown): FormCount[] | undefined {
  if (!Array.isArray(data)) return undefined;
  const forms: FormCount[] = [];
  for (const entry of data) {
    if (!Array.isArray(entry)) return undefined;
    const [form, label, accepted, rejected] = entry as unknown[];
    if (typeof form !== 'string' || !isLabel(label) || !isCount(accepted) || !isCount(rejected)) return undefined;
    forms.push({ form, label, accepted, rejected });
  }
  return forms;
}

function readLayers(data: unknown): Layer[] | undefined {
  if (!Array.isArray(data)) return undefined;
  const known = new Set<string>();
  const layers: Layer[] = [];
  for (const entry of data) {
    if (!isRecord(entry) || !isLabels(entry['labels'])) return undefined;
    const { labels } = entry;
    if (labels.some((label) => known.has(label)) || known.size + labels.length > maxLabels) return undefined;
    for (const label of labels) known.add(label);
    const layer = readLayer(labels, entry);
    if (!layer) return undefined;
    layers.push(layer);
  }
  return layers;
}

function readLayer(labels: readonly string[], { calibration, transitions, step, weights }: Record<string, unknown>): Layer | undefined {
  if (!isRecord(calibration) || !isNumber(step) || typeof weights !== 'string') return undefined;
  const { slope, intercept } = calibration;
  if (!isNumber(slope) || !isNumber(intercept)) return undefined;
  const crf = new Crf(labels.length);
  if (!Array.isArray(transitions) || transitions.length !== crf.transitions.length || !transitions.every(isNumber)) return undefined;
  crf.transitions.set(transitions);
  const bytes = fromBase64(weights);
  if (!bytes || !readWeights(bytes, step, crf.weights)) return undefined;
  return { labels, crf, calibration: { slope, intercept } };
}

/** Fills in the weights; false where the bytes do not fit them. */
function readWeights(bytes: Uint8Array, step: number, weights: Float32Array): boolean {
  let at = 0;
  for (let i = 0; i < bytes.length; ) {
    let factor = 1;
    for (; bytes[i]! > 127; factor *= 128) at += (bytes[i++]! & 127) * factor;
    if (i + 1 >= bytes.length) return false;
    at += bytes[i++]! * factor;
    if (!(at < weights.length)) return false;
    weights[at] = ((bytes[i++]! << 24) >> 24) * step;
  }
  return true;
}

function isLearntFrom(data: unknown): data is LearntFrom {
  if (!isRecord(data) || !isRecord(data['examples']) || !isRecord(data['heldOut'])) return false;
  const { required, found, correct } = data['heldOut'];
  return [data['documents'], data['annotations'], data['rejected'], required, found, correct, ...Object.values(data['examples'])].every(isCount);
}

function isLabels(data: unknown): data is string[] {
  return Array.isArray(data) && data.length > 0 && data.length <= maxLabels && data.every(isLabel) && new Set(data).size === data.length;
}

function isLabel(data: unknown): data is string {
  return typeof data === 'string' && /^[A-Z][A-Z0-9_-]*$/.test(data);
}

function isCount(data: unknown): data is number {
  return typeof data === 'number' && Number.isSafeInteger(data) && data >= 0;
}

function isNumber(data: unknown): data is number {
  return typeof data === 'number' && Math.abs(data) <= largestNumber;
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function problem(text: string, code: string, key: string): Problem {
  return { code, severity: 'warning', message: { key }, span: { start: 0, end: text.length } };
}
