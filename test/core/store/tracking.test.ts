import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SpanTracker } from '../../../src/core/store/tracking.js';
import type { TextEdit } from '../../../src/core/text/problem.js';
import type { Span } from '../../../src/core/text/span.js';

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits].sort((a, b) => b.start - a.start).reduce((result, edit) => result.slice(0, edit.start) + edit.newText + result.slice(edit.end), text);
}

/** The edits that take the result of `edits` back to `text`. */
function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start)
    .map((edit) => {
      const start = edit.start + shift;
      shift += edit.newText.length - (edit.end - edit.start);
      return { start, end: start + edit.newText.length, newText: text.slice(edit.start, edit.end) };
    });
}

/** A document with one tracked span, shown as the text with the span in brackets. */
class Document {
  text: string;
  readonly tracker = new SpanTracker<string>();
  readonly #undo: TextEdit[][] = [];

  constructor(marked: string) {
    const start = marked.indexOf('[');
    const end = marked.indexOf(']') - 1;
    this.text = marked.replace('[', '').replace(']', '');
    this.tracker.set('it', { start, end });
  }

  edit(...edits: TextEdit[]): this {
    const before = this.text;
    this.#undo.push(inverse(before, edits));
    this.text = applied(before, edits);
    this.tracker.apply(edits, before, this.text);
    return this;
  }

  replace(words: string, by: string): this {
    const start = this.text.indexOf(words);
    return this.edit({ start, end: start + words.length, newText: by });
  }

  undo(): this {
    const edits = this.#undo.pop()!;
    const before = this.text;
    this.text = applied(before, edits);
    this.tracker.apply(edits, before, this.text);
    return this;
  }

  get shown(): string {
    const span = this.tracker.get('it')!;
    return span.lost === undefined ? `${this.text.slice(0, span.start)}[${this.text.slice(span.start, span.end)}]${this.text.slice(span.end)}` : `lost: ${span.lost}`;
  }
}

describe('SpanTracker', function () {
  this.timeout(20_000);

  const open = (): Document => new Document('Theo [Bộ Ngoại giao], quan hệ tiếp tục được mở rộng.');

  it('moves with what is typed before it and stays with what is typed behind it', () => {
    assert.equal(open().replace('Theo', 'Cũng theo').shown, 'Cũng theo [Bộ Ngoại giao], quan hệ tiếp tục được mở rộng.');
    assert.equal(open().replace(', quan hệ', ' nước ta, quan hệ').shown, 'Theo [Bộ Ngoại giao] nước ta, quan hệ tiếp tục được mở rộng.');
    assert.equal(open().edit({ start: 5, end: 5, newText: 'chính ' }).shown, 'Theo chính [Bộ Ngoại giao], quan hệ tiếp tục được mở rộng.');
  });

  it('stretches and shrinks with edits inside', () => {
    assert.equal(open().replace('Ngoại giao', 'Ngoại giao và Thương mại').shown, 'Theo [Bộ Ngoại giao] và Thương mại, quan hệ tiếp tục được mở rộng.');
    assert.equal(open().replace('Bộ Ngoại', 'Bộ mới Ngoại').shown, 'Theo [Bộ mới Ngoại giao], quan hệ tiếp tục được mở rộng.');
    assert.equal(open().replace('Ngoại ', '').shown, 'Theo [Bộ giao], quan hệ tiếp tục được mở rộng.');
    assert.equal(open().replace(' giao, quan', '').shown, 'Theo [Bộ Ngoại] hệ tiếp tục được mở rộng.');
    assert.equal(open().replace('Theo Bộ ', '').shown, '[Ngoại giao], quan hệ tiếp tục được mở rộng.');
  });

  it('is lost with its words and comes back with them', () => {
    const document = open().replace('Theo Bộ Ngoại giao, ', '');
    assert.equal(document.shown, 'lost: Bộ Ngoại giao');
    document.replace('quan hệ', 'các quan hệ');
    assert.equal(document.shown, 'lost: Bộ Ngoại giao');
    assert.equal(document.undo().undo().shown, open().shown);
  });

  it('grows back when a cut into it is undone', () => {
    assert.equal(open().replace('Theo Bộ ', '').undo().shown, open().shown);
    assert.equal(open().replace(' giao, quan', '').replace('Ngoại', 'Nội').undo().undo().shown, open().shown);
  });

  it('is found again in a text that replaces the whole', () => {
    const document = open();
    document.edit({ start: 0, end: document.text.length, newText: document.text.normalize('NFD') });
    assert.equal(document.shown, open().shown.normalize('NFD'));
  });

  it('is lost, not moved, when something else is typed over it', () => {
    assert.equal(open().replace('Bộ Ngoại giao', 'Quốc hội').shown, 'lost: Bộ Ngoại giao');
  });

  const word = fc.constantFrom('Bộ ', 'Ngoại ', 'giao', 'đối ngoại', '\n', '😀', 'hòa', 'hoà', ', ', 'x');
  const text = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(''));
  /** Where and what: typing, pasting, deleting, replacing, and several places at once. */
  const step = fc.array(fc.record({ at: fc.nat(), length: fc.oneof(fc.constant(0), fc.nat(12)), newText: fc.oneof(fc.constant(''), word, text) }), { minLength: 1, maxLength: 3 });

  function editsOf(raw: readonly { at: number; length: number; newText: string }[], text: string): TextEdit[] {
    const edits: TextEdit[] = [];
    for (const { at, length, newText } of [...raw].sort((a, b) => (a.at % (text.length + 1)) - (b.at % (text.length + 1)))) {
      const start = at % (text.length + 1);
      if (edits.length === 0 || start > edits.at(-1)!.end) edits.push({ start, end: Math.min(text.length, start + length), newText });
    }
    return edits;
  }

  it('reads the same words as long as no edit touches them, and everything is back after undo', () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 8 })), { maxLength: 5 }), fc.array(step, { maxLength: 6 }), (start, rawSpans, steps) => {
        let current = start;
        const spans: Span[] = rawSpans
          .map(([at, length]) => ({ start: at % current.length, end: Math.min(current.length, (at % current.length) + length) }));
        const tracker = new SpanTracker<number>();
        spans.forEach((span, key) => tracker.set(key, span));
        const undo: TextEdit[][] = [];
        const change = (edits: TextEdit[]): void => {
          const before = current;
          current = applied(before, edits);
          const places = spans.map((_, key) => tracker.get(key)!);
          tracker.apply(edits, before, current);
          places.forEach((place, key) => {
            const now = tracker.get(key)!;
            assert.ok(now.start >= 0 && now.end <= current.length && (now.lost === undefined) === now.end > now.start);
            const touched = edits.some((edit) => edit.start <= place.end && edit.end >= place.start);
            if (place.lost === undefined && !touched) assert.equal(current.slice(now.start, now.end), before.slice(place.start, place.end));
          });
        };
        for (const raw of steps) {
          const edits = editsOf(raw, current);
          undo.push(inverse(current, edits));
          change(edits);
        }
        for (const edits of undo.reverse()) change(edits);
        assert.equal(current, start);
        spans.forEach((span, key) => assert.deepEqual(tracker.get(key), span));
      }),
      { numRuns: 2_000 },
    );
  });
});
