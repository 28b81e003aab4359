import type { Suggestion, Tier } from '../matching/suggestion.js';
import type { Tagset } from '../tagset/tagset.js';

/** How many suggestions of a label and tier a document has. */
export interface SuggestionCount {
  readonly label: string;
  readonly tier: Tier;
  readonly count: number;
}

const tiers: readonly Tier[] = ['exact', 'variant', 'unaccented', 'glued', 'learned'];

/** Counts suggestions by label and tier. */
export class SuggestionCounts {
  readonly #tagset: Tagset;
  readonly #rows: ReadonlyMap<string, number>;
  /** For each label a row, for each tier a column. */
  readonly #numbers: Int32Array;

  constructor(tagset: Tagset, numbers = new Int32Array(tagset.labels.length * tiers.length)) {
    this.#tagset = tagset;
    this.#rows = new Map(tagset.labels.map(({ id }, index) => [id, index * tiers.length]));
    this.#numbers = numbers;
  }

  copy(): SuggestionCounts {
    return new SuggestionCounts(this.#tagset, this.#numbers.slice());
  }

  add(suggestions: readonly Suggestion[]): void {
    this.#change(suggestions, 1);
  }

  remove(suggestions: readonly Suggestion[]): void {
    this.#change(suggestions, -1);
  }

  /** Those that are not 0. */
  list(): SuggestionCount[] {
    return this.#tagset.labels
      .flatMap(({ id: label }, row) => tiers.map((tier, column) => ({ label, tier, count: this.#numbers[row * tiers.length + column]! })))
      .filter(({ count }) => count > 0);
  }

  #change(suggestions: readonly Suggestion[], by: number): void {
    for (const { label, tier } of suggestions) this.#numbers[this.#rows.get(label)! + tiers.indexOf(tier)]! += by;
  }
}
