import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block } from '../../../src/core/analysis/block.js';
import { blocksBefore, blocksFrom, type BlockTree, concat, indexAt, split, sumBefore, treeOf } from '../../../src/core/analysis/blockTree.js';
import { groupEdits, type NewBlock, recut } from '../../../src/core/analysis/recut.js';
import { applyEdits } from '../../../src/core/markup/edits.js';
import { findOpenings } from '../../../src/core/markup/openings.js';
import { parseMarkup } from '../../../src/core/markup/parse.js';
import { PlainBlocks } from '../../../src/core/markup/plainBlocks.js';
import { pageStart } from '../../../src/core/matching/furniture.js';
import type { TextEdit } from '../../../src/core/text/problem.js';
import { tagset } from '../markup/testTagset.js';
import { anyChange, anyText, editsOf, longText } from './editedText.js';

/** Set `RUNS` for a longer search. */
const runs = Number(process.env['RUNS'] ?? 1000);

function blockOf({ source, reach }: Pick<NewBlock, 'source' | 'reach'>): Block {
  return { text: parseMarkup(source, 'text/plain', tagset, { tagsAre: 'text' }), annotations: [], suggestions: [], furniture: [], problems: [], kept: [], reach, page: pageStart, pageAfter: pageStart };
}

function cut(text: string, limit: number): Block[] {
  const reader = new PlainBlocks(text, findOpenings(text), limit);
  const blocks: Block[] = [];
  for (let at = 0; at < text.length; ) {
    const { end, reach } = reader.next(at);
    blocks.push(blockOf({ source: text.slice(at, end), reach: reach - at }));
    at = end;
  }
  return blocks;
}

function edited(tree: BlockTree, edits: readonly TextEdit[], limit: number): BlockTree {
  for (const group of groupEdits(tree, edits).reverse()) {
    const { first, last, blocks } = recut(tree, group, (text) => new PlainBlocks(text, findOpenings(text), limit));
    const [before, rest] = split(tree, first);
    const after = split(rest, last - first + 1)[1];
    tree = concat(concat(before, treeOf(blocks.map((block) => ('source' in block ? blockOf(block) : block)))), after);
  }
  return tree;
}

const summary = ({ text, reach }: Block): unknown => [text.source, reach];
const blocksOf = (tree: BlockTree): Block[] => Array.from(blocksFrom(tree), ({ block }) => block);

describe('blocks of a text', function () {
  this.timeout(0);

  it('are those of the new text after every edit, however short they have to be', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, longText), fc.array(anyChange(anyText), { maxLength: 5 }), fc.constantFrom(8, 40, 200, 4096), (start, changes, limit) => {
        let text = start;
        let tree = treeOf(cut(text, limit));
        for (const change of changes) {
          const edits = editsOf(change, text);
          text = applyEdits(text, edits);
          tree = edited(tree, edits, limit);
          assert.deepEqual(blocksOf(tree).map(summary), cut(text, limit).map(summary));
        }
      }),
      { numRuns: runs },
    );
  });

  it('hold each tag whole', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(8, 40), (text, limit) => {
        let start = 0;
        const apart = cut(text, limit).flatMap(({ text: { source } }) => {
          const tags = parseMarkup(source, 'text/plain', tagset).tags.map(({ range, attributes }) => ({ start: range.start + start, end: range.end + start, attributes }));
          start += source.length;
          return tags;
        });
        assert.deepEqual(apart, parseMarkup(text, 'text/plain', tagset).tags.map(({ range, attributes }) => ({ ...range, attributes })));
      }),
      { numRuns: runs },
    );
  });

  const ends = (text: string): string[] => cut(text, 4096).map(({ text: { source } }) => source);

  it('end with a paragraph, or a line that ends a sentence', () => {
    assert.deepEqual(ends('Tin\n\n\nMột câu.\nHai câu. Ba\ncâu.”\n“Bốn\n'), ['Tin\n\n\n', 'Một câu.\n', 'Hai câu. Ba\ncâu.”\n', '“Bốn\n']);
    assert.deepEqual(ends('Tại TP.\nHà Nội\r\n \r\nHết'), ['Tại TP.\nHà Nội\r\n \r\n', 'Hết']);
    assert.deepEqual(ends('Câu\r\rCâu.\rCâu.\ncâu'), ['Câu\r\r', 'Câu.\r', 'Câu.\ncâu']);
  });

  it('do not end inside a tag', () => {
    assert.deepEqual(ends('A :per[b.\nC] d.\nE'), ['A :per[b.\nC] d.\n', 'E']);
    assert.deepEqual(ends('A :per[b]{note="c.\nD"}.\nE'), ['A :per[b]{note="c.\nD"}.\n', 'E']);
    assert.deepEqual(ends('A :per[b.\nC d.\nE'), ['A :per[b.\n', 'C d.\n', 'E']);
  });

  it('are sentences where a line is very long', () => {
    const sentence = 'Theo TP. Hà Nội, đối ngoại là một mặt trận. ';
    const text = sentence.repeat(300);
    assert.ok(ends(text).slice(0, 200).every((block) => block === sentence));
    assert.ok(ends('từ '.repeat(5000)).every((block) => block.length > 4000 || block.endsWith('từ ')));
    assert.equal(ends('x'.repeat(10_000)).length, 3);
  });
});

describe('a tree of blocks', () => {
  it('finds blocks by offset and by number, from either side', () => {
    const blocks = Array.from({ length: 100 }, (_, i) => blockOf({ source: 'x'.repeat((i % 7) + 1), reach: 10 }));
    let tree: BlockTree;
    for (const block of blocks) tree = concat(tree, treeOf([block]));
    assert.ok(tree!.height <= 10);
    let start = 0;
    blocks.forEach(({ text }, index) => {
      assert.equal(indexAt(tree, start, 'source'), index);
      assert.equal(indexAt(tree, start + text.source.length - 1, 'plain'), index);
      assert.equal(sumBefore(tree, index, 'source'), start);
      const [before, after] = split(tree, index);
      assert.deepEqual([...blocksOf(before), ...blocksOf(after)], blocks);
      assert.equal(Array.from(blocksBefore(tree, index)).length, index);
      start += text.source.length;
    });
    assert.deepEqual(Array.from(blocksBefore(tree, 100), ({ block }) => block).reverse(), blocks);
    assert.equal(indexAt(tree, start + 5, 'source'), 99);
    assert.equal(indexAt(undefined, 0, 'source'), -1);
  });
});
