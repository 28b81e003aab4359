import type { ParsedText } from '../markup/markup.js';
import type { PageState } from '../matching/furniture.js';
import type { Suggestion } from '../matching/suggestion.js';
import type { LocalAnnotation } from '../store/inline.js';
import type { KeptPart } from '../store/keptAnnotations.js';
import type { Problem } from '../text/problem.js';
import { equalSpans, type Span } from '../text/span.js';

/**
 * A block of a document (see `markup/blocks.ts`) and what is known of it: an analysis of its own, whose offsets count
 * from its start. It never changes and is the same object in all versions of the document in which an edit has left it
 * alone, so what is made of it can be kept by it.
 */
export interface Block {
  readonly text: ParsedText;
  /**
   * In document order. One that is kept beside the text may begin before the block or end after it, and is then in each
   * of the blocks that it touches.
   */
  readonly annotations: readonly LocalAnnotation[];
  /** What nobody has confirmed or rejected yet: none of them crosses an annotation. */
  readonly suggestions: readonly Suggestion[];
  /** Page furniture, in order. */
  readonly furniture: readonly Span[];
  readonly problems: readonly Problem[];
  /** What is kept beside the text of the annotations that overlap it. */
  readonly kept: readonly KeptPart[];
  /** How far from the start of the block its end was looked for: see `BlockEnd`. */
  readonly reach: number;
  /** What its furniture depends on, of the lines before it, and what that of the lines after it depends on. */
  readonly page: PageState;
  readonly pageAfter: PageState;
}

/** A block where it stands in a version of its document. */
export interface PlacedBlock {
  readonly block: Block;
  /** Offset of its start in the source text. */
  readonly start: number;
  /** Offset of its start in the plain text. */
  readonly plainStart: number;
}

/** The same block for a version of the text in which something else decides where it ends. */
export function withReach(block: Block, reach: number): Block {
  return block.reach === reach ? block : { ...block, reach };
}

/** Whether the same annotations are kept beside a block, in the same places. */
export function isKept({ kept }: Block, now: readonly KeptPart[]): boolean {
  return kept.length === now.length && kept.every((part, index) => part.of === now[index]!.of && equalSpans(part, now[index]!));
}

/** The annotations that begin in a block: each of a document begins in one. */
export function startingIn({ annotations }: Block): LocalAnnotation[] {
  return annotations.filter(({ start }) => start >= 0);
}
