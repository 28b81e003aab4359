import type { ParsedText } from '../../core/markup/markup.js';
import type { Span } from '../../core/text/span.js';
import { type KnownText, shownMentions, type ShownAnnotation, sourceSpan, tagsIn } from '../mentions.js';
import type { Settings } from '../settings.js';

/** How a mention looks: confirmed, found by good evidence, found by weaker evidence. */
export type Look = 'annotation' | 'suggestion' | 'weak';

/** How many mentions are around a mention; those deeper than 2 look like those at 2. */
export type Level = 0 | 1 | 2;

/** A stretch of the source text to be highlighted. UTF-16 code units. */
export interface Highlight extends Span {
  readonly label: string;
  readonly look: Look;
  readonly level: Level;
}

/** What is highlighted in a document, or in a block of it by offsets from its start. */
export interface Layout {
  readonly highlights: readonly Highlight[];
  /** The markup of the tags, to be dimmed. */
  readonly syntax: readonly Span[];
}

export type LayoutSettings = Pick<Settings, 'hidden' | 'shownTiers'>;

export function layOut(known: KnownText<ShownAnnotation>, settings: LayoutSettings): Layout {
  const { text } = known;
  const around: Span[] = [];
  const highlights = shownMentions(known, settings).flatMap((mention): Highlight[] => {
    const { of } = mention;
    while (around.length > 0 && around.at(-1)!.end <= of.start) around.pop();
    const level = Math.min(around.length, 2) as Level;
    around.push(of);
    const look = mention.kind === 'annotation' ? 'annotation' : mention.of.tier === 'exact' ? 'suggestion' : 'weak';
    const spans = mention.kind === 'annotation' ? spansOf(text, mention.of) : [sourceSpan(text, of)];
    return spans.map((span) => ({ ...span, label: of.label, look, level }));
  });
  const syntax = text.tags.flatMap(({ range, content }) => [
    { start: range.start, end: content.start },
    { start: content.end, end: range.end },
  ]);
  return { highlights, syntax };
}

/** Where an annotation stands in the source text, each part of a discontinuous one; of a block, as far as it is in it. */
function spansOf(text: ParsedText, annotation: ShownAnnotation): Span[] {
  const tags = tagsIn(text, annotation);
  if (tags.length > 0) return tags.map(({ content }) => content);
  const { length } = text.plainText;
  return (annotation.segments ?? [annotation]).map(({ start, end }) => sourceSpan(text, { start: Math.max(0, start), end: Math.min(end, length) }));
}
