import type { ParsedText, Tag } from '../core/markup/markup.js';
import type { Suggestion } from '../core/matching/suggestion.js';
import type { Annotation } from '../core/store/annotation.js';
import { findLabel, type Tagset } from '../core/tagset/tagset.js';
import { compareSpans, type Span } from '../core/text/span.js';
import type { AnalysedDocument } from './documents.js';
import type { Settings } from './settings.js';

/** An annotation as far as it is shown: of a block of a document also a part of one. */
export type ShownAnnotation = Pick<Annotation, 'label' | 'start' | 'end' | 'segments'>;

type MentionOf<Known> = { readonly kind: 'annotation'; readonly of: Known } | { readonly kind: 'suggestion'; readonly of: Suggestion };

/** What is shown at a place of a document. Offsets: UTF-16 code units of the plain text. */
export type Mention = MentionOf<Annotation>;

type Shown = Pick<Settings, 'hidden' | 'shownTiers'>;

/** What is known of a document, or of a block of it. */
export interface KnownText<Known extends ShownAnnotation> {
  readonly text: ParsedText;
  readonly annotations: readonly Known[];
  readonly suggestions: readonly Suggestion[];
}

/** The mentions that the settings let through, in document order, outer ones first. */
export function shownMentions<Known extends ShownAnnotation>(known: KnownText<Known>, settings: Shown): MentionOf<Known>[] {
  const { tagset } = known.text;
  const mentions: MentionOf<Known>[] = [
    ...known.annotations.filter(({ label }) => isShown(label, tagset, settings)).map((of) => ({ kind: 'annotation' as const, of })),
    ...shownSuggestions(known, settings).map((of) => ({ kind: 'suggestion' as const, of })),
  ];
  return mentions.sort((a, b) => compareSpans(a.of, b.of));
}

/** How many suggestions the settings let through. */
export function shownCount({ text, resources }: AnalysedDocument, settings: Shown): number {
  const { tagset } = resources.analyzer.resources;
  const shown = text.suggestionCounts().filter(({ label, tier }) => settings.shownTiers.has(tier) && isShown(label, tagset, settings));
  return shown.reduce((sum, { count }) => sum + count, 0);
}

export function shownSuggestions({ text: { tagset }, suggestions }: Omit<KnownText<never>, 'annotations'>, settings: Shown): Suggestion[] {
  return suggestions.filter(({ label, tier }) => settings.shownTiers.has(tier) && isShown(label, tagset, settings));
}

function isShown(label: string, tagset: Tagset, { hidden }: Shown): boolean {
  if (hidden.size === 0) return true;
  const family = findLabel(tagset, label)?.family;
  return !hidden.has(label.toLowerCase()) && !(family !== undefined && hidden.has(family.toLowerCase()));
}

/** The mentions around an offset of the plain text or touching it, innermost first. */
export function mentionsAt<Some extends { readonly of: Span }>(mentions: readonly Some[], offset: number): Some[] {
  return mentions.filter(({ of }) => of.start <= offset && offset <= of.end).sort((a, b) => a.of.end - a.of.start - (b.of.end - b.of.start));
}

/** The concept that a mention refers to, as far as is known. */
export function conceptOf(mention: Mention): string | undefined {
  if (mention.kind === 'annotation') return mention.of.concept;
  const [strongest] = mention.of.evidence;
  return strongest.kind === 'lexicon' ? strongest.concept : undefined;
}

/** All concepts that a suggestion may refer to, the likeliest first. */
export function conceptsOf(suggestion: Suggestion): string[] {
  return [...new Set(suggestion.evidence.flatMap((evidence) => (evidence.kind === 'lexicon' ? [evidence.concept] : [])))];
}

/** The tags that an annotation of the text is: one, or one for each part of it; none if it lives beside the text. */
export function tagsIn(text: ParsedText, { label, start, end, segments = [{ start, end }] }: ShownAnnotation): Tag[] {
  let tags = tagsByPlace.get(text);
  if (!tags) tagsByPlace.set(text, (tags = new Map(text.tags.map((tag) => [placeKey(tag.plain, tag.label), tag]))));
  return segments.flatMap((segment) => tags.get(placeKey(segment, label)) ?? []);
}

const tagsByPlace = new WeakMap<ParsedText, ReadonlyMap<string, Tag>>();

function placeKey({ start, end }: Span, label: string): string {
  return `${start} ${end} ${label}`;
}

/** Where a span of the plain text stands in the source text, without the markup around it. */
export function sourceSpan(text: ParsedText, { start, end }: Span): Span {
  return { start: text.toSource(start, 'right'), end: text.toSource(end, 'left') };
}
