import type { ParsedText } from '../markup/markup.js';
import { CodePointIndex } from '../text/codePoints.js';
import type { ReadableText } from '../text/editedText.js';
import type { TextEdit } from '../text/problem.js';
import { compareSpans, joinTouching, overlaps, type Span } from '../text/span.js';
import { anchorOf } from './anchor.js';
import type { Annotation } from './annotation.js';
import { SpanTracker, type TrackedSpan } from './tracking.js';

/** Why an annotation has no place: its words were deleted, stand nowhere, or more than one place would do. */
export type StaleReason = 'deleted' | 'missing' | 'ambiguous';

/** An annotation that has lost its place, with the words and the context that it had. Kept until somebody decides. */
export interface StaleAnnotation {
  /** Its offsets are those it had last, in code points as in a record; nothing of it stands there now. */
  readonly annotation: Annotation;
  readonly why: StaleReason;
  readonly prefix: string;
  readonly suffix: string;
}

/** What is kept beside a text: annotations, refused suggestions among them, and those that have lost their place. */
export interface Kept {
  readonly annotations: readonly Annotation[];
  readonly stale: readonly StaleAnnotation[];
}

/** Where an annotation that is kept beside a text stands in its source text, or one part of it does. */
export interface KeptPart extends Span {
  readonly of: Annotation;
}

/** One state of an annotation. Its spans are with the tracker, also while another state has taken its place: undo may bring it back. */
interface Version {
  readonly annotation: Annotation;
  readonly prefix: string;
  readonly suffix: string;
  /** Undefined for one that has a place. */
  readonly stale?: StaleAnnotation;
}

/** What changes in one step: annotations that come or take the place of those with their ids, also ones without a place, and ids that go. */
export interface Step {
  /** Offsets: UTF-16 code units of the plain text. */
  readonly set?: readonly Annotation[];
  readonly setStale?: readonly StaleAnnotation[];
  readonly remove?: readonly string[];
}

/** What one step did to one annotation; undefined where there was, or is, none. */
interface Change {
  readonly id: string;
  readonly before: Version | undefined;
  readonly after: Version | undefined;
}

/**
 * The annotations of one open document that are kept beside its text. They move along with its edits; what loses its
 * words is stale, not gone, and comes back when the words do. Every step can be undone and done again, whatever was
 * typed in between.
 */
export class KeptAnnotations {
  readonly #tracker = new SpanTracker<Span>();
  /** The annotations whose parts the tracker has. */
  readonly #owners = new WeakMap<Span, Annotation>();
  readonly #current = new Map<string, Version>();
  /** The ids of those that have no place. */
  readonly #stale = new Set<string>();
  #done: (readonly Change[])[] = [];
  #undone: (readonly Change[])[] = [];

  /** @param kept placed in the text as it is parsed */
  constructor(kept: Kept, text: ParsedText) {
    for (const annotation of kept.annotations) this.#set(annotation.id, this.#version(annotation, text));
    for (const stale of kept.stale) this.#set(stale.annotation.id, { ...stale, stale });
  }

  /** Those that have a place, in document order, by offsets of the plain text; and those that have none. */
  in(text: ParsedText): Kept {
    const annotations: Annotation[] = [];
    const stale: StaleAnnotation[] = [];
    let codePoints: CodePointIndex | undefined;
    for (const version of this.#current.values()) {
      if (version.stale) {
        stale.push(version.stale);
        continue;
      }
      const { annotation } = version;
      const tracked = this.#spansOf(annotation);
      const spans = tracked.map((span) => plainSpan(span, text));
      if (isLost(tracked) || !areParts(spans)) {
        codePoints ??= new CodePointIndex(text.plainText);
        const last = tracked.length === 1 ? withWords(annotation, tracked[0]!.lost) : annotation;
        stale.push({ annotation: lostAt(codePoints.toCodePoint(spans[0]!.start), last), why: 'deleted', prefix: version.prefix, suffix: version.suffix });
      } else annotations.push(placed(annotation, joinTouching(spans), text));
    }
    return { annotations: annotations.sort(compareSpans), stale };
  }

