const gramLength = 4;
const bits = 16;
const mask = (1 << bits) - 1;

/** Finds every occurrence of short strings in one long one: its places by their next four UTF-16 code units. */
export class GramIndex {
  readonly #text: string;
  readonly #heads = new Int32Array(1 << bits).fill(-1);
  readonly #next: Int32Array;
  readonly #counts = new Int32Array(1 << bits);

  constructor(text: string) {
    this.#text = text;
    this.#next = new Int32Array(text.length);
    // Backwards, so that the chains run forwards.
    for (let i = text.length - gramLength; i >= 0; i--) {
      const bucket = gramAt(text, i);
      this.#next[i] = this.#heads[bucket]!;
      this.#heads[bucket] = i;
      this.#counts[bucket]!++;
    }
  }

  /** The places where `wanted` stands, in order, at most `limit` of them. `wanted` has four code units or more. */
  occurrences(wanted: string, limit: number): number[] {
    const [rarest] = this.rarestGrams(wanted, 1);
    const found: number[] = [];
    for (const at of this.#places(wanted, rarest!)) {
      if (at < rarest! || !this.#text.startsWith(wanted, at - rarest!)) continue;
      found.push(at - rarest!);
      if (found.length === limit) break;
    }
    return found;
  }

  /** Where `wanted` would start if it stood around the place of its four units from `offset` on; at most `limit` of them. */
  *alignments(wanted: string, offset: number, limit: number): Iterable<number> {
    let given = 0;
    for (const at of this.#places(wanted, offset)) {
      if (!this.#text.startsWith(wanted.slice(offset, offset + gramLength), at)) continue;
      yield at - offset;
      if (++given === limit) return;
    }
  }

  /** Offsets of the `count` rarest stretches of four units in `wanted`, no two of them overlapping, the rarest first. */
  rarestGrams(wanted: string, count: number): number[] {
    const offsets = Array.from({ length: wanted.length - gramLength + 1 }, (_, i) => i);
    offsets.sort((a, b) => this.#counts[gramAt(wanted, a)]! - this.#counts[gramAt(wanted, b)]! || a - b);
    const chosen: number[] = [];
    for (const offset of offsets) {
      if (chosen.length === count) break;
      if (chosen.every((other) => Math.abs(other - offset) >= gramLength)) chosen.push(offset);
    }
    return chosen;
  }

  *#places(wanted: string, offset: number): Iterable<number> {
    for (let at = this.#heads[gramAt(wanted, offset)]!; at >= 0; at = this.#next[at]!) yield at;
  }
}

function gramAt(text: string, i: number): number {
  let hash = text.charCodeAt(i);
  for (let k = 1; k < gramLength; k++) hash = Math.imul(hash, 0x01000193) ^ text.charCodeAt(i + k);
  return (hash ^ (hash >>> bits)) & mask;
}
