import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ParsedText } from '../../../src/core/markup/markup.js';
import type { Annotation } from '../../../src/core/store/annotation.js';
import { parseUntagged } from '../../../src/core/store/convert.js';
import { KeptAnnotations } from '../../../src/core/store/keptAnnotations.js';
import type { Tagset } from '../../../src/core/tagset/tagset.js';
import type { TextEdit } from '../../../src/core/text/problem.js';
import type { Span } from '../../../src/core/text/span.js';
import { EditedText, editsOf, inverse, rawEdits, texts, wordSpans } from './editedText.js';

const tagset: Tagset = { id: 't', version: '1', title: {}, families: [], labels: [], relations: [] };

function annotationOf(text: string, id: string, { start, end }: Span, segments?: readonly Span[]): Annotation {
  return { id, label: 'ORG', start, end, exact: text.slice(start, end), attributes: {}, status: 'accepted', origin: 'tag', ...(segments && { segments }) };
}

/** An open document: its text with the identity of its characters, and what is kept of it. */
class Document {
  now: EditedText;
  readonly kept: KeptAnnotations;
  readonly #undo: { readonly edits: readonly TextEdit[]; readonly before: EditedText }[] = [];

  constructor(text: string, annotations: readonly Annotation[]) {
    this.now = new EditedText(text);
    this.kept = new KeptAnnotations({ annotations, stale: [] }, this.parsed);
  }

  get parsed(): ParsedText {
    return parseUntagged(this.now.text, 'text/plain', tagset);
  }

  edit(edits: readonly TextEdit[]): this {
    this.#undo.push({ edits: inverse(this.now.text, edits), before: this.now });
    return this.#change(edits, this.now.edited(edits));
  }

  replace(words: string, by: string): this {
    const start = this.now.text.indexOf(words);
    return this.edit([{ start, end: start + words.length, newText: by }]);
  }

  /** As an editor moves a line down: the one behind it is taken away and put before it. */
  moveLine(index: number): void {
    const lines = this.now.lines();
    const line = lines[index % lines.length];
    const next = lines[(index % lines.length) + 1];
    if (!line || !next || !this.now.text.slice(next.start, next.end).endsWith('\n')) return;
    const newText = this.now.text.slice(next.start, next.end);
    // Of two equal lines nobody can tell which was moved.
    if (newText.trim() === this.now.text.slice(line.start, line.end).trim()) return;
    if (line.end > line.start) this.edit([{ start: line.start, end: line.start, newText }, { ...next, newText: '' }]);
  }

  undo(): boolean {
    const last = this.#undo.pop();
    if (last) this.#change(last.edits, last.before);
    return last !== undefined;
  }

  #change(edits: readonly TextEdit[], after: EditedText): this {
    const before = this.now.text;
    this.now = after;
    this.kept.edited(edits, before, after.text);
    return this;
  }
}

type Step = { readonly kind: 'edit'; readonly raw: Parameters<typeof editsOf>[0] } | { readonly kind: 'replaceAll' | 'moveLine' | 'undo' | 'reload'; readonly index: number };
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: rawEdits.map((raw): Step => ({ kind: 'edit', raw })) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('replaceAll' as const, 'moveLine' as const, 'undo' as const, 'reload' as const), index: fc.nat(20) }) },
  ),
  { maxLength: 8 },
);

function take(document: Document, step: Step): void {
  const { text } = document.now;
  switch (step.kind) {
    case 'edit':
      document.edit(editsOf(step.raw, text));
      break;
    case 'replaceAll':
      document.edit([...text.matchAll(/Bộ/gu)].map(({ index }) => ({ start: index, end: index + 2, newText: 'Ban' })));
      break;
    case 'moveLine':
      document.moveLine(step.index);
      break;
    case 'reload':
      document.edit([{ start: 0, end: text.length, newText: text.normalize(step.index % 2 === 0 ? 'NFD' : 'NFC') }]);
      break;
    case 'undo':
      document.undo();
  }
}

