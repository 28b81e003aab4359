/** Numbers per hit: start, end, index. */
const stride = 3;

/** Hits of phrases in a text, in document order: by start, the longer one first. */
export class Hits {
  readonly #numbers: Int32Array;
  readonly length: number;

  /** @param numbers of each hit its start, its end and the index of what was found */
  constructor(numbers: Int32Array) {
    this.#numbers = numbers;
    this.length = numbers.length / stride;
  }

  /** UTF-16 code units of the text searched. */
  start(hit: number): number {
    return this.#numbers[hit * stride]!;
  }

  end(hit: number): number {
    return this.#numbers[hit * stride + 1]!;
  }

  /** Index of the form in the matcher's `forms`. */
  form(hit: number): number {
    return this.#numbers[hit * stride + 2]!;
  }
}

/** Numbers that a buffer has room for at first, and the most that it keeps for the next search. */
const initial = 1 << 12;
const kept = 1 << 16;

/** Hits as they are found. One buffer is used again for every search. */
export class HitBuffer {
  #numbers = new Int32Array(initial);
  #length = 0;

  get count(): number {
    return this.#length / stride;
  }

  add(start: number, end: number, index: number): void {
    this.#reserve(stride);
    const numbers = this.#numbers;
    const at = this.#length;
    numbers[at] = start;
    numbers[at + 1] = end;
    numbers[at + 2] = index;
    this.#length = at + stride;
  }

  /** @param hits of each its start, its end and its index */
  addAll(hits: Int32Array): void {
    this.#reserve(hits.length);
    this.#numbers.set(hits, this.#length);
    this.#length += hits.length;
  }

  /** Adds a hit and puts it in its place among those from `first` on that have the same start, which are the last ones. */
  addInOrder(first: number, start: number, end: number, index: number): void {
    this.add(start, end, index);
    const numbers = this.#numbers;
    for (let at = this.#length - stride; at > first * stride && numbers[at - stride] === start && belongsBefore(numbers, at, at - stride); at -= stride) swap(numbers, at, at - stride);
  }

  /** Makes offsets of the hits from `first` on those of the original text. */
  mapFrom(first: number, starts: Int32Array, ends: Int32Array): void {
    for (let at = first * stride; at < this.#length; at += stride) {
      this.#numbers[at] = starts[this.#numbers[at]!]!;
      this.#numbers[at + 1] = ends[this.#numbers[at + 1]! - 1]!;
    }
  }

  /** Makes room for so many numbers more. */
  #reserve(count: number): void {
    if (this.#length + count <= this.#numbers.length) return;
    const larger = new Int32Array((this.#length + count) * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }

  clear(): void {
    this.#length = 0;
  }

  /** The hits, and an empty buffer. A large one is given away, so that nobody keeps what one large text needed. */
  take(): Int32Array {
    const [numbers, length] = [this.#numbers, this.#length];
    this.clear();
    if (numbers.length <= kept) return numbers.slice(0, length);
    this.#numbers = new Int32Array(initial);
    return numbers.subarray(0, length);
  }
}

function belongsBefore(numbers: Int32Array, hit: number, other: number): boolean {
  return numbers[hit + 1]! > numbers[other + 1]! || (numbers[hit + 1] === numbers[other + 1] && numbers[hit + 2]! < numbers[other + 2]!);
}

/** Swaps all but the starts. */
function swap(numbers: Int32Array, one: number, other: number): void {
  for (let part = 1; part < stride; part++) {
    const number = numbers[one + part]!;
    numbers[one + part] = numbers[other + part]!;
    numbers[other + part] = number;
  }
}
