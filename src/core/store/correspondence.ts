import { firstIndex } from '../text/firstIndex.js';
import type { Span } from '../text/span.js';
import type { Signature, Stretch } from './signature.js';

/**
 * Which stretches of a changed text are which stretches of the text that a signature was made of.
 *
 * Stretches that stand once on either side are paired in the order of both texts (patience diff), pairs grow over
 * their equal neighbours, and what is left over once on either side has moved.
 */
export class Correspondence {
  readonly #old: Signature;
  /** Start of each old stretch, in code points of the old text; one more for its end. */
  readonly #oldStarts: number[];
  readonly #now: readonly Stretch[];
  readonly #newOf: Int32Array;
  readonly #oldOf: Int32Array;

  constructor(old: Signature, now: readonly Stretch[]) {
    this.#old = old;
    this.#now = now;
    this.#oldStarts = [0];
    for (const length of old.lengths) this.#oldStarts.push(this.#oldStarts.at(-1)! + length);
    this.#newOf = new Int32Array(old.hashes.length).fill(-1);
    this.#oldOf = new Int32Array(now.length).fill(-1);

    const unique = uniquePairs(old.hashes, now.map(({ hash }) => hash));
    for (const [i, j] of longestIncreasing(unique)) this.#pair(i, j);
    this.#grow();
    this.#pairMoved();
  }

  /**
   * The stretch of the changed text in which an annotation of the old text can be at all: where the words around it are
   * unchanged that is they themselves, else what stands between the nearest unchanged ones.
   *
   * @param anchor code points of the old text
   * @returns UTF-16 code units of the changed text
   */
  homeOf(anchor: Span): Span {
    const first = this.#stretchAt(anchor.start);
    const last = this.#stretchAt(Math.max(anchor.start, anchor.end - 1));
    if (this.#isRun(first, last)) return { start: this.#now[this.#newOf[first]!]!.start, end: this.#now[this.#newOf[last]!]!.end };
    let before = first;
    while (before >= 0 && this.#newOf[before]! < 0) before--;
    let after = last;
    while (after < this.#newOf.length && this.#newOf[after]! < 0) after++;
    const start = before < 0 ? 0 : this.#now[this.#newOf[before]!]!.start;
    const end = after >= this.#newOf.length ? Infinity : this.#now[this.#newOf[after]!]!.end;
    return { start, end: Math.max(start, end) };
  }

  #stretchAt(codePoint: number): number {
    let low = 0;
    let high = this.#old.hashes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#oldStarts[middle]! <= codePoint) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #isRun(first: number, last: number): boolean {
    if (first >= this.#newOf.length || this.#newOf[first]! < 0) return false;
    for (let i = first + 1; i <= last; i++) if (this.#newOf[i] !== this.#newOf[i - 1]! + 1) return false;
    return true;
  }

  #pair(i: number, j: number): void {
    this.#newOf[i] = j;
    this.#oldOf[j] = i;
  }

  #canPair(i: number, j: number): boolean {
    return this.#newOf[i] === -1 && this.#oldOf[j] === -1 && this.#old.hashes[i] === this.#now[j]!.hash;
  }

  /**
   * Pairs the equal neighbours of what is paired, from both sides. Where a copy was inserted beside its original the two
   * sides disagree which one is the old one; then neither is.
   */
  #grow(): void {
    const forwards = this.#grown(1);
    const backwards = this.#grown(-1);
    const claimed = new Map<number, number>();
    for (const [i, j] of [...forwards, ...backwards]) claimed.set(j, claimed.has(j) && claimed.get(j) !== i ? -1 : i);
    for (const [i, j] of [...forwards, ...backwards]) {
      if ((forwards.get(i) ?? j) === j && (backwards.get(i) ?? j) === j && claimed.get(j) === i) this.#pair(i, j);
    }
  }

  /** The pairs that grow in one direction; the edges of the texts are neighbours as well. */
  #grown(step: 1 | -1): Map<number, number> {
    const grown = new Map<number, number>();
    const lastOld = this.#newOf.length - 1;
    const lastNew = this.#oldOf.length - 1;
    let j = step === 1 ? -1 : lastNew + 1;
    for (let i = step === 1 ? 0 : lastOld; i >= 0 && i <= lastOld; i += step) {
      if (this.#newOf[i]! >= 0) j = this.#newOf[i]!;
      else if (this.#canPair(i, j + step)) grown.set(i, (j += step));
      else j = NaN;
    }
    return grown;
  }

  #pairMoved(): void {
    const left = (paired: Int32Array, hashes: readonly number[]): (number | undefined)[] => hashes.map((hash, i) => (paired[i]! < 0 ? hash : undefined));
    for (const [i, j] of uniquePairs(left(this.#newOf, this.#old.hashes), left(this.#oldOf, this.#now.map(({ hash }) => hash)))) this.#pair(i, j);
    this.#grow();
  }
}

/** Indexes of what stands once in either list, in the order of the first. */
function uniquePairs(a: readonly (number | undefined)[], b: readonly (number | undefined)[]): [number, number][] {
  const placeOf = (list: readonly (number | undefined)[]): Map<number, number> => {
    const places = new Map<number, number>();
    list.forEach((item, i) => item !== undefined && places.set(item, places.has(item) ? -1 : i));
    return places;
  };
  const inB = placeOf(b);
  const pairs: [number, number][] = [];
  for (const [item, i] of placeOf(a)) {
    const j = inB.get(item) ?? -1;
    if (i >= 0 && j >= 0) pairs.push([i, j]);
  }
  return pairs;
}

/** The longest choice of pairs whose second members increase too (patience sorting). `pairs` is ordered by the first. */
function longestIncreasing(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const previous = new Int32Array(pairs.length);
  pairs.forEach(([, j], index) => {
    const length = firstIndex(tops, (top) => pairs[top]![1] >= j);
    previous[index] = length > 0 ? tops[length - 1]! : -1;
    tops[length] = index;
  });
  const chosen: [number, number][] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = previous[index]!) chosen.push(pairs[index]!);
  return chosen.reverse();
}
