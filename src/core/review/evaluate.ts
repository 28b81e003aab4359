import { anchorOf } from '../store/anchor.js';
import { findLabel, type Tagset } from '../tagset/tagset.js';
import { compareSpans, type LabelledSpan, overlaps, type Span } from '../text/span.js';

/** A mention of the reference. One that is `optional` is missed by nobody, and not wrong where it is found. */
export interface ReferenceSpan extends LabelledSpan {
  readonly optional?: boolean;
}

/** A text with its reference and with what a system (or another annotator) found in it. */
export interface EvaluatedDocument {
  readonly id: string;
  readonly text: string;
  readonly reference: readonly ReferenceSpan[];
  readonly found: readonly LabelledSpan[];
}

/** Counts, and the measures made of them; a measure without a denominator is undefined. */
export interface Score {
  /** Mentions of the reference that are not optional. */
  readonly required: number;
  /** Mentions found, but those that agree with optional ones. */
  readonly found: number;
  readonly correct: number;
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
}

/**
 * `strict` asks for the same span and label; `overlapping` for the same label and at least one shared code unit, each
 * mention counting once: first those that are equal, then those that share most.
 */
export interface Agreement {
  readonly strict: Score;
  readonly overlapping: Score;
}

/** A mention that was missed or is wrong, by the strict measure. */
export interface Disagreement extends LabelledSpan {
  readonly document: string;
  readonly exact: string;
  /** Up to 32 code points of the text on either side. */
  readonly prefix: string;
  readonly suffix: string;
  /** What the other side has there: other boundaries, or another label. */
  readonly instead: readonly LabelledSpan[];
}

export interface Evaluation {
  readonly overall: Agreement;
  /** By family id and by label id, in the order of the tagset. */
  readonly families: ReadonlyMap<string, Agreement>;
  readonly labels: ReadonlyMap<string, Agreement>;
  readonly missed: readonly Disagreement[];
  readonly wrong: readonly Disagreement[];
}

/**
 * Compares what was found with the reference, nested mentions included, over all documents together (micro-averaged).
 * A label that the tagset does not know counts in the overall figures only.
 */
export function evaluate(documents: readonly EvaluatedDocument[], tagset: Tagset): Evaluation {
  const tallies = new Map<string, Tally>(tagset.labels.map(({ id }) => [id, emptyTally()]));
  const missed: Disagreement[] = [];
  const wrong: Disagreement[] = [];
  for (const document of documents) {
    const { reference } = document;
    const missedHere: ReferenceSpan[] = [];
    const wrongHere: LabelledSpan[] = [];
    const found = withoutDuplicates(document.found);
    for (const label of new Set([...reference, ...found].map((span) => span.label))) {
      const ofLabel = (span: LabelledSpan) => span.label === label;
      const outcome = compare(reference.filter(ofLabel), found.filter(ofLabel));
      tallies.set(label, sum([tallies.get(label) ?? emptyTally(), outcome.tally]));
      missedHere.push(...outcome.missed);
      wrongHere.push(...outcome.wrong);
    }
    missed.push(...missedHere.sort(compareSpans).map((span) => disagreement(document, span, found)));
    wrong.push(...wrongHere.sort(compareSpans).map((span) => disagreement(document, span, reference)));
  }
  const agreementOf = (labels: readonly string[]) => agreement(sum(labels.map((label) => tallies.get(label)!)));
  return {
    overall: agreementOf([...tallies.keys()]),
    families: new Map(tagset.families.map(({ id }) => [id, agreementOf(tagset.labels.filter(({ family }) => family === id).map((label) => label.id))])),
    labels: new Map([...tallies.keys()].filter((id) => findLabel(tagset, id)).map((id) => [id, agreementOf([id])])),
    missed,
    wrong,
  };
}

interface Counts {
  readonly found: number;
  readonly correct: number;
}

interface Tally {
  readonly required: number;
  readonly strict: Counts;
  readonly overlapping: Counts;
}

const emptyTally = (): Tally => ({ required: 0, strict: { found: 0, correct: 0 }, overlapping: { found: 0, correct: 0 } });

function sum(tallies: readonly Tally[]): Tally {
  const add = (a: Counts, b: Counts): Counts => ({ found: a.found + b.found, correct: a.correct + b.correct });
  return tallies.reduce(
    (a, b) => ({ required: a.required + b.required, strict: add(a.strict, b.strict), overlapping: add(a.overlapping, b.overlapping) }),
    emptyTally(),
  );
}

function agreement({ required, strict, overlapping }: Tally): Agreement {
  return { strict: score(required, strict), overlapping: score(required, overlapping) };
}

function score(required: number, { found, correct }: Counts): Score {
  const ratio = (part: number, whole: number) => (whole === 0 ? undefined : part / whole);
  return { required, found, correct, precision: ratio(correct, found), recall: ratio(correct, required), f1: ratio(2 * correct, required + found) };
}

/** Compares the mentions of one label in one document. */
function compare(reference: readonly ReferenceSpan[], found: readonly LabelledSpan[]) {
  const required = reference.filter((span) => !span.optional);
  const optional = reference.filter((span) => span.optional);
  const place = ({ start, end }: Span) => `${start} ${end}`;
  const foundPlaces = new Set(found.map(place));
  const referencePlaces = new Set(reference.map(place));

  const correct = required.filter((span) => foundPlaces.has(place(span)));
  const wrong = found.filter((span) => !referencePlaces.has(place(span)));
  const strict = { found: correct.length + wrong.length, correct: correct.length };

  const paired = pairs(required, found);
  const strays = found.filter((span) => !paired.has(span) && !optional.some((other) => overlaps(other, span)));
  const overlapping = { found: paired.size + strays.length, correct: paired.size };
  return { tally: { required: required.length, strict, overlapping }, missed: required.filter((span) => !foundPlaces.has(place(span))), wrong };
}

/** The found mentions that share text with one of the reference, one to one. */
function pairs(required: readonly Span[], found: readonly LabelledSpan[]): ReadonlySet<LabelledSpan> {
  const candidates = required.flatMap((reference) =>
    found.filter((span) => overlaps(reference, span)).map((span) => ({ reference, span, distance: distance(reference, span) })),
  );
  const taken = new Set<Span>();
  const paired = new Set<LabelledSpan>();
  for (const { reference, span } of candidates.sort((a, b) => a.distance - b.distance)) {
    if (taken.has(reference) || paired.has(span)) continue;
    taken.add(reference);
    paired.add(span);
  }
  return paired;
}

/** How much of two overlapping spans they do not share, from 0 (equal) to below 1. */
function distance(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return 1 - shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function withoutDuplicates(spans: readonly LabelledSpan[]): LabelledSpan[] {
  return [...new Map(spans.map((span) => [`${span.start} ${span.end} ${span.label}`, span])).values()];
}

function disagreement({ id, text }: EvaluatedDocument, { start, end, label }: LabelledSpan, others: readonly LabelledSpan[]): Disagreement {
  return {
    document: id,
    label,
    ...anchorOf(text, { start, end }),
    instead: others.filter((other) => overlaps(other, { start, end })).map((other) => ({ label: other.label, start: other.start, end: other.end })),
  };
}
