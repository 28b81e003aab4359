import type { Tagset } from '../tagset/tagset.js';
import type { BlockEnd, BlockReader } from './blocks.js';
import { readMarkdown } from './readTags.js';

/** A blank line and the first unit of what begins in the first column after it. */
const newParagraph = /(?:\r\n|\n|\r(?!\n))(?:[ \t]*(?:\r\n|\n|\r(?!\n)))+(?=[^ \t\r\n])/g;
/** What code and HTML that run across blank lines begin with: CommonMark's kinds 1 to 5 of HTML blocks. */
const mayGoOn = /```|~~~|<(?:script|pre|style|textarea|[!?])/i;
const frontMatterStart = /^\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)/;
const frontMatterEnds = { '---': /(?<=[\r\n])---[ \t]*(?=[\r\n]|$)/g, '+++': /(?<=[\r\n])\+\+\+[ \t]*(?=[\r\n]|$)/g };
const lineBreak = /\r\n?|\n|$/g;

/**
 * The blocks of a Markdown text: they end with a blank line before a line that begins in the first column, for there all
 * lists, quotations and paragraphs end. Only fenced code and HTML may go on: where there can be any the parser says
 * whether it does. Front matter goes on to its end; a document in which it has none is one block, because the parser then
 * reads all of it as if it had no lists and no quotations.
 */
export class MarkdownBlocks implements BlockReader {
  readonly #text: string;
  readonly #isStart: boolean;

  /** @param isStart whether the text begins where its document does */
  constructor(text: string, isStart: boolean) {
    this.#text = text;
    this.#isStart = isStart;
  }

  next(start: number): BlockEnd {
    const text = this.#text;
    const continues = start > 0 || !this.#isStart;
    const bodyStart = continues ? start : this.#afterFrontMatter();
    if (bodyStart === undefined) return { end: text.length, reach: Infinity };
    let goesOn = false;
    let read = bodyStart;
    let rejected = 0;
    let parseAt = 1;
    newParagraph.lastIndex = bodyStart;
    for (let match = newParagraph.exec(text); match; match = newParagraph.exec(text)) {
      const end = match.index + match[0].length;
      goesOn ||= mayGoOn.test(text.slice(read, end));
      read = end;
      if (!goesOn) return { end, reach: end + 1 };
      // What goes on may be long: it is looked at again when it has twice as many paragraphs, so that this costs no more than reading it.
      if (++rejected < parseAt) continue;
      parseAt *= 2;
      lineBreak.lastIndex = end;
      const lineEnd = lineBreak.exec(text)!.index;
      if (startsAnew(text.slice(start, lineEnd), end - start, continues)) return { end, reach: lineEnd + 1 };
    }
    return { end: text.length, reach: Infinity };
  }

  /** Where the text begins that is no front matter; undefined where that has no end. */
  #afterFrontMatter(): number | undefined {
    const start = frontMatterStart.exec(this.#text);
    if (!start) return 0;
    const fence = frontMatterEnds[start[1] as '---' | '+++'];
    fence.lastIndex = start[0].length;
    return fence.test(this.#text) ? fence.lastIndex : undefined;
  }
}

const noTags: Tagset = { id: '', version: '', title: {}, families: [], relations: [], labels: [] };

/** Whether a block of its own begins at an offset. */
function startsAnew(text: string, offset: number, continues: boolean): boolean {
  const { tree, treeStart } = readMarkdown(text, [], noTags, { continues });
  return tree.children.some(({ position }) => position!.start.offset! + treeStart === offset);
}
