import { type Block, type PlacedBlock, startingIn } from './block.js';

/** What the blocks of a tree have together. */
export interface Totals {
  readonly blocks: number;
  /** UTF-16 code units of the source text and of the plain text. */
  readonly source: number;
  readonly plain: number;
  readonly annotations: number;
  /** How many of the annotations are parts of discontinuous ones. */
  readonly parts: number;
  readonly suggestions: number;
  readonly problems: number;
  /** Labels that references may be to. */
  readonly labels: number;
  /** The farthest that the end of one of the blocks has been looked for, from the start of the first. */
  readonly reach: number;
}

/** The blocks of a version of a document: an immutable balanced tree, so that versions share what they have in common. */
export type BlockTree = Leaf | Branch | undefined;

interface Leaf extends Totals {
  readonly height: 0;
  readonly block: Block;
}

interface Branch extends Totals {
  readonly height: number;
  readonly left: Leaf | Branch;
  readonly right: Leaf | Branch;
}

type Node = Leaf | Branch;

/** What may be searched for by its size. */
type Measure = 'blocks' | 'source' | 'plain';

/** A tree of blocks in their order. */
export function treeOf(blocks: readonly Block[], from = 0, to: number = blocks.length): BlockTree {
  if (from >= to) return undefined;
  if (to - from === 1) return leaf(blocks[from]!);
  const middle = (from + to) >> 1;
  return branch(treeOf(blocks, from, middle)!, treeOf(blocks, middle, to)!);
}

/** The blocks of one tree before those of the other. */
export function concat(left: BlockTree, right: BlockTree): BlockTree {
  if (!left || !right) return left ?? right;
  if (isBranch(left) && left.height > right.height + 1) return balanced(left.left, concat(left.right, right)!);
  if (isBranch(right) && right.height > left.height + 1) return balanced(concat(left, right.left)!, right.right);
  return branch(left, right);
}

/** The first `count` blocks, and the others. */
export function split(tree: BlockTree, count: number): [BlockTree, BlockTree] {
  if (!tree || count <= 0) return [undefined, tree];
  if (count >= tree.blocks || !isBranch(tree)) return [tree, undefined];
  const { left, right } = tree;
  if (count <= left.blocks) {
    const [first, second] = split(left, count);
    return [first, concat(second, right)];
  }
  const [first, second] = split(right, count - left.blocks);
  return [concat(left, first), second];
}

/** One block of a tree, and those before and behind it. */
export interface CutOut {
  readonly before: BlockTree;
  readonly block: Block;
  readonly after: BlockTree;
}

/** The block at an index, cut out of its tree; undefined where there is none. */
export function cutOut(tree: BlockTree, index: number): CutOut | undefined {
  const [before, rest] = split(tree, index);
  const [own, after] = split(rest, 1);
  return own && !isBranch(own) ? { before, block: own.block, after } : undefined;
}

/**
 * The index of the block that holds the unit at an offset, by the source text or the plain text. Of an offset between two
 * blocks that is the second one, of the end of the text or what is beyond it the last; -1 where there are no blocks. A
 * block without plain text holds nothing.
 */
export function indexAt(tree: BlockTree, offset: number, by: 'source' | 'plain'): number {
  return tree ? descend(tree, offset, by, ({ left, right }, within) => within < left[by] || right[by] === 0) : -1;
}

/** The index of the first block whose end was looked for beyond an offset; the number of blocks where there is none. */
export function firstReaching(tree: BlockTree, offset: number): number {
  if (!tree || tree.reach <= offset) return tree?.blocks ?? 0;
  return descend(tree, offset, 'source', ({ left }, within) => left.reach > within);
}

/** The index of the block that is come to from the top, going left or right at each branch, by the offset from its start. */
function descend(tree: Node, offset: number, by: 'source' | 'plain', goesLeft: (branch: Branch, within: number) => boolean): number {
  let index = 0;
  let within = offset;
  let node = tree;
  while (isBranch(node)) {
    const { left, right }: Branch = node;
    if (goesLeft(node, within)) node = left;
    else {
      within -= left[by];
      index += left.blocks;
      node = right;
    }
  }
  return index;
}

