import { UNKNOWN, vocabulary } from './vocabulary.js';

/** Stands for what is not there as well: no child is the root. */
export const ROOT = 0;

/**
 * The phrases of all sets, syllable by syllable, as numbers in arrays: wherever phrases are looked for the text is walked
 * along once, and each set says by the node that was reached which of its own phrases have been passed. Parents have
 * smaller numbers than their children.
 */
class PhraseTrie {
  /** Of a node, how many syllables lead to it; a hyphen is none. */
  readonly depths: number[] = [0];
  readonly parents: number[] = [ROOT];
  readonly #syllables: number[] = [UNKNOWN];
  readonly #firstChildren: number[] = [ROOT];
  readonly #siblings: number[] = [ROOT];
  /** Children of the root, by the number of their syllable: there are too many to look through. */
  readonly #first: number[] = [];

  /** How many nodes there are. */
  get size(): number {
    return this.depths.length;
  }

  /** The node to which a syllable leads from one, by its number in the vocabulary; `ROOT` if to none. */
  child(node: number, syllable: number): number {
    if (node === ROOT) return this.#first[syllable] ?? ROOT;
    let child = this.#firstChildren[node]!;
    while (child !== ROOT && this.#syllables[child] !== syllable) child = this.#siblings[child]!;
    return child;
  }

  hasChildren(node: number): boolean {
    return this.#firstChildren[node] !== ROOT;
  }

  /** The syllable that leads to a node, by its number in the vocabulary. */
  syllableOf(node: number): number {
    return this.#syllables[node]!;
  }

  /** The nodes below one. */
  *below(node: number): Generator<number> {
    for (let child = this.#firstChildren[node]!; child !== ROOT; child = this.#siblings[child]!) {
      yield child;
      yield* this.below(child);
    }
  }

  /** The node of the syllables, hyphens among them; a new one if there is none yet. */
  add(syllables: readonly string[], hyphen: string): number {
    let node = ROOT;
    for (const written of syllables) {
      const syllable = vocabulary.add(written);
      node = this.child(node, syllable) || this.#newChild(node, syllable, written === hyphen ? 0 : 1);
    }
    return node;
  }

  #newChild(parent: number, syllable: number, step: number): number {
    const node = this.size;
    this.depths.push(this.depths[parent]! + step);
    this.parents.push(parent);
    this.#syllables.push(syllable);
    this.#firstChildren.push(ROOT);
    if (parent === ROOT) {
      while (this.#first.length <= syllable) this.#first.push(ROOT);
      this.#first[syllable] = node;
      this.#siblings.push(ROOT);
    } else {
      this.#siblings.push(this.#firstChildren[parent]!);
      this.#firstChildren[parent] = node;
    }
    return node;
  }
}

export const trie = new PhraseTrie();
