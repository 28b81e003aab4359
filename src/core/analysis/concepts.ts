import { distance } from 'fastest-levenshtein';
import type { Concept, Lexicon } from '../lexicon/lexicon.js';

/** A concept and the lexicon that holds it. */
export interface ConceptEntry {
  readonly concept: Concept;
  readonly lexicon: Lexicon;
}

const maxNearest = 3;

/** The concepts of all active lexicons by id. Where two lexicons share an id the earlier lexicon has it. */
export class ConceptIndex {
  readonly #byId = new Map<string, ConceptEntry>();
  readonly #nearest = new Map<string, readonly string[]>();

  constructor(lexicons: readonly Lexicon[]) {
    for (const lexicon of lexicons) {
      for (const concept of lexicon.concepts) {
        if (!this.#byId.has(concept.id)) this.#byId.set(concept.id, { concept, lexicon });
      }
    }
  }

  get(id: string): ConceptEntry | undefined {
    return this.#byId.get(id);
  }

  entries(): Iterable<ConceptEntry> {
    return this.#byId.values();
  }

  /**
   * Up to three known ids that a misspelt one may have meant, the nearest first: at most a third of its letters away
   * (Levenshtein). Remembered, because the same misspelling is asked for at every analysis.
   */
  nearest(id: string): readonly string[] {
    let known = this.#nearest.get(id);
    if (!known) {
      const limit = Math.floor(id.length / 3);
      known = [...this.#byId.keys()]
        .filter((other) => Math.abs(other.length - id.length) <= limit)
        .map((other) => ({ other, far: distance(other, id) }))
        .filter(({ far }) => far <= limit)
        .sort((a, b) => a.far - b.far || (a.other < b.other ? -1 : 1))
        .slice(0, maxNearest)
        .map(({ other }) => other);
      this.#nearest.set(id, known);
    }
    return known;
  }
}
