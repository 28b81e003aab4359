import { CodePointIndex } from '../text/codePoints.js';
import type { ReadableText } from '../text/editedText.js';
import type { TextEdit } from '../text/problem.js';
import { contains, overlaps, type Span } from '../text/span.js';
import { anchorOf } from './anchor.js';
import { placeAnchors } from './placement.js';
import { signatureOf } from './signature.js';
import { type IndexedSpan, SpanIndex } from './spanIndex.js';

/** What became of a tracked span: where it is, or the words that it had when they were deleted. */
export type TrackedSpan = (Span & { readonly lost?: undefined }) | (Span & { readonly lost: string });

/** Where a span was before an edit touched it, and what stood there: enough to put it back when the edit is undone. */
interface Memory extends Span {
  readonly exact: string;
  readonly before: string;
  readonly after: string;
}

/** What is tracked under a key. */
class Entry<Key> implements IndexedSpan {
  readonly key: Key;
  readonly #index: SpanIndex<Entry<Key>>;
  #lost: string | undefined;
  memories: Memory[] = [];
  from = 0;
  to = 0;

  constructor(key: Key, index: SpanIndex<Entry<Key>>) {
    this.key = key;
    this.#index = index;
  }

  get span(): TrackedSpan {
    const span = this.#index.spanOf(this);
    return this.#lost === undefined ? span : { ...span, lost: this.#lost };
  }

  set span(span: TrackedSpan) {
    this.#index.remove(this);
    this.#index.add(this, span);
    this.#lost = span.lost;
  }
}

/** Code units on either side that must be there again before a span is put back. */
const memoryContext = 16;
const maxMemories = 50;
/** Code units around what changed in which lost words are looked for: more than the context of a quotation. */
const searchContext = 256;

/**
 * Spans that move along with the edits of an open text, as an editor's own ranges do: text inserted at an edge stays
 * outside, an edit inside stretches or shrinks the span, and a span whose text is deleted is lost, but not forgotten:
 * when its words stand at its old place again, undo has brought them back, and the span with them.
 *
 * Offsets: UTF-16 code units.
 */
export class SpanTracker<Key> {
  readonly #entries = new Map<Key, Entry<Key>>();
  readonly #index = new SpanIndex<Entry<Key>>();
  /** Those with memories. */
  readonly #touched = new Set<Entry<Key>>();

  set(key: Key, span: TrackedSpan): void {
    this.delete(key);
    const entry = new Entry(key, this.#index);
    entry.span = span;
    this.#entries.set(key, entry);
  }

  delete(key: Key): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#index.remove(entry);
    this.#touched.delete(entry);
    this.#entries.delete(key);
  }

  get(key: Key): TrackedSpan | undefined {
    return this.#entries.get(key)?.span;
  }

  /** The keys of the spans, not lost ones, that share a code unit with a span, in the order of their starts. */
  overlapping(span: Span): Key[] {
    return this.#index
      .touching(span)
      .filter((entry) => entry.span.lost === undefined && overlaps(entry.span, span))
      .map(({ key }) => key);
  }

