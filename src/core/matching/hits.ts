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

/** Hits as they are found. One buffer is used again for every search. */
export class HitBuffer {
  #numbers = new Int32Array(1 << 12);
  #length = 0;

  get count(): number {
    return this.#length / stride;
  }

  add(start: number, end: number, index: number): void {
    if (this.#length + stride > this.#numbers.length) {
      const larger = new Int32Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = start;
    this.#numbers[this.#length++] = end;
    this.#numbers[this.#length++] = index;
  }

  /** Puts the hits from `first` on, which share their start, in order: the longer one first, then the lower index. */
  sortFrom(first: number): void {
    const numbers = this.#numbers;
    for (let next = (first + 1) * stride; next < this.#length; next += stride) {
      const [end, index] = [numbers[next + 1]!, numbers[next + 2]!];
      let at = next;
      for (; at > first * stride && (numbers[at - 2]! < end || (numbers[at - 2] === end && numbers[at - 1]! > index)); at -= stride) {
        numbers[at + 1] = numbers[at - 2]!;
        numbers[at + 2] = numbers[at - 1]!;
      }
      numbers[at + 1] = end;
      numbers[at + 2] = index;
    }
  }

  /** Makes offsets of the hits from `first` on those of the original text. */
  mapFrom(first: number, start: (offset: number) => number, end: (offset: number) => number): void {
    for (let at = first * stride; at < this.#length; at += stride) {
      this.#numbers[at] = start(this.#numbers[at]!);
      this.#numbers[at + 1] = end(this.#numbers[at + 1]!);
    }
  }

  clear(): void {
    this.#length = 0;
  }

  /** The hits, and an empty buffer. */
  take(): Int32Array {
    const numbers = this.#numbers.slice(0, this.#length);
    this.clear();
    return numbers;
  }
}
