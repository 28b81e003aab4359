import { Failure, systemReason } from './failure.js';
import { displayPath } from './files.js';
import { TemporaryFile } from './temporaryFile.js';

/** Writes a file, which at no time is there by half. */
export async function writeWhole(path: string, content: string): Promise<void> {
  const file = new WholeFile(path);
  try {
    await file.write(content);
    await file.close();
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** What is gathered before it is written, in UTF-16 code units. */
const pieceSize = 1 << 16;

/** A file that is written piece by piece, and does not have to fit into memory. It is there when it is closed, and not before. */
export class WholeFile {
  readonly #path: string;
  #gathered = '';
  #temporary: TemporaryFile | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws Failure where it cannot be written; so does `close` */
  async write(piece: string): Promise<void> {
    this.#gathered += piece;
    if (this.#gathered.length >= pieceSize) await orFailure(this.#path, async () => void this.#flush());
  }

  async close(): Promise<void> {
    await orFailure(this.#path, async () => {
      await this.#flush().move();
      this.#temporary = undefined;
    });
  }

  /** Gives the file up: what was there before stays. */
  discard(): void {
    this.#temporary?.remove();
  }

  #flush(): TemporaryFile {
    this.#temporary ??= new TemporaryFile(this.#path);
    this.#temporary.write(this.#gathered);
    this.#gathered = '';
    return this.#temporary;
  }
}

async function orFailure(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new Failure('{0} cannot be written: {1}.', displayPath(path), systemReason(error));
  }
}
