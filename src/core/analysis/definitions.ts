import type { IsDefined } from '../markup/references.js';

/**
 * How often labels of references are defined in a document (see `markup/references.ts`). It never changes; versions of the
 * document share it until an edit concerns a definition.
 */
export class Definitions {
  static readonly none = new Definitions(new Map());

  readonly #counts: ReadonlyMap<string, number>;

  private constructor(counts: ReadonlyMap<string, number>) {
    this.#counts = counts;
  }

  readonly isDefined: IsDefined = (label) => this.#counts.has(label);

  /** With some definitions less and others more: the same object where they are the same ones. */
  changed(removed: readonly string[], added: readonly string[]): Definitions {
    const changes = new Map<string, number>();
    for (const label of removed) changes.set(label, (changes.get(label) ?? 0) - 1);
    for (const label of added) changes.set(label, (changes.get(label) ?? 0) + 1);
    if ([...changes.values()].every((change) => change === 0)) return this;
    const counts = new Map(this.#counts);
    for (const [label, change] of changes) {
      const count = (counts.get(label) ?? 0) + change;
      if (count > 0) counts.set(label, count);
      else counts.delete(label);
    }
    return new Definitions(counts);
  }
}
