import { findLabel, type Tagset } from '../tagset/tagset.js';
import type { Lexicon } from './lexicon.js';

/** A lexicon without the concepts whose label the tagset lacks: what they name cannot be tagged with it. */
export function withKnownLabels(lexicon: Lexicon, tagset: Tagset): Lexicon {
  const concepts = lexicon.concepts.filter(({ label }) => findLabel(tagset, label));
  return concepts.length === lexicon.concepts.length ? lexicon : { ...lexicon, concepts };
}
