import type { Analysis } from '../../core/analysis/analysis.js';
import type { Span } from '../../core/text/span.js';
import { shownMentions, sourceSpan, tagsIn, type Mention } from '../mentions.js';
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

/** What is highlighted in a document. */
export interface Layout {
  readonly highlights: readonly Highlight[];
  /** The markup of the tags, to be dimmed. */
  readonly syntax: readonly Span[];
}

export function layOut(analysis: Analysis, settings: Pick<Settings, 'hidden' | 'shownTiers'>): Layout {
  const around: Mention[] = [];
  const highlights = shownMentions(analysis, settings).flatMap((mention): Highlight[] => {
    while (around.length > 0 && around.at(-1)!.of.end <= mention.of.start) around.pop();
    const level = Math.min(around.length, 2) as Level;
    around.push(mention);
    return spansOf(analysis, mention).map((span) => ({ ...span, label: mention.of.label, look: lookOf(mention), level }));
  });
  const syntax = analysis.text.tags.flatMap(({ range, content }) => [
    { start: range.start, end: content.start },
    { start: content.end, end: range.end },
  ]);
  return { highlights, syntax };
}

/** Where a mention stands in the source text, each part of a discontinuous one. */
function spansOf({ text }: Analysis, mention: Mention): Span[] {
  if (mention.kind === 'suggestion') return [sourceSpan(text, mention.of)];
  const tags = tagsIn(text, mention.of);
  if (tags.length > 0) return tags.map(({ content }) => content);
  return (mention.of.segments ?? [mention.of]).map((segment) => sourceSpan(text, segment));
}

function lookOf(mention: Mention): Look {
  if (mention.kind === 'annotation') return 'annotation';
  return mention.of.tier === 'exact' ? 'suggestion' : 'weak';
}
