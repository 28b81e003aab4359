import { type Candidate, compareCandidates } from './candidate.js';
import { isPart } from './nesting.js';

/**
 * Adds what may stay of a tier to what has stayed of stronger ones, by rules 2 and 3 of `resolve.ts`.
 *
 * @param kept nesting spans of distinct extent, in document order
 * @param layer spans of distinct extent, in document order
 */
export function withLayer(kept: readonly Candidate[], layer: readonly Candidate[], text: string): Candidate[] {
  const nest = new Nest(text);
  let next = 0;
  for (const candidate of layer) {
    for (; next < kept.length && compareCandidates(kept[next]!, candidate) < 0; next++) nest.add(kept[next]!);
    nest.closeUntil(candidate.start);
    if (nest.admits(candidate) && mayHold(candidate, kept, next)) nest.add(candidate);
  }
  for (; next < kept.length; next++) nest.add(kept[next]!);
  return nest.mentions();
}

/** Whether a candidate may hold those of stronger tiers that start in it; the first of these has the index `next`. */
function mayHold(candidate: Candidate, kept: readonly Candidate[], next: number): boolean {
  for (; next < kept.length && kept[next]!.start < candidate.end; next++) {
    if (kept[next]!.end > candidate.end || excludes(candidate, kept[next]!)) return false;
  }
  return true;
}

/** Whether the first must not hold the second. */
function excludes(outer: Candidate, inner: Candidate): boolean {
  return outer.label.excludes[inner.label.index]!;
}

/** Mentions that are added in document order, and nest. */
class Nest {
  readonly #text: string;
  readonly #added: Candidate[] = [];
  /** Those around the current place, the innermost last. */
  #open: Candidate[] = [];
  /** Those that had to make way for a firmer one. */
  #displaced: Set<Candidate> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  mentions(): Candidate[] {
    const displaced = this.#displaced;
    return displaced ? this.#added.filter((mention) => !displaced.has(mention)) : this.#added;
  }

  /** Leaves the mentions that end by an offset. */
  closeUntil(offset: number): void {
    const open = this.#open;
    while (open.length > 0 && open[open.length - 1]!.end <= offset) open.pop();
  }

  /** Whether a candidate at the current place is firmer than all that it crosses, and stands on its own in all that hold it. */
  admits(candidate: Candidate): boolean {
    for (const other of this.#open) {
      if (other.end >= candidate.end ? excludes(other, candidate) || isPart(other, candidate, this.#text) : !this.#isFirmer(candidate, other)) return false;
    }
    return true;
  }

  add(mention: Candidate): void {
    this.closeUntil(mention.start);
    if (this.#crosses(mention)) this.#displace(mention);
    this.#added.push(mention);
    this.#open.push(mention);
  }

  /** The innermost ends first: where it does not cross the mention, none does. */
  #crosses({ end }: Candidate): boolean {
    const open = this.#open;
    return open.length > 0 && open[open.length - 1]!.end < end;
  }

  #displace({ end }: Candidate): void {
    this.#displaced ??= new Set();
    for (const other of this.#open) if (other.end < end) this.#displaced.add(other);
    this.#open = this.#open.filter((other) => other.end >= end);
  }

  #isFirmer(candidate: Candidate, other: Candidate): boolean {
    return candidate.tier === other.tier && this.#firmness(candidate) > this.#firmness(other);
  }

  /** A name and a number have firm edges; of two of a kind the longer is the firmer. */
  #firmness({ label, start, end }: Candidate): number {
    return (label.isEntity ? this.#text.length : 0) + end - start;
  }
}
