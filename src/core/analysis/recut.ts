import { applyEdits } from '../markup/edits.js';
import type { BlockReader } from '../markup/blocks.js';
import type { TextEdit } from '../text/problem.js';
import { type Block, withReach } from './block.js';
import { type BlockTree, blocksFrom, firstReaching, indexAt, sumBefore } from './blockTree.js';

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
  const upcoming = blocksFrom(tree, first);
  const old: Block[] = [];
  /** Where the old blocks end, by offsets of the old text from `start` on. */
  const oldEnds: number[] = [];
  const take = (): string | undefined => {
    const next = upcoming.next();
    if (next.done) return undefined;
    const { source } = next.value.block.text;
    old.push(next.value.block);
    oldEnds.push((oldEnds.at(-1) ?? 0) + source.length);
    return source;
  };

  const touched = last - first + 1;
  let edited = '';
  while (old.length < touched) edited += take();
  const local = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  let text = applyEdits(edited, local);
  const shift = text.length - edited.length;
  let isComplete = false;
  const readUntil = (length: number): BlockReader => {
    const parts = [text];
    for (let read = text.length; read < length; ) {
      const part = take();
      if (part === undefined) {
        isComplete = true;
        break;
      }
      parts.push(part);
      read += part.length;
    }
    text = parts.join('');
    return readerOf(text, start === 0);
  };

  let reader = readUntil(text.length + firstRead);
  const blocks: (Block | NewBlock)[] = [];
  let replaced = 0;
  for (let at = 0; ; ) {
    while (replaced < old.length && oldEnds[replaced]! + shift <= at) replaced++;
    const isOldEnd = replaced >= touched && at === (oldEnds[replaced - 1] ?? 0) + shift;
    const isEnd = at === text.length && isComplete;
    // What has become the first block is analysed as such.
    if (isEnd || (isOldEnd && start + at > 0)) break;
    const block = at < text.length ? reader.next(at) : undefined;
    if (!block || (block.reach > text.length && !isComplete)) {
      reader = readUntil(text.length + Math.max(firstRead, text.length));
      continue;
    }
    const { end, reach } = block;
    const index = blocks.length;
    const isOld = end <= local[0]!.start && end === oldEnds[index] && at === (oldEnds[index - 1] ?? 0);
    if (isOld) blocks.push(withReach(old[index]!, reach - at));
    else blocks.push({ source: copy(text, at, end), start: start + at, reach: reach - at, continues: start + at > 0 });
    at = end;
  }
  return { first, last: first + replaced - 1, blocks, read: text.length };
}

/** A part of a text that does not keep all of it in memory. */
function copy(text: string, start: number, end: number): string {
  return ` ${text.slice(start, end)}`.slice(1);
}
