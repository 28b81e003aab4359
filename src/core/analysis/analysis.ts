import type { Lexicon } from '../lexicon/lexicon.js';
import type { ParsedText } from '../markup/markup.js';
import type { Suggestion } from '../matching/suggestion.js';
import type { Annotation } from '../store/annotation.js';
import type { Tagset } from '../tagset/tagset.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';

/** What documents are analysed with. */
export interface Resources {
  readonly tagset: Tagset;
  readonly lexicons: readonly Lexicon[];
}

/** What is known of a document. One per document and version; hover, highlights, problems and export all read it. */
export interface Analysis {
  readonly text: ParsedText;
  readonly annotations: readonly Annotation[];
  /** Suggestions that somebody has turned down. */
  readonly rejected: readonly Annotation[];
  /** What nobody has confirmed or rejected yet: none of them crosses an annotation. */
  readonly suggestions: readonly Suggestion[];
  /** Page furniture (`matching/furniture.ts`), in which nothing is suggested. UTF-16 code units of the plain text, in order. */
  readonly furniture: readonly Span[];
  readonly problems: readonly Problem[];
}
