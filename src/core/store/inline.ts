import type { ParsedText, Tag } from '../markup/markup.js';
import type { Span } from '../text/span.js';
import { compareSpans } from '../text/span.js';
import type { Annotation } from './annotation.js';
import { annotationIds } from './annotationId.js';

/** The attribute by which the tags of one discontinuous annotation belong together: its value is the id of the annotation. */
export const partAttribute = 'part';

/**
 * The annotations that a text holds as tags, in document order.
 *
 * A tag says what is annotated and with what. Who did it and when, which no tag says, comes from what is kept beside
 * the text for the same label at the same place.
 */
export function annotationsOfTags(text: ParsedText, kept: readonly Annotation[] = []): Annotation[] {
  const known = new Map(kept.map((annotation) => [placeOf(annotation), annotation]));
  const mentions = groupsOf(text.tags).map((tags) => mentionOf(tags, text)).sort(compareSpans);
  const ids = annotationIds(mentions);
  return mentions.map(({ part, ...mention }, index) => {
    const { id, origin, annotator, created } = known.get(placeOf(mention)) ?? { id: part ?? ids[index]!, origin: 'tag' as const };
    return { ...mention, id, status: 'accepted', origin, ...(annotator !== undefined && { annotator }), ...(created !== undefined && { created }) };
  });
}

/** A label and all spans that it stands at: no two annotations of a document share it. */
export function placeOf({ label, start, end, segments = [{ start, end }] }: Pick<Annotation, 'label' | 'start' | 'end' | 'segments'>): string {
  return [label, ...segments.map((span) => `${span.start}-${span.end}`)].join(' ');
}

/** Each tag on its own, but those of one discontinuous annotation together. */
function groupsOf(tags: readonly Tag[]): Tag[][] {
  const groups: Tag[][] = [];
  const parts = new Map<string, Tag[]>();
  for (const tag of tags) {
    const part = tag.attributes[partAttribute];
    const key = `${tag.label} ${part}`;
    const group = part === undefined ? undefined : parts.get(key);
    // The same part inside itself would be no further part.
    if (group && group.at(-1)!.plain.end < tag.plain.start) {
      group.push(tag);
    } else {
      const started = [tag];
      groups.push(started);
      if (part !== undefined && !group) parts.set(key, started);
    }
  }
  return groups;
}

interface Mention extends Pick<Annotation, 'label' | 'start' | 'end' | 'exact' | 'concept' | 'attributes' | 'segments'> {
  readonly part?: string;
}

function mentionOf(tags: readonly Tag[], text: ParsedText): Mention {
  const first = tags[0]!;
  const { [partAttribute]: part, ...attributes } = first.attributes;
  const { start } = first.plain;
  const { end } = tags.at(-1)!.plain;
  const segments: Span[] = tags.map((tag) => tag.plain);
  return {
    label: first.label,
    start,
    end,
    exact: text.plainText.slice(start, end),
    attributes,
    ...(segments.length > 1 && { segments }),
    ...(first.concept !== undefined && { concept: first.concept }),
    ...(part !== undefined && { part }),
  };
}