describe('KeptAnnotations', function () {
  this.timeout(20_000);
  const text = '😀 Theo Bộ Ngoại giao, các nước và các tổ chức láng giềng.';
  const ministry = annotationOf(text, 'm', { start: text.indexOf('Bộ'), end: text.indexOf(',') });
  const [states, neighbours] = ['các nước', 'láng giềng'].map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })) as [Span, Span];
  const split = annotationOf(text, 's', { start: states.start, end: neighbours.end }, [states, neighbours]);

  it('loses nothing and doubles nothing in any sequence of edits: each annotation is where its text is, or stale', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 6 }), steps, (text, raw, steps) => {
        const spans = wordSpans(text, raw);
        // Every other pair of them is one discontinuous annotation.
        const annotations = spans.map((span, index) => {
          const next = spans[index + 1];
          const isSplit = index % 2 === 1 && next && next.start > span.end;
          return isSplit ? annotationOf(text, `a${index}`, { start: span.start, end: next.end }, [span, next]) : annotationOf(text, `a${index}`, span);
        });
        const document = new Document(text, annotations);
        const check = (): void => {
          const { annotations: placed, stale } = document.kept.in(document.parsed);
          assert.deepEqual([...placed.map(({ id }) => id), ...stale.map(({ annotation }) => annotation.id)].sort(), annotations.map(({ id }) => id).sort());
          assert.equal(document.kept.staleCount, stale.length);
          for (const annotation of placed) {
            const first = annotations.find(({ id }) => id === annotation.id)!;
            assert.ok(annotation.start < annotation.end);
            assert.equal(annotation.exact, document.now.text.slice(annotation.start, annotation.end));
            assert.ok(!document.now.isOnlyOthers(annotation, first), `${first.exact} became ${annotation.exact}`);
            let end = -1;
            for (const part of annotation.segments ?? []) {
              assert.ok(end < part.start && part.start < part.end);
              ({ end } = part);
            }
            if (annotation.segments) assert.deepEqual([annotation.segments[0]!.start, end], [annotation.start, annotation.end]);
          }
        };
        for (const step of steps) {
          take(document, step);
          check();
        }
        while (document.undo()) check();
        assert.deepEqual(document.kept.in(document.parsed), { annotations: [...annotations].sort((a, b) => a.start - b.start || b.end - a.end), stale: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps one that no edit touches where its words are', () => {
    fc.assert(
      fc.property(texts, fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3 })), fc.array(rawEdits, { maxLength: 5 }), (text, raw, edits) => {
        const [span] = wordSpans(text, [raw]);
        const document = new Document(text, [annotationOf(text, 'a', span!)]);
        let isUntouched = true;
        for (const rawEdit of edits) {
          const where = document.now.whole(span!);
          const changes = editsOf(rawEdit, document.now.text);
          isUntouched &&= where !== undefined && changes.every(({ start, end }) => end < where.start || start > where.end);
          document.edit(changes);
        }
        if (!isUntouched) return;
        const { annotations } = document.kept.in(document.parsed);
        assert.deepEqual(annotations.map(({ start, end }) => ({ start, end })), [document.now.whole(span!)]);
      }),
      { numRuns: 300 },
    );
  });

  it('tells of a lost one which words it had, in which context, and where, in code points', () => {
    const document = new Document(text, [ministry, split]).replace('Theo Bộ Ngoại giao', 'Nay');
    const [stale] = document.kept.in(document.parsed).stale;
    assert.deepEqual(
      [stale!.why, stale!.annotation.exact, stale!.annotation.start, stale!.annotation.end, stale!.prefix, stale!.suffix],
      ['deleted', 'Bộ Ngoại giao', 2, 15, '😀 Theo ', ', các nước và các tổ chức láng g'],
    );
    document.undo();
    assert.deepEqual(document.kept.in(document.parsed), { annotations: [ministry, split], stale: [] });
  });

  it('is stale as a whole where a part of a discontinuous one is gone, and one piece where nothing is left between them', () => {
    const lost = new Document(text, [split]).replace(' láng giềng', '');
    assert.deepEqual(lost.kept.in(lost.parsed).stale.map(({ annotation }) => annotation.exact), [split.exact]);
    const closed = new Document(text, [split]).replace(' và các tổ chức ', '');
    const [annotation] = closed.kept.in(closed.parsed).annotations;
    assert.deepEqual([annotation!.exact, annotation!.segments], ['các nướcláng giềng', undefined]);
    closed.undo();
    assert.deepEqual(closed.kept.in(closed.parsed).annotations, [split]);
  });

  it('undoes and redoes steps beside the text, whatever was typed in between', () => {
    const document = new Document(text, [ministry]);
    document.kept.change({ set: [{ ...ministry, label: 'PER' }, split], remove: [] }, document.parsed);
    document.replace('😀', 'Hôm nay').kept.change({ remove: ['m'] }, document.parsed);
    const labels = (): string[] => document.kept.in(document.parsed).annotations.map(({ label, exact }) => `${label} ${exact}`);
    assert.deepEqual(labels(), [`ORG ${split.exact}`]);
    document.kept.undo();
    assert.deepEqual(labels(), ['PER Bộ Ngoại giao', `ORG ${split.exact}`]);
    document.kept.undo();
    assert.deepEqual(labels(), ['ORG Bộ Ngoại giao']);
    document.kept.redo();
    document.kept.redo();
    assert.deepEqual(labels(), [`ORG ${split.exact}`]);
    assert.deepEqual([document.kept.canUndo, document.kept.canRedo], [true, false]);
  });
});
