import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../src/core/markup/edits.js';
import { changeTag, removeTags } from '../../../src/core/markup/edit.js';
import { escapePlainText } from '../../../src/core/markup/escapes.js';
import type { MediaType, NewTag, ParsedText } from '../../../src/core/markup/markup.js';
import { hasBlankLine } from '../../../src/core/markup/openings.js';
import { parseMarkup } from '../../../src/core/markup/parse.js';
import { writeTags } from '../../../src/core/markup/write.js';
import { compareSpans, crosses } from '../../../src/core/text/span.js';
import { tagset } from './testTagset.js';

/** Set `RUNS` for a longer search. */
const runs = Number(process.env['RUNS'] ?? 2000);
const labels = ['PER', 'ORG', 'ROLE', 'TIME'];
/** What the syntax is made of, and what offsets and line ends trip over. */
const pieces = [
  ':', '[', ']', '\\', '{', '}', '#', '=', '"', '\'', '&', '<', '>', '*', '_', '`', '-', ' ', '\t', '\n', '\r\n', '\r', '\u2028', '\u00a0',
  ':per[', ':org[', 'per[', ':x[', '::', '\\:', '\\\\', ':per[x]', '{#a}', '{note="]"}', '{note=b}', '&#91;', '\0', '\u0001', '\ufeff',
  '\ud83d', '\ude00', '😀', 'Đảng', 'hoà'.normalize('NFD'), 'a', 'org', 'http://x.vn/', '16:30', '---', '> ', '1. ', '\n\n', '\n \n', '\u200b',
];
const nasty = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));
const anyText = fc.oneof({ weight: 4, arbitrary: nasty }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) });
const anyValue = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 8 })).map((text) => text.replaceAll('\0', ''));

/** Spans by proportion, so that they shrink with the text. */
const wishes = fc.array(
  fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 12 }),
    label: fc.constantFrom(...labels),
    concept: fc.option(fc.oneof(fc.constant('bui-thanh-son'), anyValue.filter((id) => id !== '')), { nil: undefined }),
    note: fc.option(anyValue, { nil: undefined }),
  }),
  { maxLength: 6 },
);
type Wish = typeof wishes extends fc.Arbitrary<infer T> ? T extends readonly (infer W)[] ? W : never : never;

function mentionsOf(text: string, list: readonly Wish[]): NewTag[] {
  const mentions: NewTag[] = [];
  for (const { from, length, label, concept, note } of list) {
    const start = Math.floor(from * text.length);
    const end = Math.min(text.length, start + 1 + length);
    const mention: NewTag = { start, end, label, concept, attributes: note === undefined ? {} : { note } };
    if (start < end && !hasBlankLine(text.slice(start, end)) && mentions.every((other) => !crosses(other, mention))) mentions.push(mention);
  }
  return mentions;
}

function summary(mention: NewTag | ParsedText['tags'][number]): string {
  const { start, end } = 'plain' in mention ? mention.plain : mention;
  return JSON.stringify([start, end, mention.label, mention.concept ?? null, Object.entries(mention.attributes ?? {}).sort()]);
}

function parse(source: string, mediaType: MediaType = 'text/plain'): ParsedText {
  return parseMarkup(source, mediaType, tagset);
}

describe('tags in a plain text', function () {
  this.timeout(0);

  it('escapes every text into a source that holds it and no tag', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parse(escapePlainText(text));
        assert.deepEqual(parsed.tags, []);
        assert.equal(parsed.plainText, text);
      }),
      { numRuns: runs },
    );
  });

  it('reads back the tags that were written, and the same text', () => {
    fc.assert(
      fc.property(anyText, wishes, (text, list) => {
        const parsed = parse(escapePlainText(text));
        const mentions = mentionsOf(text, list);
        const { edits, refused } = writeTags(parsed, mentions);
        assert.deepEqual(refused, []);
        const tagged = parse(applyEdits(parsed.source, edits));
        assert.equal(tagged.plainText, text);
        assert.deepEqual(tagged.tags.map(summary).sort(), mentions.map(summary).sort());
        assert.deepEqual([...tagged.tags].sort((a, b) => a.range.start - b.range.start), tagged.tags);
        assert.deepEqual([...tagged.tags].map((tag) => tag.plain).sort(compareSpans), tagged.tags.map((tag) => tag.plain));
        const removed = applyEdits(tagged.source, removeTags(tagged, tagged.tags));
        assert.equal(removed, parsed.source);
      }),
      { numRuns: runs },
    );
  });

  it('keeps text and other tags when tags are added and taken away one by one in any source', () => {
    fc.assert(
      fc.property(anyText, wishes, fc.infiniteStream(fc.nat()), (source, list, choices) => {
        let parsed = parse(source);
        const text = parsed.plainText;
        for (const mention of mentionsOf(text, list)) {
          const before = parsed.tags.map(summary);
          const { edits, refused } = writeTags(parsed, [mention]);
          parsed = parse(applyEdits(parsed.source, edits));
          assert.equal(parsed.plainText, text);
          assert.deepEqual(parsed.tags.map(summary).sort(), [...before, ...(refused.length === 0 ? [summary(mention)] : [])].sort());
        }
        while (parsed.tags.length > 0) {
          const gone = choices.next().value! % parsed.tags.length;
          const left = parsed.tags.map(summary).filter((_, index) => index !== gone);
          const edits = removeTags(parsed, [parsed.tags[gone]!]);
          const next = parse(applyEdits(parsed.source, edits));
          // The one text that cannot lose a tag: an empty tag that keeps two line ends apart inside another tag.
          if (edits.length === 0) return;
          assert.equal(next.plainText, text);
          assert.deepEqual(next.tags.map(summary), left);
          parsed = next;
        }
      }),
      { numRuns: runs },
    );
  });

  it('changes what a tag says and nothing else', () => {
    fc.assert(
      fc.property(anyText, wishes, fc.nat(), anyValue, (text, list, which, note) => {
        const parsed = parse(escapePlainText(text));
        const tagged = parse(applyEdits(parsed.source, writeTags(parsed, mentionsOf(text, list)).edits));
        fc.pre(tagged.tags.length > 0);
        const index = which % tagged.tags.length;
        const changed = parse(applyEdits(tagged.source, changeTag(tagged, tagged.tags[index]!, { label: 'QTY', concept: undefined, attributes: { note } })));
        assert.equal(changed.plainText, text);
        const { start, end } = tagged.tags[index]!.plain;
        const wanted = tagged.tags.map((tag, i) => summary(i === index ? { start, end, label: 'QTY', attributes: { note } } : tag));
        assert.deepEqual(changed.tags.map(summary), wanted);
      }),
      { numRuns: runs },
    );
  });
});

describe('tags in a Markdown text', function () {
  this.timeout(0);

  it('reads back the tags that were written, and the same text', () => {
    let written = 0;
    fc.assert(
      fc.property(anyText, wishes, (source, list) => {
        const parsed = parse(source, 'text/markdown');
        const mentions = mentionsOf(parsed.plainText, list);
        const { edits, refused } = writeTags(parsed, mentions);
        written += mentions.length - refused.length;
        const tagged = parse(applyEdits(source, edits), 'text/markdown');
        assert.equal(tagged.plainText, parsed.plainText);
        assert.equal(tagged.tags.length, parsed.tags.length + mentions.length - refused.length);
        if (parsed.tags.length === 0) assert.equal(applyEdits(tagged.source, removeTags(tagged, tagged.tags)), source);
      }),
      { numRuns: runs },
    );
    assert.ok(written > runs / 2, `only ${written} tags written`);
  });
});
