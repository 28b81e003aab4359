import type { MediaType, ParsedText } from './markup.js';
import { MarkdownBlocks } from './markdownBlocks.js';
import { findOpenings, type Opening } from './openings.js';
import type { ParsedMarkup } from './parse.js';
import { PlainBlocks } from './plainBlocks.js';

/**
 * A document is analysed in blocks: stretches such that no markup runs from one into the next, nor any mention that a
 * person would mark. Where a block ends is said by the text from its start on and by nothing before it. So wherever two
 * versions of a text agree, and one block begins at the same place in both, all blocks from there on are the same; an
 * edit changes the blocks around it and no others.
 */
export interface BlockEnd {
  readonly end: number;
  /** No text from here on had a say in where the block ends. May be beyond the end of the text, which had a say then. */
  readonly reach: number;
}

/** Reads a text, or the part of one from the start of a block on, block by block. */
export interface BlockReader {
  /** The end of the block that starts at an offset of the text before its end. */
  next(start: number): BlockEnd;
}

/**
 * @param hasTags whether annotations live in the text as tags
 * @param isStart whether the text begins where its document does
 */
export function blockReader(text: string, mediaType: MediaType, hasTags: boolean, isStart: boolean): BlockReader {
  return readerOf(text, mediaType, hasTags && mediaType === 'text/plain' ? findOpenings(text) : [], isStart);
}

function readerOf(text: string, mediaType: MediaType, openings: readonly Opening[], isStart: boolean): BlockReader {
  return mediaType === 'text/plain' ? new PlainBlocks(text, openings) : new MarkdownBlocks(text, isStart);
}

/** The blocks of a whole text, by where they end. */
export function blockEnds(parsed: ParsedText): BlockEnd[] {
  const { source, mediaType, openings } = parsed as ParsedMarkup;
  const reader = readerOf(source, mediaType, openings, true);
  const ends: BlockEnd[] = [];
  for (let at = 0; at < source.length; at = ends.at(-1)!.end) ends.push(reader.next(at));
  return ends;
}
