import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnalysedText } from '../../../src/core/analysis/analysedText.js';
import { Analyzer } from '../../../src/core/analysis/analyzer.js';
import { AnnotatedForms } from '../../../src/core/learning/annotatedForms.js';
import { Learned } from '../../../src/core/learning/learned.js';
import type { LearnedModel } from '../../../src/core/learning/model.js';
import type { Concept, Lexicon } from '../../../src/core/lexicon/lexicon.js';
import { applyEdits } from '../../../src/core/markup/edits.js';
import type { MediaType, ParsedText } from '../../../src/core/markup/markup.js';
import type { Suggestion } from '../../../src/core/matching/suggestion.js';
import type { Annotation } from '../../../src/core/store/annotation.js';
import { KeptAnnotations } from '../../../src/core/store/keptAnnotations.js';
import { EditedText } from '../../../src/core/text/editedText.js';
import type { TextEdit } from '../../../src/core/text/problem.js';
import { tagset } from '../markup/testTagset.js';
import { anyChange, anyMarkdown, anyText, editsOf, inverse } from './editedText.js';

/** Set `RUNS` for a longer search. */
const runs = Number(process.env['RUNS'] ?? 200);

function concept(id: string, label: string, prefLabel: string): Concept {
  return { id, label, prefLabel, altLabel: [], hiddenLabel: [], definition: {}, broader: [], related: [], attestedIn: [], exactMatch: [], span: { start: 0, end: 0 } };
}

const lexicon: Lexicon = {
  id: 'test',
  version: '1',
  language: 'vi',
  title: {},
  concepts: [concept('bui-thanh-son', 'PER', 'Bùi Thanh Sơn'), concept('bo-ngoai-giao', 'ORG', 'Bộ Ngoại giao'), concept('dang', 'ORG', 'Đảng'), concept('hoa', 'TERM', 'hoà')],
};
const analyzer = new Analyzer({ tagset, lexicons: [lexicon] });

function open(source: string, mediaType: MediaType = 'text/plain'): AnalysedText {
  return AnalysedText.of(source, { analyzer, mediaType, store: 'inline' });
}