/** The sum of a measure over the first `count` blocks. */
export function sumBefore(tree: BlockTree, count: number, of: Measure): number {
  let sum = 0;
  let node = tree;
  while (node && count > 0) {
    if (count >= node.blocks) return sum + node[of];
    const { left, right }: Branch = node as Branch;
    if (count <= left.blocks) node = left;
    else {
      sum += left[of];
      count -= left.blocks;
      node = right;
    }
  }
  return sum;
}

/**
 * The blocks from an index on, in order.
 *
 * @param wanted parts of the tree that do not pass are left out without a look at their blocks
 */
export function* blocksFrom(tree: BlockTree, index = 0, wanted: (totals: Totals) => boolean = () => true): Generator<PlacedBlock> {
  const upcoming: { node: Node; start: number; plainStart: number }[] = tree && index < tree.blocks ? [{ node: tree, start: 0, plainStart: 0 }] : [];
  let skip = index;
  for (let next = upcoming.pop(); next; next = upcoming.pop()) {
    const { node, start, plainStart } = next;
    if (skip >= node.blocks) skip -= node.blocks;
    else if (!wanted(node)) skip = 0;
    else if (isBranch(node)) {
      const { left, right } = node;
      upcoming.push({ node: right, start: start + left.source, plainStart: plainStart + left.plain }, { node: left, start, plainStart });
    } else yield { block: node.block, start, plainStart };
  }
}

/** A part of the source text or of the plain text, by its offsets. */
export function sliceOf(tree: BlockTree, start: number, end: number, of: 'source' | 'plain'): string {
  if (start >= end) return '';
  const parts: string[] = [];
  for (const placed of blocksFrom(tree, Math.max(0, indexAt(tree, start, of)))) {
    const { source, plainText } = placed.block.text;
    const from = of === 'source' ? placed.start : placed.plainStart;
    if (from >= end) break;
    parts.push((of === 'source' ? source : plainText).slice(Math.max(0, start - from), end - from));
  }
  return parts.join('');
}

/** The blocks before an index, the last one first. */
export function* blocksBefore(tree: BlockTree, index: number, wanted: (totals: Totals) => boolean = () => true): Generator<PlacedBlock> {
  const [before] = split(tree, index);
  const upcoming: { node: Node; end: number; plainEnd: number }[] = before ? [{ node: before, end: before.source, plainEnd: before.plain }] : [];
  for (let next = upcoming.pop(); next; next = upcoming.pop()) {
    const { node, end, plainEnd } = next;
    if (!wanted(node)) continue;
    if (isBranch(node)) {
      const { left, right } = node;
      upcoming.push({ node: left, end: end - right.source, plainEnd: plainEnd - right.plain }, { node: right, end, plainEnd });
    } else yield { block: node.block, start: end - node.source, plainStart: plainEnd - node.plain };
  }
}

function isBranch(node: Node): node is Branch {
  return node.height > 0;
}

function leaf(block: Block): Leaf {
  const { text, suggestions, problems, reach } = block;
  const annotations = startingIn(block);
  return {
    height: 0,
    block,
    blocks: 1,
    source: text.source.length,
    plain: text.plainText.length,
    annotations: annotations.length,
    parts: annotations.filter(({ part }) => part !== undefined).length,
    suggestions: suggestions.length,
    problems: problems.length,
    labels: text.references.labels.length,
    reach,
  };
}

function branch(left: Node, right: Node): Branch {
  return {
    height: Math.max(left.height, right.height) + 1,
    left,
    right,
    blocks: left.blocks + right.blocks,
    source: left.source + right.source,
    plain: left.plain + right.plain,
    annotations: left.annotations + right.annotations,
    parts: left.parts + right.parts,
    suggestions: left.suggestions + right.suggestions,
    problems: left.problems + right.problems,
    labels: left.labels + right.labels,
    reach: Math.max(left.reach, left.source + right.reach),
  };
}

/** A node of two whose heights differ by at most two. */
function balanced(left: Node, right: Node): Branch {
  if (isBranch(left) && left.height > right.height + 1) {
    if (left.left.height >= left.right.height || !isBranch(left.right)) return branch(left.left, branch(left.right, right));
    return branch(branch(left.left, left.right.left), branch(left.right.right, right));
  }
  if (isBranch(right) && right.height > left.height + 1) {
    if (right.right.height >= right.left.height || !isBranch(right.left)) return branch(branch(left, right.left), right.right);
    return branch(branch(left, right.left.left), branch(right.left.right, right.right));
  }
  return branch(left, right);
}
