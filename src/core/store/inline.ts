import type { ParsedText } from '../markup/markup.js';
import type { Annotation } from './annotation.js';
import { annotationIds } from './annotationId.js';

/** The annotations that a text holds as tags, in document order. */
export function annotationsOfTags(text: ParsedText): Annotation[] {
  const mentions = text.tags.map((tag) => ({
    ...tag.plain,
    label: tag.label,
    exact: text.plainText.slice(tag.plain.start, tag.plain.end),
    concept: tag.concept,
    attributes: tag.attributes,
  }));
  const ids = annotationIds(mentions);
  return mentions.map((mention, index) => ({ ...mention, id: ids[index]!, status: 'accepted', origin: 'tag' }));
}
