import type { TextEdit } from '../text/problem.js';
import { formatTag } from './formatTag.js';
import type { ParsedText, Tag, TagContent } from './markup.js';
import type { ParsedMarkup } from './parse.js';
import { asWritten, Regions, retag, treeOf } from './retag.js';

/** What to change of a tag. What is not named stays; `concept: undefined` takes the concept away; `attributes` replaces all of them. */
export type TagChange = Partial<TagContent>;

/** The edits that take tags away and leave their text, in order. */
export function removeTags(parsed: ParsedText, tags: readonly Tag[]): TextEdit[] {
  const removed = new Set(tags);
  return change(parsed as ParsedMarkup, tags, (tag) => (removed.has(tag) ? undefined : asWritten(parsed as ParsedMarkup, tag)));
}

/** The edits that change what a tag says, in order; none if a tag cannot say it. */
export function changeTag(parsed: ParsedText, changed: Tag, to: TagChange): TextEdit[] {
  const text = parsed as ParsedMarkup;
  const content = { ...changed, ...to };
  return change(text, [changed], (tag) => (tag === changed ? { ...content, label: content.label.toUpperCase(), ...formatTag(content) } : asWritten(text, tag)));
}

function change(text: ParsedMarkup, tags: readonly Tag[], to: Parameters<typeof treeOf>[2]): TextEdit[] {
  const regions = new Regions(text).around(tags.map((tag) => tag.range));
  return regions.flatMap((region) => retag(text, region, treeOf(text, region, to)) ?? []);
}
