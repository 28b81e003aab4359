import type { ParsedText } from '../markup/markup.js';
import type { TextEdit } from '../text/problem.js';
import { compareSpans, type Span } from '../text/span.js';
import type { Annotation } from './annotation.js';
import { prefixOf, suffixOf } from './anchor.js';
import { type ReadableText, SpanTracker, type TrackedSpan } from './tracking.js';

/** Why an annotation has no place: its words were deleted, stand nowhere, or more than one place would do. */
export type StaleReason = 'deleted' | 'missing' | 'ambiguous';

/** An annotation that has lost its place, with the words and the context that it had. Kept until somebody decides. */
export interface StaleAnnotation {
  /** Its offsets are those it had last; nothing stands there now. */
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

/** One state of an annotation. Its spans are with the tracker, also while another state has taken its place: undo may bring it back. */
interface Version {
  readonly annotation: Annotation;
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
  readonly #current = new Map<string, Version>();
  #done: (readonly Change[])[] = [];
  #undone: (readonly Change[])[] = [];

  /** @param kept placed in the text as it is parsed */
  constructor(kept: Kept, text: ParsedText) {
    for (const annotation of kept.annotations) this.#current.set(annotation.id, this.#version(annotation, text));
    for (const stale of kept.stale) this.#current.set(stale.annotation.id, { annotation: stale.annotation, stale });
  }

  /** Those that have a place, in document order, by offsets of the plain text; and those that have none. */
  in(text: ParsedText): Kept {
    const annotations: Annotation[] = [];
    const stale: StaleAnnotation[] = [];
    for (const version of this.#current.values()) {
      const { annotation } = version;
      const spans = partsOf(annotation).map((part) => this.#tracker.get(part));
      if (version.stale) stale.push(version.stale);
      else if (spans.some((span) => span!.lost !== undefined)) stale.push(lost(annotation, spans as TrackedSpan[], text));
      else annotations.push(placed(annotation, spans.map((span) => plainSpan(span!, text)), text));
    }
    return { annotations: annotations.sort(compareSpans), stale };
  }

  /** Moves everything along with a change of the source text. Offsets: UTF-16 code units of the source text before it. */
  edited(edits: readonly TextEdit[], before: ReadableText, after: ReadableText): void {
    this.#tracker.apply(edits, before, after);
  }

  /** Changes what is kept, as one step of undo. */
  change({ set = [], setStale = [], remove = [] }: Step, text: ParsedText): void {
    const changes: Change[] = [
      ...remove.map((id) => ({ id, before: this.#current.get(id), after: undefined })),
      ...set.map((annotation) => ({ id: annotation.id, before: this.#current.get(annotation.id), after: this.#version(annotation, text) })),
      ...setStale.map((stale) => ({ id: stale.annotation.id, before: this.#current.get(stale.annotation.id), after: { annotation: stale.annotation, stale } })),
    ].filter(({ before, after }) => before !== after);
    if (changes.length === 0) return;
    this.#done.push(changes);
    this.#undone = [];
    for (const { id, after } of changes) this.#put(id, after);
  }

  /** Keeps annotations without a step of their own: they go with an edit of the text, whose undo takes their tags away. */
  note(annotations: readonly Annotation[], text: ParsedText): void {
    for (const annotation of annotations) this.#put(annotation.id, this.#version(annotation, text));
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

  undo(): void {
    const step = this.#done.pop();
    if (!step) return;
    this.#undone.push(step);
    for (const { id, before } of [...step].reverse()) this.#put(id, before);
  }

  redo(): void {
    const step = this.#undone.pop();
    if (!step) return;
    this.#done.push(step);
    for (const { id, after } of step) this.#put(id, after);
  }

  #put(id: string, version: Version | undefined): void {
    if (version) this.#current.set(id, version);
    else this.#current.delete(id);
  }

  #version(annotation: Annotation, text: ParsedText): Version {
    for (const part of partsOf(annotation)) {
      this.#tracker.set(part, { start: text.toSource(part.start, 'right'), end: text.toSource(part.end, 'left') });
    }
    return { annotation };
  }
}

/** Its segments, or itself: objects that stand for the spans with the tracker. */
function partsOf(annotation: Annotation): readonly Span[] {
  return annotation.segments ?? [annotation];
}

function plainSpan({ start, end }: Span, text: ParsedText): Span {
  return { start: text.toPlain(start), end: text.toPlain(end) };
}

/** The annotation that has lost words, with those that it had last and what stands around their place now. */
function lost(annotation: Annotation, spans: readonly TrackedSpan[], text: ParsedText): StaleAnnotation {
  const at = text.toPlain(spans[0]!.start);
  const exact = spans.length === 1 ? spans[0]!.lost! : annotation.exact;
  return {
    annotation: { ...annotation, start: at, end: at + exact.length, exact },
    why: 'deleted',
    prefix: prefixOf(text.plainText, at),
    suffix: suffixOf(text.plainText, at),
  };
}

/** The annotation where it is now, with the words that stand there now. */
function placed(annotation: Annotation, spans: readonly Span[], text: ParsedText): Annotation {
  const { start } = spans[0]!;
  const { end } = spans.at(-1)!;
  return {
    ...annotation,
    start,
    end,
    exact: text.plainText.slice(start, end),
    ...(annotation.segments && { segments: spans }),
  };
}
