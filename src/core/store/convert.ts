import { applyEdits } from '../markup/edits.js';
import { escapePlainText } from '../markup/escapes.js';
import type { MediaType, NewTag, ParsedText } from '../markup/markup.js';
import { parseMarkup, type Reading } from '../markup/parse.js';
import { writeTags } from '../markup/write.js';
import type { Tagset } from '../tagset/tagset.js';
import type { Problem } from '../text/problem.js';
import { compareSpans } from '../text/span.js';
import { contentOf, type Annotation } from './annotation.js';
import { annotationsOfTags, partAttribute } from './inline.js';

/** A document whose annotations are kept the other way. */
export interface Converted {
  /** The source text that the document gets. */
  readonly source: string;
  /** What is kept beside it: with tags, what a tag does not say; without, all of it. By offsets of the plain text. */
  readonly kept: readonly Annotation[];
}

/** A document whose annotations are kept beside it: whatever looks like a tag is text. */
export function parseUntagged(source: string, mediaType: MediaType, tagset: Tagset, block: Omit<Reading, 'tagsAre'> = {}): ParsedText {
  return parseMarkup(source, mediaType, tagset, { ...block, tagsAre: 'text' });
}

/**
 * Takes the tags out of a document and keeps its annotations beside it.
 *
 * @param kept what was kept beside it already
 */
export function toStandoff(text: ParsedText, kept: readonly Annotation[]): Converted {
  const unconfirmed = kept.filter(({ status }) => status !== 'accepted');
  return { source: text.plainText, kept: [...annotationsOfTags(text, kept.filter(({ status }) => status === 'accepted')), ...unconfirmed] };
}

/**
 * Writes the annotations of a document into its text as tags.
 *
 * What no tag can hold is reported and nothing is converted: annotations that cross each other or Markdown structure,
 * that run across a blank line, or lie in code; and those of which a tag would say something else, such as two of one
 * label at one place.
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
  if (refused.length > 0) {
    const problems = refused.map(({ index, problem }): Problem => ({ ...problem, span: { start: tags[index]!.start, end: tags[index]!.end } }));
    return { problems: problems.sort((a, b) => compareSpans(a.span, b.span)) };
  }
  const source = applyEdits(untagged.source, edits);
  const changed = changedByTags(parseMarkup(source, mediaType, tagset), annotations);
  return changed.length > 0 ? { problems: changed.map(inexact) } : { source, kept: annotations };
}

/** Those that are not the same any more when they are read from their tags. */
function changedByTags(tagged: ParsedText, annotations: readonly Annotation[]): Annotation[] {
  const read = new Map(toStandoff(tagged, annotations).kept.map((annotation) => [annotation.id, annotation]));
  return annotations.filter((annotation) => {
    const again = read.get(annotation.id);
    return !again || again.start !== annotation.start || again.end !== annotation.end || contentOf(again) !== contentOf(annotation);
  });
}

function inexact({ exact, start, end }: Annotation): Problem {
  const message = { key: 'The annotation of “{0}” would not be the same as a tag: another one of its label stands at the same place, or an attribute of it is called “{1}”.', args: [exact, partAttribute] };
  return { code: 'inexact-tag', severity: 'error', message, span: { start, end } };
}

/** The tags of an annotation: one, or one for each part of it. */
export function tagsOf({ id, label, concept, attributes, segments, start, end }: Annotation): NewTag[] {
  if (!segments) return [{ label, concept, attributes, start, end }];
  return segments.map((segment) => ({ label, concept, attributes: { ...attributes, [partAttribute]: id }, ...segment }));
}
