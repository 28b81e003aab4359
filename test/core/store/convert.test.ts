import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../src/core/markup/edits.js';
import { parseMarkup } from '../../../src/core/markup/parse.js';
import { writeTags } from '../../../src/core/markup/write.js';
import type { Annotation } from '../../../src/core/store/annotation.js';
import { parseUntagged, toInline, toStandoff, type Converted } from '../../../src/core/store/convert.js';
import type { Tagset } from '../../../src/core/tagset/tagset.js';
import { crosses } from '../../../src/core/text/span.js';

const label = (id: string): Tagset['labels'][number] => ({ id, family: 'entity', title: {}, definition: {}, examples: [], attributes: [], excludesNested: [] });
const tagset: Tagset = { id: 't', version: '1', title: {}, families: [{ id: 'entity', title: {} }], relations: [], labels: ['PER', 'ROLE', 'ORG'].map(label) };

function annotation(text: string, words: string, more: Partial<Annotation> = {}): Annotation {
  const start = text.indexOf(words);
  return { id: words, label: 'ORG', start, end: start + words.length, exact: words, attributes: {}, status: 'accepted', origin: 'tag', ...more };
}

function converted(result: ReturnType<typeof toInline>): Converted {
  assert.ok('source' in result, JSON.stringify(result));
  return result;
}

