import type { Span } from '../text/span.js';

/** What is in an index. Its place is known by the index alone. */
export interface IndexedSpan {
  chunk?: Chunk;
  /** Offsets from the base of its chunk. */
  from: number;
  to: number;
}

/** Neighbours in the order of their starts. */
interface Chunk {
  base: number;
  items: IndexedSpan[];
  /** The largest `to`. */
  reach: number;
}

/** Items of a chunk; so shifting all of 100,000 spans is some 200 additions. */
const chunkSize = 512;

/**
 * Spans by place. Looking up what stands somewhere, and moving everything from an offset on, cost what is found and a
 * few hundred steps, however many spans there are.
 */
export class SpanIndex<Item extends IndexedSpan> {
  /** In the order of the text; never empty ones. */
  #chunks: Chunk[] = [];

  /** Adds what is in no index. */
  add(item: Item, { start, end }: Span): void {
    const chunk = this.#chunkFor(start);
    item.chunk = chunk;
    item.from = start - chunk.base;
    item.to = end - chunk.base;
    let at = chunk.items.length;
    while (at > 0 && chunk.items[at - 1]!.from > item.from) at--;
    chunk.items.splice(at, 0, item);
    chunk.reach = Math.max(chunk.reach, item.to);
    if (chunk.items.length > chunkSize) this.#halve(chunk);
  }

  remove(item: Item): void {
    const { chunk } = item;
    if (!chunk) return;
    chunk.items.splice(chunk.items.indexOf(item), 1);
    if (chunk.items.length === 0) this.#chunks.splice(this.#chunks.indexOf(chunk), 1);
    else if (item.to === chunk.reach) chunk.reach = reachOf(chunk.items);
    delete item.chunk;
  }

  /** Where an item is that is in this index. */
  spanOf({ chunk, from, to }: Item): Span {
    return { start: chunk!.base + from, end: chunk!.base + to };
  }

  /** What overlaps a span or touches it, in the order of the starts. */
  touching({ start, end }: Span): Item[] {
    const found: Item[] = [];
    for (const { base, items, reach } of this.#chunks) {
      if (base + items[0]!.from > end) break;
      if (base + reach < start) continue;
      for (const item of items) if (base + item.from <= end && base + item.to >= start) found.push(item as Item);
    }
    return found;
  }

  /** Moves what starts beyond an offset. */
  shiftAfter(offset: number, by: number): void {
    for (const chunk of this.#chunks) {
      const { base, items } = chunk;
      if (base + items.at(-1)!.from <= offset) continue;
      if (base + items[0]!.from > offset) {
        chunk.base += by;
        continue;
      }
      for (const item of items) {
        if (base + item.from <= offset) continue;
        item.from += by;
        item.to += by;
      }
      chunk.reach = reachOf(items);
    }
  }

  /** The last chunk that begins at or before an offset, or the first. */
  #chunkFor(offset: number): Chunk {
    let low = 0;
    let high = this.#chunks.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#chunks[middle]!.base + this.#chunks[middle]!.items[0]!.from <= offset) low = middle;
      else high = middle;
    }
    if (this.#chunks.length === 0) this.#chunks.push({ base: 0, items: [], reach: 0 });
    return this.#chunks[low]!;
  }

  #halve(chunk: Chunk): void {
    const items = chunk.items.splice(chunk.items.length >> 1);
    const next: Chunk = { base: chunk.base, items, reach: reachOf(items) };
    for (const item of items) item.chunk = next;
    chunk.reach = reachOf(chunk.items);
    this.#chunks.splice(this.#chunks.indexOf(chunk) + 1, 0, next);
  }
}

function reachOf(items: readonly IndexedSpan[]): number {
  return items.reduce((reach, { to }) => Math.max(reach, to), 0);
}
