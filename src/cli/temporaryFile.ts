import { closeSync, fchmodSync, fchownSync, fsync, lstatSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { onExit } from 'signal-exit';

const synced = promisify(fsync);

/**
 * A file beside the place where it belongs, and moved there when all of it is on the disk. At no time is there half a
 * file, nor is one left when the program is interrupted.
 *
 * The disk alone is waited for. Everything else is done at once, as it takes less time than it would to have another
 * thread do it.
 */
export class TemporaryFile {
  /** Where it is moved to. */
  readonly #target: string;
  readonly #path: string;
  readonly #descriptor: number;
  #isOpen = true;
  /** Takes back that it is removed when the program ends. */
  readonly #keep: () => void;

  /** @param place the folders that lead there are made */
  constructor(place: string) {
    const { target, before } = whatIsAt(place);
    this.#target = target;
    this.#path = `${target}.${process.pid}`;
    // Before it is there: an interruption may come at once.
    this.#keep = onExit(() => rmSync(this.#path, { force: true }));
    try {
      this.#descriptor = openInFolder(this.#path, before?.mode);
    } catch (error) {
      this.#keep();
      throw error;
    }
    if (before) takeOver(this.#descriptor, before);
  }

  /** Writes what comes next, in UTF-8. */
  write(text: string): void {
    writeFileSync(this.#descriptor, text);
  }

  async move(): Promise<void> {
    await synced(this.#descriptor);
    this.#close();
    renameSync(this.#path, this.#target);
    this.#keep();
  }

  /** Gives the file up, also after `write` or `move` has thrown: what was there before stays. */
  remove(): void {
    this.#close();
    rmSync(this.#path, { force: true });
    this.#keep();
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }
}

/** Where a file is to be written, and what is known of the one that is there: a link stays one. */
function whatIsAt(place: string): { readonly target: string; readonly before?: Stats } {
  const before = lstatSync(place, { throwIfNoEntry: false });
  if (!before?.isSymbolicLink()) return { target: place, before };
  try {
    const target = realpathSync(place);
    return { target, before: statSync(target) };
  } catch {
    return { target: place };
  }
}

/** Opens a file that is written. Its folder is there, mostly: that of another record was made before. */
function openInFolder(path: string, mode: number | undefined): number {
  try {
    return openSync(path, 'w', mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'w', mode);
  }
}

/** Gives a file the permissions and the owner of another, as far as the system lets us. */
function takeOver(descriptor: number, { mode, uid, gid }: Stats): void {
  for (const change of [() => fchownSync(descriptor, uid, gid), () => fchmodSync(descriptor, mode)]) {
    try {
      change();
    } catch {
      // Nobody but root gives files away, and not every file system knows of owners.
    }
  }
}
