import type { ParsedText, Tag } from '../markup/markup.js';
import { compareSpans, joinTouching } from '../text/span.js';
import type { Annotation } from './annotation.js';
import { annotationIds } from './annotationId.js';

/** The attribute by which the tags of one discontinuous annotation belong together: its value is the id of the annotation. */
export const partAttribute = 'part';

/** An annotation in one place: all of it, or one part of a discontinuous one. */
export interface LocalAnnotation extends Omit<Annotation, 'id' | 'segments'> {
  /** Undefined where it follows from the whole document: see `annotationId.ts`. */
  readonly id?: string;
  /** What the parts of one discontinuous annotation share. */
  readonly part?: string;
}

/**
 * The annotations that a text holds as tags, in document order.
 *
 * A tag says what is annotated and with what. Who did it and when, which no tag says, comes from what is kept beside
 * the text for the same label at the same place.
 */
export function annotationsOfTags(text: ParsedText, kept: readonly Annotation[] = []): Annotation[] {
  return joinParts(localAnnotations(text, kept), kept, (start, end) => text.plainText.slice(start, end));
}

/**
 * What each tag of a text says of its place, in document order.
 *
 * @param kept by offsets of the plain text of `text`
 */
export function localAnnotations(text: ParsedText, kept: readonly Annotation[]): LocalAnnotation[] {
  const known = byPlace(kept);
  return text.tags
    .map((tag) => {
      const annotation = annotationOf(tag, text.plainText);
      return annotation.part === undefined ? { ...annotation, ...knownOf(known.get(placeOf(annotation))) } : annotation;
    })
    .sort(compareSpans);
}

/**
 * Annotations of a whole document: parts put together, and each with its id.
 *
 * @param local in document order
 * @param kept by offsets of the whole plain text; what it says of annotations that are no parts is in `local` already
 * @param slice reads the plain text
 */
export function joinParts(local: readonly LocalAnnotation[], kept: readonly Annotation[], slice: (start: number, end: number) => string): Annotation[] {
  const known = byPlace(kept);
  const joined = groupsOf(local).map((parts) => join(parts, slice)).sort(compareSpans);
  const ids = annotationIds(joined);
  return joined.map(({ part, ...annotation }, index) => {
    const { id = part ?? ids[index]!, ...rest } = { ...annotation, ...(part !== undefined && knownOf(known.get(placeOf(annotation)))) };
    return { ...rest, id };
  });
}

/** A label and all spans that it stands at: no two annotations of a document share it. */
export function placeOf({ label, start, end, segments = [{ start, end }] }: Pick<Annotation, 'label' | 'start' | 'end' | 'segments'>): string {
  return [label, ...segments.map((span) => `${span.start}-${span.end}`)].join(' ');
}

function byPlace(kept: readonly Annotation[]): Map<string, Annotation> {
  return new Map(kept.map((annotation) => [placeOf(annotation), annotation]));
}

/** What is known of an annotation besides what its tag says. */
function knownOf(kept: Annotation | undefined): Partial<Pick<Annotation, 'id' | 'origin' | 'annotator' | 'created'>> | undefined {
  if (!kept) return undefined;
  const { id, origin, annotator, created } = kept;
  return { id, origin, ...(annotator !== undefined && { annotator }), ...(created !== undefined && { created }) };
}

/** Each annotation on its own, but the parts of one together. */
function groupsOf(local: readonly LocalAnnotation[]): LocalAnnotation[][] {
  const groups: LocalAnnotation[][] = [];
  const parts = new Map<string, LocalAnnotation[]>();
  for (const annotation of local) {
    const { label, part } = annotation;
    const key = `${label} ${part}`;
    const group = part === undefined ? undefined : parts.get(key);
    // The same part inside itself would be no further part.
    if (group && group.at(-1)!.end <= annotation.start) {
      group.push(annotation);
    } else {
      const started = [annotation];
      groups.push(started);
      if (part !== undefined && !group) parts.set(key, started);
    }
  }
  return groups;
}

function annotationOf(tag: Tag, plainText: string): LocalAnnotation {
  const { [partAttribute]: part, ...attributes } = tag.attributes;
  const { start, end } = tag.plain;
  return {
    label: tag.label,
    start,
    end,
    exact: plainText.slice(start, end),
    attributes,
    ...(tag.concept !== undefined && { concept: tag.concept }),
    status: 'accepted',
    origin: 'tag',
    ...(part !== undefined && { part }),
  };
}

function join(parts: readonly LocalAnnotation[], slice: (start: number, end: number) => string): LocalAnnotation & Pick<Annotation, 'segments'> {
  const first = parts[0]!;
  if (parts.length === 1) return first;
  const segments = joinTouching(parts);
  const { start } = first;
  const { end } = parts.at(-1)!;
  return { ...first, end, exact: slice(start, end), ...(segments.length > 1 && { segments }) };
}