  /**
   * What has a place and overlaps a span of the source text, part by part, by its offsets now. Costs what it finds,
   * however much is kept.
   */
  partsIn(span: Span): KeptPart[] {
    const found = new Set(this.#tracker.overlapping(span).map((part) => this.#owners.get(part)!));
    return [...found].flatMap((of) => {
      if (this.#current.get(of.id)?.annotation !== of || this.#stale.has(of.id)) return [];
      return joinTouching(this.#spansOf(of)).filter((part) => overlaps(part, span)).map((part) => ({ ...part, of }));
    });
  }

  /** Where the annotations of these ids stand in the source text, as far as they have a place. */
  placesOf(ids: Iterable<string>): Span[] {
    return Array.from(ids, (id) => this.#current.get(id)).flatMap((version) => (version && !version.stale ? this.#placesOf(version.annotation) : []));
  }

  /**
   * Moves everything along with a change of the source text. Offsets: UTF-16 code units of the source text before it.
   *
   * @returns where the annotations stand in the text after it whose words have changed, went or came back
   */
  edited(edits: readonly TextEdit[], before: ReadableText, after: ReadableText): Span[] {
    const changed = new Set(this.#tracker.apply(edits, before, after).map((part) => this.#owners.get(part)!));
    for (const { id } of changed) this.#findWhetherStale(id);
    return [...changed].flatMap((annotation) => this.#placesOf(annotation));
  }

  /**
   * Changes what is kept, as one step of undo.
   *
   * @returns where in the source text what has changed stood and stands; so do the other changes
   */
  change({ set = [], setStale = [], remove = [] }: Step, text: ParsedText): Span[] {
    const changes: Change[] = [
      ...remove.map((id) => ({ id, before: this.#current.get(id), after: undefined })),
      ...set.map((annotation) => ({ id: annotation.id, before: this.#current.get(annotation.id), after: this.#version(annotation, text) })),
      ...setStale.map((stale) => ({ id: stale.annotation.id, before: this.#current.get(stale.annotation.id), after: { ...stale, stale } })),
    ].filter(({ before, after }) => before !== after);
    if (changes.length === 0) return [];
    this.#done.push(changes);
    this.#undone = [];
    return changes.flatMap(({ id, after }) => this.#put(id, after));
  }

  /** Keeps annotations without a step of their own: they go with an edit of the text, whose undo takes their tags away. */
  note(annotations: readonly Annotation[], text: ParsedText): Span[] {
    return annotations.flatMap((annotation) => this.#put(annotation.id, this.#version(annotation, text)));
  }

  /** How many have no place. */
  get staleCount(): number {
    return this.#stale.size;
  }

  get isEmpty(): boolean {
    return this.#current.size === 0;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  undo(): Span[] {
    const step = this.#done.pop();
    if (!step) return [];
    this.#undone.push(step);
    return [...step].reverse().flatMap(({ id, before }) => this.#put(id, before));
  }

  redo(): Span[] {
    const step = this.#undone.pop();
    if (!step) return [];
    this.#done.push(step);
    return step.flatMap(({ id, after }) => this.#put(id, after));
  }

  /** Of its parts, in the source text. */
  #spansOf(annotation: Annotation): TrackedSpan[] {
    return partsOf(annotation).map((part) => this.#tracker.get(part)!);
  }

  #placesOf(annotation: Annotation): Span[] {
    return this.#spansOf(annotation).map(({ start, end }) => ({ start, end }));
  }

  #put(id: string, version: Version | undefined): Span[] {
    const before = this.placesOf([id]);
    this.#set(id, version);
    return [...before, ...this.placesOf([id])];
  }

  #set(id: string, version: Version | undefined): void {
    if (version) this.#current.set(id, version);
    else this.#current.delete(id);
    this.#findWhetherStale(id);
  }

  #findWhetherStale(id: string): void {
    const version = this.#current.get(id);
    if (version && (version.stale !== undefined || !hasPlace(this.#spansOf(version.annotation)))) this.#stale.add(id);
    else this.#stale.delete(id);
  }

  #version(annotation: Annotation, text: ParsedText): Version {
    for (const part of partsOf(annotation)) {
      this.#owners.set(part, annotation);
      this.#tracker.set(part, { start: text.toSource(part.start, 'right'), end: text.toSource(part.end, 'left') });
    }
    const { prefix, suffix } = anchorOf(text.plainText, annotation);
    return { annotation, prefix, suffix };
  }
}

/** Its segments, or itself: objects that stand for the spans with the tracker. */
function partsOf(annotation: Annotation): readonly Span[] {
  return annotation.segments ?? [annotation];
}

function plainSpan({ start, end }: Span, text: ParsedText): Span {
  return { start: text.toPlain(start), end: text.toPlain(end) };
}

function isLost(spans: readonly TrackedSpan[]): boolean {
  return spans.some(({ lost }) => lost !== undefined);
}

function hasPlace(spans: readonly TrackedSpan[]): boolean {
  return !isLost(spans) && areParts(spans);
}

/** Whether spans can be the parts of an annotation: each has words, and they follow each other. */
function areParts(spans: readonly Span[]): boolean {
  return spans.every(({ start, end }, index) => start < end && (index === 0 || spans[index - 1]!.end <= start));
}

/** The annotation where it is now, with the words that stand there now. */
function placed(annotation: Annotation, spans: readonly Span[], text: ParsedText): Annotation {
  const { start } = spans[0]!;
  const { end } = spans.at(-1)!;
  const { segments, ...rest } = annotation;
  return { ...rest, start, end, exact: text.plainText.slice(start, end), ...(segments && spans.length > 1 && { segments: spans }) };
}

/** An annotation of one part with the words that it had last, where it has lost them. */
function withWords(annotation: Annotation, lost: string | undefined): Annotation {
  return lost === undefined ? annotation : { ...annotation, exact: lost, end: annotation.start + lost.length };
}

/** A lost annotation with the words that it had, as if they stood at an offset. Code points. */
function lostAt(start: number, annotation: Annotation): Annotation {
  const codePoints = new CodePointIndex(annotation.exact);
  const moved = (span: Span): Span => ({ start: start + codePoints.toCodePoint(span.start - annotation.start), end: start + codePoints.toCodePoint(span.end - annotation.start) });
  return { ...annotation, ...moved(annotation), ...(annotation.segments && { segments: annotation.segments.map(moved) }) };
}