/** A model that takes some words for persons. */
function modelOf(words: string): LearnedModel {
  const expression = new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])(?:${words})(?![\p{L}\p{M}\p{N}])`, 'giu');
  const suggest = (text: string): Suggestion[] =>
    Array.from(text.matchAll(expression), ({ 0: found, index }) => ({ start: index, end: index + found.length, label: 'PER', tier: 'learned', evidence: [{ kind: 'learned', confidence: 0.9, examples: 9 }], attributes: {} }));
  return { suggest } as LearnedModel;
}

function kept(id: string, plainText: string, { start, end, label }: Pick<Annotation, 'start' | 'end' | 'label'>, status: Annotation['status']): Annotation {
  return { id, label, start, end, exact: plainText.slice(start, end), attributes: {}, status, origin: 'import', annotator: 'An' };
}

/** What a text was taken apart into, and the place of each offset. */
function partsOf(text: ParsedText): unknown {
  const { source, plainText, tags, invisible, problems, references: { definitions } } = text;
  // Whether a blank line is part of the code before it does not matter, and depends on what follows.
  const opaque = Array.from({ length: plainText.length }, (_, offset) => offset).filter((offset) => /\S/.test(plainText[offset]!) && text.opaque.some(({ start, end }) => start <= offset && offset < end));
  const toPlain = Array.from({ length: source.length + 1 }, (_, offset) => text.toPlain(offset));
  const toSource = Array.from({ length: plainText.length + 1 }, (_, offset) => [text.toSource(offset, 'left'), text.toSource(offset, 'right')]);
  return { source, plainText, tags, opaque, invisible, problems, definitions, toPlain, toSource };
}

/** Without the order of annotations that stand in the same place, and with parts that touch as one. */
function sorted<Known extends { readonly annotations: readonly Annotation[] }>(known: Known): unknown {
  const key = ({ start, end, label, id }: Annotation): string => [start, -end, label, id].map((part) => String(part).padStart(8)).join();
  const annotations = known.annotations.map(({ segments = [], ...annotation }) => {
    const isOne = segments.every(({ start }, index) => index === 0 || start === segments[index - 1]!.end);
    return isOne ? annotation : { ...annotation, segments };
  });
  return { ...known, annotations: annotations.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

/** The version, or where its title is no longer what it was when the document was read, the document read anew. */
function withTitle(version: AnalysedText, anew: AnalysedText): AnalysedText {
  const titles = (of: AnalysedText): unknown => Array.from(of.blocksIn({ start: 0, end: of.length }), ({ block }) => [block.page.title, block.pageAfter.title]);
  return JSON.stringify(titles(version)) === JSON.stringify(titles(anew)) ? version : anew;
}

/** Everything that a version says of itself, but for what it shares. */
function contents(version: AnalysedText): unknown {
  const { text, ...rest } = version.whole();
  const blocks = Array.from(version.blocksIn({ start: 0, end: version.length }), ({ block, start, plainStart }) => [start, plainStart, block.reach, block.text.source, block.text.opaque, block.annotations]);
  return { source: text.source, plainText: text.plainText, ...rest, blocks, counts: [...version.suggestionCounts()].map((count) => JSON.stringify(count)).sort() };
}

describe('an analysed text', function () {
  this.timeout(0);

  for (const [mediaType, anySource] of [['text/plain', anyText], ['text/markdown', anyMarkdown]] as const) {
    it(`is after every edit, and undone, what a fresh analysis of the ${mediaType} says`, () => {
      fc.assert(
        fc.property(anySource, fc.array(anyChange(anySource), { maxLength: 4 }), (start, changes) => {
          let text = start;
          let version = open(text, mediaType);
          const undo: TextEdit[][] = [];
          const check = (): void => {
            version = withTitle(version, open(text, mediaType));
            assert.deepEqual(contents(version), contents(open(text, mediaType)));
            const { text: parsed, ...known } = analyzer.analyze(text, mediaType);
            const { text: whole, ...own } = version.whole();
            assert.deepEqual(own, known);
            assert.deepEqual(partsOf(whole), partsOf(parsed));
          };
          check();
          for (const change of changes) {
            const edits = editsOf(change, text);
            undo.push(inverse(text, edits));
            text = applyEdits(text, edits);
            version = version.edit([...edits].reverse());
            check();
          }
          for (const edits of undo.reverse()) {
            text = applyEdits(text, edits);
            version = version.edit(edits);
          }
          assert.equal(text, start);
          check();
        }),
        { numRuns: runs },
      );
    });
  }

  for (const store of ['standoff', 'inline'] as const) {
    it(`follows what is kept beside a text, ${store}`, () => {
      const anyKept = fc.array(fc.record({ at: fc.nat(), length: fc.integer({ min: 1, max: 30 }), label: fc.constantFrom('PER', 'ORG', 'PILLAR'), isRejected: fc.boolean(), isInTwo: fc.boolean() }), { maxLength: 8 });
      fc.assert(
        fc.property(anyText, anyKept, fc.array(anyChange(anyText), { maxLength: 4 }), fc.nat(), (start, list, changes, which) => {
          let text = start;
          const parsed = analyzer.parse(text, 'text/plain', store);
          const { suggestions } = analyzer.analyzeParsed(parsed, { store, kept: [] });
          const annotations = list.flatMap((wish, index): Annotation[] => {
            const suggestion = suggestions[wish.at % Math.max(1, suggestions.length)];
            if (wish.isRejected) return suggestion ? [kept(`r${index}`, parsed.plainText, suggestion, 'rejected')] : [];
            const from = wish.at % Math.max(1, parsed.plainText.length);
            const to = Math.min(parsed.plainText.length, from + wish.length);
            if (from >= to) return [];
            const whole = kept(`a${index}`, parsed.plainText, { start: from, end: to, label: wish.label }, 'accepted');
            return [wish.isInTwo && to - from > 4 ? { ...whole, segments: [{ start: from, end: from + 2 }, { start: to - 1, end: to }] } : whole];
          });
          const beside = new KeptAnnotations({ annotations, stale: [] }, parsed);
          let version = AnalysedText.of(text, { analyzer, mediaType: 'text/plain', store, keptIn: (span) => beside.partsIn(span) });
          const check = (): void => {
            const current = analyzer.parse(text, 'text/plain', store);
            const { annotations, suggestions, problems } = analyzer.analyzeParsed(current, { store, kept: beside.in(current).annotations });
            const expected = { annotations, suggestions, problems };
            const own = { annotations: version.annotations(), suggestions: [...version.suggestionsFrom()], problems: [...version.problems()] };
            assert.deepEqual(sorted(own), sorted(expected));
            assert.equal(version.annotationCount, annotations.length);
          };
          check();
          for (const change of changes) {
            const edits = editsOf(change, text);
            text = applyEdits(text, edits);
            const after = new EditedText(version, edits);
            assert.equal(after.slice(0, after.length), text);
            const moved = beside.edited(edits, version, after);
            version = version.edit(edits).keptChanged(moved);
            check();
          }
          const ids = annotations.map(({ id }) => id).slice(0, which % 4);
          const places = beside.placesOf(ids);
          beside.change({ remove: ids }, analyzer.parse(text, 'text/plain', store));
          version = version.keptChanged(places);
          check();
          beside.undo();
          version = version.keptChanged(beside.placesOf(ids));
          check();
        }),
        { numRuns: runs },
      );
    });
  }

  it('maps offsets as the whole text does', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const version = open(source);
        const parsed = analyzer.parse(source, 'text/plain', 'inline');
        for (let at = 0; at <= source.length; at++) assert.equal(version.toPlain(at), parsed.toPlain(at), `${at} to plain`);
        for (let at = 0; at <= parsed.plainText.length; at++) {
          assert.equal(version.toSource(at, 'left'), parsed.toSource(at, 'left'), `${at} to source, left`);
          assert.equal(version.toSource(at, 'right'), parsed.toSource(at, 'right'), `${at} to source, right`);
        }
        assert.equal(version.slice(1, source.length - 1), source.slice(1, Math.max(1, source.length - 1)));
        assert.equal(version.slicePlain(1, 9), parsed.plainText.slice(1, 9));
      }),
      { numRuns: runs },
    );
  });

  it('goes from one suggestion to the next and back', () => {
    const version = open('Bộ Ngoại giao.\n\nKhông có gì.\n\n:per[Sơn] và Bùi Thanh Sơn.\nĐảng.\n');
    const words = (some: Iterable<{ start: number; end: number }>): string[] => Array.from(some, ({ start, end }) => version.slicePlain(start, end));
    assert.deepEqual(words(version.suggestionsFrom()), ['Bộ Ngoại giao', 'Bùi Thanh Sơn', 'Đảng']);
    assert.deepEqual(words(version.suggestionsFrom(1)), ['Bùi Thanh Sơn', 'Đảng']);
    assert.deepEqual(words(version.suggestionsBefore(version.plainLength)), ['Đảng', 'Bùi Thanh Sơn', 'Bộ Ngoại giao']);
    assert.deepEqual(words(version.suggestionsBefore(1)), ['Bộ Ngoại giao']);
    assert.deepEqual(version.suggestionCounts().map(({ label, count }) => `${label} ${count}`), ['PER 1', 'ORG 2']);
    assert.equal(version.annotationCount, 1);
  });

  it('gives the block of a place, and its analysis', () => {
    const source = 'Một câu.\nÔng :per[Sơn] và :x[y].\n';
    const { block, start, plainStart } = open(source).blockAt(source.indexOf('Sơn'))!;
    assert.equal(block.text.source, 'Ông :per[Sơn] và :x[y].\n');
    assert.deepEqual([start, plainStart], [9, 9]);
    assert.deepEqual(block.annotations.map(({ exact }) => exact), ['Sơn']);
    assert.deepEqual(block.problems.map(({ code }) => code), ['unknown-label']);
    assert.deepEqual(Array.from(open(source).blocksIn({ start: 8, end: 9 }), (placed) => placed.start), [0]);
    assert.deepEqual(Array.from(open(source).blocksIn({ start: 9, end: 9 }), (placed) => placed.start), [9]);
    assert.equal(open('').blockAt(0), undefined);
  });

  it('puts parts of an annotation together that stand in different blocks', () => {
    const version = open(':org[Bộ]{part=1} này.\n:org[Đảng] kia.\nNgoại :org[giao]{part=1}.\n');
    const summary = version.annotations().map(({ exact, segments }) => [exact, segments?.length]);
    assert.deepEqual(summary, [['Bộ này.\nĐảng kia.\nNgoại giao', 2], ['Đảng', undefined]]);
    assert.equal(version.annotationCount, 2);
  });

  const paragraph = 'Theo Bùi Thanh Sơn, Bộ Ngoại giao là cơ quan của Chính phủ. Ông nói vậy.\n';

  it('does as much for an edit in a large document as in a small one, wherever it is', () => {
    const works = [20, 4000].flatMap((count) => {
      const version = open(paragraph.repeat(count));
      return [0, count / 2, count - 1].map((index) => {
        const at = index * paragraph.length + 20;
        const typed = version.edit([{ start: at, end: at, newText: 'x' }]);
        const isOld = new Set(Array.from(version.blocksIn({ start: 0, end: version.length }), ({ block }) => block));
        const made = Array.from(typed.blocksIn({ start: 0, end: typed.length }), ({ block }) => block).filter((block) => !isOld.has(block));
        assert.ok(typed.work.read < 3000);
        assert.deepEqual(made.map(({ text }) => text.source.length), [paragraph.length + 1]);
        return typed.work.analysed;
      });
    });
    assert.deepEqual(works, works.map(() => paragraph.length + 1));
  });

  it('analyses nothing again that was deleted and comes back', () => {
    const version = open(paragraph.repeat(400));
    const half = 200 * paragraph.length + 10;
    const restored = version.edit([{ start: 10, end: half, newText: '' }]).edit([{ start: 0, end: 0, newText: 'x' }]).edit([{ start: 11, end: 11, newText: version.slice(10, half) }]);
    assert.ok(restored.work.analysed <= 3 * paragraph.length);
    assert.deepEqual(contents(restored), contents(open(`x${paragraph.repeat(400)}`)));
  });

  it('takes a list of other articles for furniture as its heading comes and goes, and a title that is written when it is read anew', () => {
    const text = 'Ngoại giao Việt Nam hôm nay\nĐảng nói.\n\nĐảng và Bộ Ngoại giao\n\nĐảng.\n\nNgoại giao Việt Nam hôm nay\n';
    const furniture = (version: AnalysedText): string[] => version.whole().furniture.map(({ start, end }) => version.slicePlain(start, end));
    const version = open(text);
    assert.deepEqual(furniture(version), ['Ngoại giao Việt Nam hôm nay']);
    const at = text.indexOf('Đảng và');
    const heading = 'Tin liên quan\n';
    const listed = version.edit([{ start: at, end: at, newText: heading }]);
    assert.deepEqual(furniture(listed), ['Tin liên quan', 'Đảng và Bộ Ngoại giao', 'Ngoại giao Việt Nam hôm nay']);
    assert.deepEqual(contents(listed), contents(open(text.slice(0, at) + heading + text.slice(at))));
    assert.deepEqual(contents(listed.edit([{ start: at, end: at + heading.length, newText: '' }])), contents(version));
    const titled = version.edit([{ start: 0, end: 0, newText: 'Về ' }]);
    assert.deepEqual(furniture(titled), furniture(version));
    assert.deepEqual(furniture(open(`Về ${text}`)), []);
  });

  it('is after something was learned what a fresh analysis with it says', () => {
    const form = fc.constantFrom('Đảng', 'đảng', 'hoà', 'hòa', 'hoà'.normalize('NFD'), 'Bộ Ngoại giao', 'Sơn', 'a', 'b. C', 'nước Thứ');
    const counts = fc.array(fc.record({ form, label: fc.constantFrom('PER', 'ORG', 'PILLAR'), accepted: fc.nat(2), rejected: fc.nat(2) }), { maxLength: 6 });
    const models = [undefined, modelOf('a|đảng'), modelOf('Sơn')];
    const lesson = fc.record({ counts, model: fc.constantFrom(...models) }).map((learned) => new Learned(new AnnotatedForms(learned.counts), learned.model));
    fc.assert(
      fc.property(fc.oneof(anyText, anyMarkdown), fc.array(fc.tuple(lesson, anyChange(anyText)), { minLength: 1, maxLength: 4 }), (start, steps) => {
        let text = start;
        let version = open(text, 'text/markdown');
        for (const [learned, change] of steps) {
          version = version.relearned(learned);
          const anew = AnalysedText.of(text, version.setting);
          version = withTitle(version, anew);
          assert.deepEqual(contents(version), contents(anew));
          const edits = editsOf(change, text);
          text = applyEdits(text, edits);
          version = version.edit(edits);
        }
      }),
      { numRuns: runs },
    );
  });

  it('analyses nothing anew that what was learned does not concern', () => {
    const paragraphs = ['Chào Trung.\n\n', 'Chào Nam.\n\n', 'CHÀO TRUNG.\n\n'];
    const learned = new Learned(new AnnotatedForms([{ form: 'Trung', label: 'PER', accepted: 1, rejected: 0 }]));
    const version = open(paragraphs.join('')).relearned(learned);
    assert.equal(version.work.analysed, paragraphs[0]!.length + paragraphs[2]!.length);
    assert.deepEqual(version.suggestionCounts(), [{ label: 'PER', tier: 'learned', count: 2 }]);
    const more = new Learned(new AnnotatedForms([{ form: 'Trung', label: 'PER', accepted: 1, rejected: 0 }, { form: 'Nam', label: 'PER', accepted: 1, rejected: 0 }]));
    assert.equal(version.relearned(more).work.analysed, paragraphs[1]!.length);
    const byModel = new Learned(more.forms, modelOf('Nam'));
    assert.equal(version.relearned(byModel).work.analysed, version.length);
    assert.equal(version.relearned(byModel.withModelOf(learned)).work.analysed, paragraphs[1]!.length);
  });

  it('takes back what a model suggests when it is refused elsewhere, in whatever case', () => {
    const model = modelOf('trung');
    const version = open('Chào trung.').relearned(new Learned(new AnnotatedForms([]), model));
    assert.deepEqual(version.suggestionCounts(), [{ label: 'PER', tier: 'learned', count: 1 }]);
    const refused = new Learned(new AnnotatedForms([{ form: 'Trung', label: 'PER', accepted: 0, rejected: 1 }]), model);
    assert.deepEqual(version.relearned(refused).suggestionCounts(), []);
  });

  it('analyses anew what refers to a label of Markdown when it is defined and when it no longer is, and nothing else', () => {
    const referring = ['Theo [Bộ Ngoại giao][bo].\n\n', 'Theo [Bộ Ngoại giao][bộ].\n\n', 'Đảng.\n\n', 'Xem [Đảng][ BO ].\n\n'];
    const text = referring.join('');
    const opaque = (version: AnalysedText): string[] => version.whole().text.opaque.map(({ start, end }) => version.slicePlain(start, end));
    const version = open(text, 'text/markdown');
    assert.deepEqual(opaque(version), []);
    const definition = '[Bo]: /x\n';
    const defined = version.edit([{ start: version.length, end: version.length, newText: definition }]);
    assert.deepEqual(opaque(defined), ['][bo]', '][ BO ]', '[Bo]: /x']);
    assert.equal(defined.work.analysed, definition.length + referring[0]!.length + referring[3]!.length);
    const typed = defined.edit([{ start: 0, end: 0, newText: 'A' }]);
    assert.equal(typed.work.analysed, 1 + referring[0]!.length);
    assert.deepEqual(opaque(typed), opaque(defined));
    const undefinedAgain = defined.edit([{ start: text.length, end: text.length + definition.length, newText: '' }]);
    assert.deepEqual(contents(undefinedAgain), contents(version));
  });
});
