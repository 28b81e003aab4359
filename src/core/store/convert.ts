import { applyEdits } from '../markup/edits.js';
import { escapePlainText } from '../markup/escapes.js';
import type { MediaType, NewTag, ParsedText } from '../markup/markup.js';
import { parseMarkup } from '../markup/parse.js';
import { writeTags } from '../markup/write.js';
import type { Tagset } from '../tagset/tagset.js';
import type { Problem } from '../text/problem.js';
import type { Annotation } from './annotation.js';
import { annotationsOfTags, partAttribute } from './inline.js';

/** A document whose annotations are kept the other way. */
export interface Converted {
  /** The source text that the document gets. */
  readonly source: string;
  /** What is kept beside it: with tags, what a tag does not say; without, all of it. By offsets of the plain text. */
  readonly kept: readonly Annotation[];
}

/** A document whose annotations are kept beside it: whatever looks like a tag is text. */
export function parseUntagged(source: string, mediaType: MediaType, tagset: Tagset, continues = false): ParsedText {
  let unlabelled = withoutLabels.get(tagset);
  if (!unlabelled) withoutLabels.set(tagset, (unlabelled = { ...tagset, labels: [] }));
  return parseMarkup(source, mediaType, unlabelled, continues);
}

/** One for each tagset, because the parser of a tagset is kept by it. */
const withoutLabels = new WeakMap<Tagset, Tagset>();

/**
 * Takes the tags out of a document and keeps its annotations beside it.
 *
 * @param kept what was kept beside it already
 */
export function toStandoff(text: ParsedText, kept: readonly Annotation[]): Converted {
  const rejected = kept.filter(({ status }) => status === 'rejected');
  return { source: text.plainText, kept: [...annotationsOfTags(text, kept), ...rejected] };
}

/**
 * Writes the annotations of a document into its text as tags.
 *
 * What no tag can hold is reported and nothing is converted: annotations that cross each other or Markdown structure,
 * that run across a blank line, or lie in code.
 *
 * @param text the document as {@link parseUntagged} reads it
 */
export function toInline(text: ParsedText, tagset: Tagset, annotations: readonly Annotation[]): Converted | { readonly problems: readonly Problem[] } {
  const { plainText, mediaType } = text;
  const untagged = parseMarkup(mediaType === 'text/plain' ? escapePlainText(plainText) : plainText, mediaType, tagset);
  if (untagged.plainText !== plainText) {
    const span = untagged.tags[0]?.range ?? { start: 0, end: 0 };
    return { problems: [{ code: 'looks-like-tag', severity: 'error', message: { key: 'The text itself holds something that reads as a tag, which this document cannot hold beside tags.' }, span }] };
  }
  // From the innermost out: of several tags of one span the later one goes around the earlier.
  const tags = annotations.filter(({ status }) => status === 'accepted').flatMap(tagsOf).reverse();
  const { edits, refused } = writeTags(untagged, tags);
  if (refused.length > 0) return { problems: refused.map(({ index, problem }) => ({ ...problem, span: { start: tags[index]!.start, end: tags[index]!.end } })) };
  return { source: applyEdits(untagged.source, edits), kept: annotations };
}

/** The tags of an annotation: one, or one for each part of it. */
export function tagsOf({ id, label, concept, attributes, segments, start, end }: Annotation): NewTag[] {
  if (!segments) return [{ label, concept, attributes, start, end }];
  return segments.map((segment) => ({ label, concept, attributes: { ...attributes, [partAttribute]: id }, ...segment }));
}
