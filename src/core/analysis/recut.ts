import type { BlockReader } from '../markup/blocks.js';
import type { TextEdit } from '../text/problem.js';
import { type Block, type PlacedBlock, withReach } from './block.js';
import { type BlockTree, blocksFrom, firstReaching, indexAt, sliceOf, sumBefore } from './blockTree.js';

/** Edits that concern neighbouring blocks: by index, the first whose end they may change and the last that they touch. */
export interface EditGroup {
  readonly first: number;
  last: number;
  readonly edits: TextEdit[];
}

/** What blocks `first` to `last` become. */
export interface Recut {
  readonly first: number;
  readonly last: number;
  /** Blocks that stay as they are, and the source texts of new ones, in order. */
  readonly blocks: readonly (Block | NewBlock)[];
  /** How many code units of the text were read to know it. */
  readonly read: number;
}

/** A block that is yet to be analysed. */
export interface NewBlock {
  readonly source: string;
  /** Offset of its start in the text after the group's edits. */
  readonly start: number;
  readonly reach: number;
  /** Whether it is not the first one of the document. */
  readonly continues: boolean;
}

/**
 * The edits by the blocks that they concern.
 *
 * @param edits by offsets of the text before any of them, in order, none overlapping another
 */
export function groupEdits(tree: BlockTree, edits: readonly TextEdit[]): EditGroup[] {
  const groups: EditGroup[] = [];
  for (const edit of edits) {
    const first = firstReaching(tree, edit.start);
    // What is done at the start of the document concerns its first block, even if that is only no longer the first.
    const last = indexAt(tree, Math.max(0, edit.end - 1), 'source');
    const group = groups.at(-1);
    if (group && first <= group.last + 1) {
      group.last = Math.max(group.last, last);
      group.edits.push(edit);
    } else {
      groups.push({ first, last, edits: [edit] });
    }
  }
  return groups;
}

/** How much text after an edit is read at first; mostly its block ends there. */
const firstRead = 1024;

/**
 * Finds the blocks around edits anew, up to where one ends that ended there before.
 *
 * @param readerOf reads a text from the start of a block on, which may be the first of the document
 */
export function recut(tree: BlockTree, { first, last, edits }: EditGroup, readerOf: (text: string, isStart: boolean) => BlockReader): Recut {
  const start = sumBefore(tree, first, 'source');
  const untouched = untouchedBlocks(tree, first, edits[0]!.start);
  let text = editedSlice(tree, start, sumBefore(tree, last + 1, 'source'), edits);
  /** Where blocks end that ended there before: the last one touched, and those after it as far as they are read. */
  const oldEnds = [text.length];
  const upcoming = blocksFrom(tree, last + 1);
  let isComplete = false;
  const readUntil = (length: number): BlockReader => {
    const parts = [text];
    while (!isComplete && oldEnds.at(-1)! < length) {
      const { value, done } = upcoming.next();
      if (done) isComplete = true;
      else {
        parts.push(value.block.text.source);
        oldEnds.push(oldEnds.at(-1)! + value.block.text.source.length);
      }
    }
    text = parts.join('');
    return readerOf(text, start === 0);
  };

  let reader = readUntil(text.length + firstRead);
  const blocks: (Block | NewBlock)[] = [];
  let replaced = 0;
  for (let at = 0; ; ) {
    while (replaced < oldEnds.length - 1 && oldEnds[replaced]! < at) replaced++;
    const isEnd = at === text.length && isComplete;
    // What has become the first block is analysed as such.
    if (isEnd || (at === oldEnds[replaced] && start + at > 0)) break;
    const block = at < text.length ? reader.next(at) : undefined;
    if (!block || (block.reach > text.length && !isComplete)) {
      reader = readUntil(text.length + Math.max(firstRead, text.length));
      continue;
    }
    const { end, reach } = block;
    const old = untouched[blocks.length];
    if (old && at === old.start - start && end === at + old.block.text.source.length) blocks.push(withReach(old.block, reach - at));
    else blocks.push({ source: copy(text, at, end), start: start + at, reach: reach - at, continues: start + at > 0 });
    at = end;
  }
  return { first, last: last + replaced, blocks, read: text.length };
}

/** The blocks from an index on that end before an offset. */
function untouchedBlocks(tree: BlockTree, first: number, end: number): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  for (const placed of blocksFrom(tree, first)) {
    if (placed.start + placed.block.text.source.length > end) break;
    blocks.push(placed);
  }
  return blocks;
}

/** A stretch of the text with the edits made that lie in it. What they delete is not read. */
function editedSlice(tree: BlockTree, start: number, end: number, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = start;
  for (const edit of edits) {
    parts.push(sliceOf(tree, at, edit.start, 'source'), edit.newText);
    at = edit.end;
  }
  parts.push(sliceOf(tree, at, end, 'source'));
  return parts.join('');
}

/** A part of a text that does not keep all of it in memory. */
function copy(text: string, start: number, end: number): string {
  return ` ${text.slice(start, end)}`.slice(1);
}
