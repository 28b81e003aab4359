/** The part of Node's `Buffer` that is needed here. */
interface NodeBuffer {
  write(text: string, offset: number, encoding: 'utf16le'): number;
}
interface NodeBufferClass {
  from(memory: ArrayBufferLike, offset: number, length: number): NodeBuffer;
}

/** Node copies a string as a block, which is many times as fast as asking for unit after unit. A web worker has no `Buffer`. */
const nodeBuffer = (globalThis as { readonly Buffer?: NodeBufferClass }).Buffer;
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** A buffer that parts of strings are copied to, as UTF-16 code units. */
export class UnitBuffer {
  readonly units: Uint16Array;
  readonly #buffer: NodeBuffer | undefined;

  /** @param units what to write to; `length` units, or an array that others read too */
  constructor(units: Uint16Array | number) {
    this.units = typeof units === 'number' ? new Uint16Array(units) : units;
    if (isLittleEndian) this.#buffer = nodeBuffer?.from(this.units.buffer, this.units.byteOffset, this.units.byteLength);
  }

  /** Copies `text[start, end)` to the beginning of the buffer, which must have room for it. */
  write(text: string, start: number, end: number): void {
    if (this.#buffer) this.#buffer.write(text.slice(start, end), 0, 'utf16le');
    else for (let i = start; i < end; i++) this.units[i - start] = text.charCodeAt(i);
  }
}
