import type { Root } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { visit } from 'unist-util-visit';

/*
 * References of Markdown (`[text][label]`, `[label]`) are links where any block of the document defines their label
 * (`[label]: /address`), and text elsewhere. That is all that a block has to know of the others.
 */

/** Whether a label is defined in the document that a text is a block of. */
export type IsDefined = (label: string) => boolean;

/** What of a text concerns references. Labels as CommonMark compares them: without regard to case and white space. */
export interface References {
  /** The labels that it defines. */
  readonly definitions: readonly string[];
  /** What stands in brackets: what it may refer to. */
  readonly labels: readonly string[];
  /** Those of them that its document defined when it was read. */
  readonly defined: readonly string[];
}

export const noReferences: References = { definitions: [], labels: [], defined: [] };

/** What may be a label: CommonMark allows 999 characters without brackets, unless these are escaped. */
const bracketed = /\[((?:[^[\]\\]|\\.){1,999})\]/gs;
/** A line break inside a quotation or a list, which a label may have. */
const lineBreak = /[\r\n]+[ \t>]*/g;

export function labelsIn(source: string): string[] {
  const labels = new Set<string>();
  for (const [, label] of source.matchAll(bracketed)) labels.add(normalizeIdentifier(label!.replace(lineBreak, ' ')));
  return [...labels];
}

export function definitionsIn(tree: Root): string[] {
  const labels: string[] = [];
  visit(tree, 'definition', ({ identifier }) => {
    labels.push(normalizeIdentifier(identifier));
  });
  return labels;
}

/** The start of a line that defines a label, in whatever lists and quotations it stands. */
const definition = /^[ \t>*+\-\d.)]*\[(?:[^[\]\\]|\\.)*\]:/ms;

/** Whether a Markdown text may define labels; only the parser knows. */
export function mayDefine(source: string): boolean {
  return definition.test(source);
}
