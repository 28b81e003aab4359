import { rmSync } from 'node:fs';
import { mkdir, open, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onExit } from 'signal-exit';
import writeFileAtomic from 'write-file-atomic';
import { Failure, systemReason } from './failure.js';
import { displayPath } from './files.js';

/** Writes a file beside its place and then moves it there: at no time is there half a file. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await orFailure(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, content as string | Buffer, 'utf8');
  });
}

/** A file that is being written. */
interface Temporary {
  readonly path: string;
  /** Where it is moved to. */
  readonly target: string;
  readonly handle: FileHandle;
  /** Takes back that it is removed when the program ends. */
  readonly keep: () => void;
}

/** What is gathered before it is written, in bytes. */
const pieceSize = 1 << 16;

/**
 * A file that is written piece by piece, and does not have to fit into memory: beside its place, and moved there when it
 * is closed. At no time is there half a file, nor is one left when the program is interrupted.
 */
export class WholeFile {
  readonly #path: string;
  #pieces: Uint8Array[] = [];
  #size = 0;
  #temporary: Temporary | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws Failure where it cannot be written; so does `close` */
  async write(piece: string | Uint8Array): Promise<void> {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    this.#pieces.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= pieceSize) await orFailure(this.#path, async () => void (await this.#flush()));
  }

  async close(): Promise<void> {
    await orFailure(this.#path, async () => {
      const { path, target, handle, keep } = await this.#flush();
      await handle.sync();
      await handle.close();
      await rename(path, target);
      keep();
      this.#temporary = undefined;
    });
  }

  /** Gives the file up: what was there before stays. */
  async discard(): Promise<void> {
    if (!this.#temporary) return;
    const { path, handle, keep } = this.#temporary;
    await handle.close().catch(() => undefined);
    await unlink(path).catch(() => undefined);
    keep();
  }

  async #flush(): Promise<Temporary> {
    this.#temporary ??= await this.#open();
    await this.#temporary.handle.appendFile(Buffer.concat(this.#pieces));
    this.#pieces = [];
    this.#size = 0;
    return this.#temporary;
  }

  async #open(): Promise<Temporary> {
    await mkdir(dirname(this.#path), { recursive: true });
    // A link stays one, and a file keeps its permissions.
    const target = await realpath(this.#path).catch(() => this.#path);
    const mode = (await stat(target).catch(() => undefined))?.mode;
    const path = `${target}.${process.pid}`;
    const keep = onExit(() => rmSync(path, { force: true }));
    return { path, target, handle: await open(path, 'w', mode), keep };
  }
}

async function orFailure(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new Failure('{0} cannot be written: {1}.', displayPath(path), systemReason(error));
  }
}
