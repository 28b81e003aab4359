import type { Span } from '../text/span.js';

/**
 * How strong the evidence is; weaker tiers look different and can be switched off.
 * - `exact`: a form of the lexicon as the folding rules read it, or a pattern
 * - `variant`: i/y and spelling variants
 * - `unaccented`: without diacritics, on a line that has none
 * - `glued`: stuck to a neighbouring word
 * - `learned`: found by what has been annotated in the workspace
 */
export type Tier = 'exact' | 'variant' | 'unaccented' | 'glued' | 'learned';

/** Where a suggestion comes from. */
export type Evidence =
  | { readonly kind: 'lexicon'; readonly lexicon: string; readonly version: string; readonly concept: string; readonly form: string }
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** What annotating has taught: with `form`, that very form was annotated so many times; without, so many mentions taught the tagger the label. */
  | { readonly kind: 'learned'; readonly confidence: number; readonly examples: number; readonly form?: string };

/** A mention that the program found and nobody has confirmed. Offsets: UTF-16 code units of the plain text. */
export interface Suggestion extends Span {
  readonly label: string;
  readonly tier: Tier;
  /** The strongest first; never empty. Several concepts may share a form. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** What a pattern could read out of the text: `iso` of a date, `value`, `unit` and `approx` of a quantity. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What most suggestions have: nothing is read out of the text. */
export const noAttributes: Suggestion['attributes'] = {};