  /**
   * Moves all spans along with one change of the text.
   *
   * @param edits what was replaced, by offsets of the text before, none overlapping another
   * @returns the keys of the spans whose words are no longer the same, are lost or came back
   */
  apply(edits: readonly TextEdit[], before: ReadableText, after: ReadableText): Key[] {
    const changes = edits
      .map((edit) => withoutCommonEdges(edit, before))
      .filter((edit) => edit.end > edit.start || edit.newText !== '')
      .sort((a, b) => a.start - b.start);
    if (changes.length === 0) return [];
    const touched: Key[] = [];
    const cut: Key[] = [];
    const last = changes.at(-1)!.end;
    const near = this.#index.touching({ start: changes[0]!.start, end: last }).map((entry) => ({ entry, span: entry.span }));
    for (const { entry, span } of near) {
      if (span.lost === undefined && isTouched(span, changes)) {
        remember(entry, before);
        this.#touched.add(entry);
        touched.push(entry.key);
        if (isCut(span, changes)) cut.push(entry.key);
      }
      this.#index.remove(entry);
    }
    this.#index.shiftAfter(last, changes.reduce((sum, change) => sum + growth(change), 0));
    for (const { entry, span } of near) entry.span = { ...span, ...moveAlong(span, changes) };
    const arrived = arrivals(changes);
    this.#relocate(cut, changes, arrived, before, after);
    return [...new Set([...touched, ...this.#recall(arrived, after)])];
  }

  /** Spans that lost words to something long enough to hold them are looked for in it: a pasted, reflowed or normalised text. */
  #relocate(cut: readonly Key[], changes: readonly TextEdit[], arrived: readonly Span[], before: ReadableText, after: ReadableText): void {
    const entries = cut.map((key) => this.#entries.get(key)!);
    const wanted = entries
      .map((entry) => ({ entry, memory: entry.memories.at(-1)! }))
      .filter(({ memory }) => changes.some((change) => overlaps(change, memory) && change.newText.length >= Math.min(change.end, memory.end) - Math.max(change.start, memory.start)))
      .sort((a, b) => a.memory.start - b.memory.start || b.memory.end - a.memory.end);
    if (wanted.length > 0) {
      // Only what changed and what is around it: the rest of a large text has nothing to tell.
      const from = Math.max(0, Math.min(changes[0]!.start, ...wanted.map(({ memory }) => memory.start)) - searchContext);
      const to = Math.min(before.length, Math.max(changes.at(-1)!.end, ...wanted.map(({ memory }) => memory.end)) + searchContext);
      const old = before.slice(from, to);
      const now = after.slice(from, after.length - (before.length - to));
      const codePoints = new CodePointIndex(old);
      const anchors = wanted.map(({ memory }) => {
        const anchor = anchorOf(old, { start: memory.start - from, end: memory.end - from });
        return { ...anchor, start: codePoints.toCodePoint(anchor.start), end: codePoints.toCodePoint(anchor.end) };
      });
      const placements = placeAnchors(anchors, signatureOf(old), now);
      wanted.forEach(({ entry: { span }, entry }, i) => {
        const placement = placements[i]!;
        if (!('span' in placement)) return;
        const place = { start: placement.span.start + from, end: placement.span.end + from };
        const reach = arrived.filter((arrival) => touches(arrival, span)).reduce(hull, span);
        // What was not replaced is where it is: a place that lacks some of it is a poorer guess.
        const keepsRest = span.end === span.start || contains(place, span);
        if (contains(reach, place) && keepsRest) entry.span = place;
      });
    }
    for (const entry of entries) if (entry.span.end === entry.span.start) entry.span = { ...entry.span, lost: entry.memories.at(-1)!.exact };
  }

  /** Puts back what stands again where it stood before, in the same context. */
  #recall(arrived: readonly Span[], after: ReadableText): Key[] {
    const recalled: Key[] = [];
    for (const entry of this.#touched) {
      const index = entry.memories.findIndex((memory) => arrived.some((span) => touches(span, memory)) && standsAgain(memory, after));
      if (index < 0) continue;
      const { start, end } = entry.memories[index]!;
      // What came after the remembered moment is undone with it.
      entry.memories.length = index;
      if (entry.span.lost === undefined && entry.span.start === start && entry.span.end === end) continue;
      entry.span = { start, end };
      recalled.push(entry.key);
    }
    return recalled;
  }
}

/** The edit without what it replaces by itself: what an editor reports as one large replacement may change a letter. */
function withoutCommonEdges(edit: TextEdit, before: ReadableText): TextEdit {
  const old = before.slice(edit.start, edit.end);
  const { newText } = edit;
  let head = 0;
  while (head < old.length && head < newText.length && old[head] === newText[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < newText.length - head && old[old.length - 1 - tail] === newText[newText.length - 1 - tail]) tail++;
  return { start: edit.start + head, end: edit.end - tail, newText: newText.slice(head, newText.length - tail) };
}

function growth({ start, end, newText }: TextEdit): number {
  return newText.length - (end - start);
}

function moveAlong(span: Span, changes: readonly TextEdit[]): Span {
  let { start, end } = span;
  let shift = 0;
  for (const change of changes) {
    const from = change.start + shift;
    const to = change.end + shift;
    const grown = growth(change);
    shift += grown;
    if (to <= start) {
      start += grown;
      end += grown;
    } else if (from >= end) {
      break;
    } else if (start <= from && to <= end && !(start === from && to === end)) {
      end += grown;
    } else if (from <= start && end <= to) {
      // All of it is gone: what is left is the place.
      start = end = from;
    } else if (from < start) {
      end += grown;
      start = to + grown;
    } else {
      end = from;
    }
  }
  return { start, end };
}

function isTouched(span: Span, changes: readonly TextEdit[]): boolean {
  return changes.some((change) => change.start < span.end && (change.end > span.start || (change.end === change.start && change.start > span.start)));
}

/** Whether some of its words went, other than from within. */
function isCut(span: Span, changes: readonly TextEdit[]): boolean {
  return changes.some((change) => overlaps(change, span) && (change.start <= span.start || change.end >= span.end));
}

function hull(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function remember<Key>(entry: Entry<Key>, before: ReadableText): void {
  const { start, end } = entry.span;
  entry.memories.push({
    start,
    end,
    exact: before.slice(start, end),
    before: before.slice(Math.max(0, start - memoryContext), start),
    after: before.slice(end, end + memoryContext),
  });
  if (entry.memories.length > maxMemories) entry.memories.shift();
}

function standsAgain({ start, end, exact, before, after }: Memory, text: ReadableText): boolean {
  return (
    text.slice(start, end) === exact &&
    text.slice(start - before.length, start) === before &&
    text.slice(end, Math.min(end + memoryContext, text.length)) === after
  );
}

/** Where what came with the changes stands in the text after them. */
function arrivals(changes: readonly TextEdit[]): Span[] {
  let shift = 0;
  return changes.map((change) => {
    const start = change.start + shift;
    shift += growth(change);
    return { start, end: start + change.newText.length };
  });
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
