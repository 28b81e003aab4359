import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import type { Tagset } from '../tagset/tagset.js';
import type { References } from './references.js';

/** What the markup of a document is: `text/plain` has tags only, `text/markdown` has tags inside Markdown. */
export type MediaType = 'text/plain' | 'text/markdown';

/** What a tag says of its text. */
export interface TagContent {
  /** Label id of the tagset, in upper case. */
  readonly label: string;
  readonly concept?: string;
  /** Its attributes but `id`, which is the concept. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** An inline tag `:label[text]{#concept attribute=value}` of a source text. */
export interface Tag extends TagContent {
  /** The whole tag. UTF-16 code units of the source text, as all spans here but `plain`. */
  readonly range: Span;
  /** What stands between its brackets, as written: nested tags and escapes included. */
  readonly content: Span;
  /** The braces and what stands between them. */
  readonly attributesRange?: Span;
  /** Index of the innermost tag around this one. */
  readonly parent?: number;
  /** The tagged text. UTF-16 code units of the plain text. */
  readonly plain: Span;
}

/** A stretch of the plain text that is to become a tag. UTF-16 code units. */
export interface NewTag extends Span, Omit<TagContent, 'attributes'> {
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A source text, taken apart. */
export interface ParsedText {
  readonly source: string;
  readonly mediaType: MediaType;
  readonly tagset: Tagset;
  /** The source text without tags; the same string where it has none. In Markdown its other markup is part of it. */
  readonly plainText: string;
  /** In document order, parents before their children. */
  readonly tags: readonly Tag[];
  /** Stretches of the plain text in which nothing is searched or tagged (Markdown code, URLs, HTML, front matter), in order. */
  readonly opaque: readonly Span[];
  /** Stretches of the plain text that a mention may run through as if they were not there (the `*` and `_` of Markdown emphasis), in order. */
  readonly invisible: readonly Span[];
  readonly problems: readonly Problem[];
  /** What of it concerns references of Markdown. */
  readonly references: References;
  /** Source offset of a plain offset. Where markup stands there, `left` gives the offset before it and `right` the one after it. An escape belongs to the character that it escapes. */
  toSource(plain: number, side: 'left' | 'right'): number;
  /** Plain offset of a source offset; inside markup it is the place where the markup stands. */
  toPlain(source: number): number;
}