describe('conversion between tags and a record', function () {
  this.timeout(20_000);

  const text = 'Theo Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn, các nước và các tổ chức láng giềng.\n';

  it('takes the tags out and puts them back, byte for byte', () => {
    const source = 'Theo :role[Bộ trưởng :org[Bộ Ngoại giao]{#bo-ngoai-giao}] :per[Bùi Thanh Sơn]{#bui-thanh-son note="một &#34;chú&#34; thích"}, các nước.\n';
    const parsed = parseMarkup(applyEdits(source, []), 'text/plain', tagset);
    const standoff = toStandoff(parsed, []);
    assert.equal(standoff.source, 'Theo Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn, các nước.\n');
    assert.deepEqual(standoff.kept.map(({ label, exact, concept }) => [label, exact, concept]), [
      ['ROLE', 'Bộ trưởng Bộ Ngoại giao', undefined],
      ['ORG', 'Bộ Ngoại giao', 'bo-ngoai-giao'],
      ['PER', 'Bùi Thanh Sơn', 'bui-thanh-son'],
    ]);
    const back = converted(toInline(parseUntagged(standoff.source, 'text/plain', tagset), tagset, standoff.kept));
    const again = toStandoff(parseMarkup(back.source, 'text/plain', tagset), back.kept);
    assert.deepEqual(again.kept, standoff.kept);
  });

  it('keeps who made an annotation, when, and under which id, though no tag says so', () => {
    const kept = [annotation(text, 'Bộ Ngoại giao', { id: 'a1', annotator: 'Lan', created: '2026-01-01T00:00:00Z', origin: 'lexicon' }), annotation(text, 'các nước', { status: 'rejected', label: 'PER' })];
    const inline = converted(toInline(parseUntagged(text, 'text/plain', tagset), tagset, kept));
    assert.match(inline.source, /:org\[Bộ Ngoại giao\]/);
    const back = toStandoff(parseMarkup(inline.source, 'text/plain', tagset), inline.kept);
    assert.deepEqual(back, { source: text, kept });
  });

  it('writes a discontinuous annotation as tags that belong together', () => {
    const parts = ['các nước', 'láng giềng'].map((words) => annotation(text, words)).map(({ start, end }) => ({ start, end }));
    const whole = annotation(text, 'các nước', { id: 'c1', segments: parts, end: parts[1]!.end, exact: text.slice(parts[0]!.start, parts[1]!.end) });
    const inline = converted(toInline(parseUntagged(text, 'text/plain', tagset), tagset, [whole]));
    assert.match(inline.source, /:org\[các nước\]\{part=c1\} và các tổ chức :org\[láng giềng\]\{part=c1\}/);
    assert.deepEqual(toStandoff(parseMarkup(inline.source, 'text/plain', tagset), inline.kept), { source: text, kept: [whole] });
    assert.deepEqual(toStandoff(parseMarkup(inline.source, 'text/plain', tagset), []).kept, [whole]);
  });

  it('converts nothing where two annotations cross', () => {
    const crossing = [annotation(text, 'Bộ trưởng Bộ Ngoại'), annotation(text, 'Ngoại giao Bùi')];
    const result = toInline(parseUntagged(text, 'text/plain', tagset), tagset, crossing);
    assert.ok('problems' in result);
    assert.deepEqual(result.problems.map(({ code, span }) => [code, text.slice(span.start, span.end)]), [['crossing-tag', 'Bộ trưởng Bộ Ngoại']]);
  });

  it('leaves a text that looks like tags the text that it is', () => {
    const text = 'Viết :org[tên] như \\:per[thế] này.';
    const kept = [annotation(text, 'tên')];
    const inline = converted(toInline(parseUntagged(text, 'text/plain', tagset), tagset, kept));
    assert.deepEqual(toStandoff(parseMarkup(inline.source, 'text/plain', tagset), inline.kept), { source: text, kept });
  });

  const piece = fc.constantFrom('Bộ ', 'Ngoại giao', ':org[', ':per[', ']', '[', '\\', ':', '{#x}', '😀', '\r\n', '\n', 'hòa', '\u0300', '\u00a0', '\u200b', ' ');
  const texts = fc.array(piece, { minLength: 1, maxLength: 30 }).map((pieces) => pieces.join(''));
  const spans = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 12 }), fc.constantFrom('PER', 'ROLE', 'ORG')), { maxLength: 6 });

  it('goes to tags and back without a change, for every text and every annotations that nest', () => {
    fc.assert(
      fc.property(texts, spans, (text, raw) => {
        const kept: Annotation[] = [];
        for (const [at, length, label] of raw) {
          const start = at % text.length;
          const span = { start, end: Math.min(text.length, start + length) };
          if (kept.some((other) => crosses(other, span) || (other.start === span.start && other.end === span.end))) continue;
          kept.push({ ...annotation(text, ''), ...span, label, id: `${span.start}-${span.end}`, exact: text.slice(span.start, span.end) });
        }
        kept.sort((a, b) => a.start - b.start || b.end - a.end);
        const inline = toInline(parseUntagged(text, 'text/plain', tagset), tagset, kept);
        if ('problems' in inline) {
          assert.ok(inline.problems.every(({ code }) => code === 'blank-line' || code === 'untaggable'), JSON.stringify(inline.problems));
          return;
        }
        assert.deepEqual(toStandoff(parseMarkup(inline.source, 'text/plain', tagset), inline.kept), { source: text, kept });
      }),
      { numRuns: 300 },
    );
  });

  it('goes to a record and back byte for byte, for every text with tags as this program writes them', () => {
    fc.assert(
      fc.property(texts, spans, (text, raw) => {
        const untagged = parseMarkup(parseMarkup(text, 'text/plain', tagset).source, 'text/plain', tagset);
        const tags = raw.map(([at, length, label]) => ({ label, start: at % text.length, end: Math.min(text.length, (at % text.length) + length) }));
        const source = applyEdits(text, writeTags(untagged, tags.filter(({ end }) => end <= untagged.plainText.length)).edits);
        const first = toStandoff(parseMarkup(source, 'text/plain', tagset), []);
        const canonical = toInline(parseUntagged(first.source, 'text/plain', tagset), tagset, first.kept);
        if ('problems' in canonical) return;
        const second = toStandoff(parseMarkup(canonical.source, 'text/plain', tagset), []);
        const back = converted(toInline(parseUntagged(second.source, 'text/plain', tagset), tagset, second.kept));
        assert.equal(back.source, canonical.source);
      }),
      { numRuns: 150 },
    );
  });
});
