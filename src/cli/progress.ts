const clearLine = '\r\u001b[K';

/** How far the program is: one line on standard error that rewrites itself, on a terminal only. */
export class Progress {
  readonly #total: number;
  readonly #stream: NodeJS.WriteStream;
  #done = 0;
  #shown = '';

  constructor(total: number, stream: NodeJS.WriteStream = process.stderr) {
    this.#total = total;
    this.#stream = stream;
  }

  step(name: string): void {
    this.#done++;
    if (this.#total > 1) this.show(`${this.#done}/${this.#total} ${name}`);
  }

  /** Shows a line of its own, such as of work that is not done file by file. */
  show(line: string): void {
    if (!this.#stream.isTTY || line === this.#shown) return;
    this.#stream.write(`${clearLine}${line}`);
    this.#shown = line;
  }

  /** Removes the line; to be called before anything else is written to the terminal. */
  clear(): void {
    if (this.#stream.isTTY) this.#stream.write(clearLine);
    this.#shown = '';
  }
}
