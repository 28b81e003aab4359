const clearLine = '\r\u001b[K';

/** How far the program is: one line on standard error that rewrites itself, on a terminal only. */
export class Progress {
  readonly #total: number;
  readonly #stream: NodeJS.WriteStream;
  #done = 0;

  constructor(total: number, stream: NodeJS.WriteStream = process.stderr) {
    this.#total = total;
    this.#stream = stream;
  }

  step(name: string): void {
    this.#done++;
    if (this.#stream.isTTY && this.#total > 1) this.#stream.write(`${clearLine}${this.#done}/${this.#total} ${name}`);
  }

  /** Removes the line; to be called before anything else is written to the terminal. */
  clear(): void {
    if (this.#stream.isTTY) this.#stream.write(clearLine);
  }
}
