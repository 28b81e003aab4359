import { firstIndex } from '../text/firstIndex.js';

const gramLength = 4;
const bits = 16;
const mask = (1 << bits) - 1;

/** Finds the occurrences of short strings in one long one: its places by their next four UTF-16 code units. */
export class GramIndex {
  readonly #text: string;
  /** Where the places of each bucket start in `#places`, and where those of the last one end. */
  readonly #starts = new Int32Array((1 << bits) + 1);
  /** In the order of the buckets, ascending in each. */
  readonly #places: Int32Array;

  constructor(text: string) {
    this.#text = text;
    const last = text.length - gramLength;
    for (let i = 0; i <= last; i++) this.#starts[gramAt(text, i) + 1]!++;
    for (let bucket = 0; bucket <= mask; bucket++) this.#starts[bucket + 1]! += this.#starts[bucket]!;
    const ends = this.#starts.slice(0, -1);
    this.#places = new Int32Array(Math.max(0, last + 1));
    for (let i = 0; i <= last; i++) this.#places[ends[gramAt(text, i)]!++] = i;
  }

  /**
   * The places from `from` to `to` where `wanted` starts, in order, at most `limit` of them. `wanted` has four code units
   * or more.
   */
  occurrences(wanted: string, from: number, to: number, limit: number): number[] {
    const [rarest] = this.rarestGrams(wanted, 1);
    const found: number[] = [];
    for (const at of this.#placesOf(wanted, rarest!, from, to)) {
      if (!this.#text.startsWith(wanted, at)) continue;
      found.push(at);
      if (found.length === limit) break;
    }
    return found;
  }

  /** Where, from `from` to `to`, `wanted` would start if it stood around the place of its four units from `offset` on; at most `limit`. */
  *alignments(wanted: string, offset: number, from: number, to: number, limit: number): Iterable<number> {
    let given = 0;
    for (const at of this.#placesOf(wanted, offset, from, to)) {
      if (!this.#text.startsWith(wanted.slice(offset, offset + gramLength), at + offset)) continue;
      yield at;
      if (++given === limit) return;
    }
  }

  /** Offsets of the `count` rarest stretches of four units in `wanted`, no two of them overlapping, the rarest first. */
  rarestGrams(wanted: string, count: number): number[] {
    const frequency = Array.from({ length: wanted.length - gramLength + 1 }, (_, i) => this.#frequency(gramAt(wanted, i)));
    const offsets = Array.from(frequency.keys()).sort((a, b) => frequency[a]! - frequency[b]! || a - b);
    const chosen: number[] = [];
    for (const offset of offsets) {
      if (chosen.length === count) break;
      if (chosen.every((other) => Math.abs(other - offset) >= gramLength)) chosen.push(offset);
    }
    return chosen;
  }

  #frequency(bucket: number): number {
    return this.#starts[bucket + 1]! - this.#starts[bucket]!;
  }

  *#placesOf(wanted: string, offset: number, from: number, to: number): Iterable<number> {
    const bucket = gramAt(wanted, offset);
    const end = this.#starts[bucket + 1]!;
    for (let i = this.#firstFrom(bucket, from + offset); i < end; i++) {
      const at = this.#places[i]! - offset;
      if (at > to) return;
      yield at;
    }
  }

  /** Index of the first place of a bucket that is not before `from`. */
  #firstFrom(bucket: number, from: number): number {
    return firstIndex(this.#places, (place) => place >= from, this.#starts[bucket]!, this.#starts[bucket + 1]!);
  }
}

function gramAt(text: string, i: number): number {
  let hash = text.charCodeAt(i);
  for (let k = 1; k < gramLength; k++) hash = Math.imul(hash, 0x01000193) ^ text.charCodeAt(i + k);
  return (hash ^ (hash >>> bits)) & mask;
}
