import type { Tagset } from '../tagset/tagset.js';
import type { BlockEnd, BlockReader } from './blocks.js';
import { readMarkdown } from './readTags.js';

/** A blank line and the first unit of what begins in the first column after it. */
const newParagraph = /(?:\r\n|\n|\r(?!\n))(?:[ \t]*(?:\r\n|\n|\r(?!\n)))+(?=[^ \t\r\n])/g;
/** What code, HTML and front matter that run across blank lines begin with. */
const mayGoOn = /```|~~~|</;
const frontMatter = /^\ufeff?(?:---|\+\+\+)/;
const lineBreak = /\r\n?|\n|$/g;

/**
 * The blocks of a Markdown text: they end with a blank line before a line that begins in the first column, for there all
 * lists, quotations and paragraphs end. Only fenced code, HTML and front matter may go on: where there can be any the
 * parser says whether it does.
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
    let goesOn = false;
    let read = start;
    let rejected = 0;
    let parseAt = 1;
    newParagraph.lastIndex = start;
    for (let match = newParagraph.exec(text); match; match = newParagraph.exec(text)) {
      const end = match.index + match[0].length;
      const added = text.slice(read, end);
      goesOn ||= mayGoOn.test(added) || (read === start && !continues && frontMatter.test(added));
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
}

const noTags: Tagset = { id: '', version: '', title: {}, families: [], relations: [], labels: [] };

/** Whether a block of its own begins at an offset. */
function startsAnew(text: string, offset: number, continues: boolean): boolean {
  const { tree, treeStart } = readMarkdown(text, [], noTags, continues);
  return tree.children.some(({ position }) => position!.start.offset! + treeStart === offset);
}

/** The start of a line that defines what references refer to, in whatever lists and quotations it stands. */
const definition = /^[ \t>*+\-\d.)]*\[(?:[^[\]\\]|\\.)*\]:/ms;

/** Whether the text may define what references refer to; only the parser knows. */
export function definesReference(text: string): boolean {
  return definition.test(text);
}
