import type { Concept, Lexicon } from '../lexicon/lexicon.js';

/** A concept and the lexicon that it was taken from. */
export interface ConceptOfLexicon {
  readonly concept: Concept;
  readonly lexicon: Lexicon;
}

/** A surface form, and all concepts that bear it. */
export interface Form {
  readonly surface: string;
  /** `exact` for prefLabel and altLabel, `variant` for hiddenLabel. */
  readonly tier: 'exact' | 'variant';
  /** In the order of the lexicons and of their concepts; never empty. */
  readonly concepts: readonly ConceptOfLexicon[];
}

/** The forms of all concepts, each surface once per tier, in the order in which they first occur. */
export function formsOf(lexicons: readonly Lexicon[]): Form[] {
  const forms = { exact: new Map<string, ConceptOfLexicon[]>(), variant: new Map<string, ConceptOfLexicon[]>() };
  const add = (known: Map<string, ConceptOfLexicon[]>, surface: string, of: ConceptOfLexicon) => {
    const concepts = known.get(surface);
    if (!concepts) known.set(surface, [of]);
    else if (concepts.at(-1)!.concept !== of.concept) concepts.push(of);
  };
  for (const lexicon of lexicons) {
    for (const concept of lexicon.concepts) {
      const of = { concept, lexicon };
      add(forms.exact, concept.prefLabel, of);
      for (const surface of concept.altLabel) add(forms.exact, surface, of);
      for (const surface of concept.hiddenLabel) add(forms.variant, surface, of);
    }
  }
  return (['exact', 'variant'] as const).flatMap((tier) => [...forms[tier]].map(([surface, concepts]) => ({ surface, tier, concepts })));
}
