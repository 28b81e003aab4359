import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TagScheme, type TokenMention } from '../../../src/core/learning/tags.js';

/** A sentence with mentions that do not overlap. */
const sentences = fc
  .record({ labels: fc.integer({ min: 1, max: 4 }), parts: fc.array(fc.record({ gap: fc.nat(2), length: fc.integer({ min: 1, max: 4 }), label: fc.nat(3) }), { maxLength: 5 }), rest: fc.nat(2) })
  .map(({ labels, parts, rest }) => {
    const mentions: TokenMention[] = [];
    let at = 0;
    for (const { gap, length, label } of parts) {
      mentions.push({ from: at + gap, to: at + gap + length - 1, label: label % labels });
      at += gap + length;
    }
    return { labels, mentions, length: at + rest };
  });

describe('TagScheme', () => {
  it('writes mentions as tags that may follow each other, and reads them back', () => {
    fc.assert(
      fc.property(sentences, ({ labels, mentions, length }) => {
        const scheme = new TagScheme(labels);
        const tags = scheme.tagsOf(length, mentions);
        assert.deepEqual(scheme.mentionsOf(tags), mentions);
        for (let at = 1; at < length; at++) assert.ok(scheme.pairs[tags[at - 1]! * scheme.size + tags[at]!]! >= 0);
        if (length > 0) assert.deepEqual([scheme.opens(tags[0]!), scheme.closes(tags[length - 1]!)], [true, true]);
      }),
    );
  });

  it('lets no mention go on that has not begun, change its label, or stay open', () => {
    const scheme = new TagScheme(2);
    const [begin, inside, last] = [0, 1, 2].map((at) => [0, 1].map((label) => scheme.tagOf({ from: 0, to: 2, label }, at)));
    const unit = scheme.tagOf({ from: 0, to: 0, label: 0 }, 0);
    const may = (from: number, to: number) => scheme.pairs[from * scheme.size + to]! >= 0;
    for (const before of [0, unit, last![0]!]) for (const after of [inside![0]!, last![0]!]) assert.equal(may(before, after), false);
    for (const before of [begin![0]!, inside![0]!]) {
      for (const after of [0, unit, begin![0]!, inside![1]!, last![1]!]) assert.equal(may(before, after), false);
      for (const after of [inside![0]!, last![0]!]) assert.equal(may(before, after), true);
    }
    assert.deepEqual([begin![0]!, inside![0]!].map((tag) => scheme.closes(tag)), [false, false]);
  });
});
