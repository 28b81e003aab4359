import type { Uri } from 'vscode';
import type { Problem } from '../../core/text/problem.js';
import { readTextFile } from '../textFiles.js';

/** A tagset or lexicon file as it was last read. */
export interface ResourceFile<Loaded> {
  readonly uri: Uri;
  readonly text: string;
  readonly loaded: Loaded;
}

/**
 * Reads resource files of one kind. What has not changed since, or is loaded already, is not loaded again: parsing a
 * large lexicon takes longer than everything else that happens on a change.
 */
export class ResourceReader<Loaded extends { readonly problems: readonly Problem[] }> {
  readonly #load: (text: string) => Loaded;
  readonly #known: (text: string) => Promise<Loaded | undefined>;
  readonly #files = new Map<string, ResourceFile<Loaded>>();

  /** @param known what a text is that is loaded already */
  constructor(load: (text: string) => Loaded, known: (text: string) => Promise<Loaded | undefined>) {
    this.#load = load;
    this.#known = known;
  }

  /** @returns undefined where there is no such file */
  async read(uri: Uri): Promise<ResourceFile<Loaded> | undefined> {
    const key = uri.toString();
    const file = await readTextFile(uri);
    if (!file) {
      this.#files.delete(key);
      return undefined;
    }
    const text = file.bytes ? file.text : '';
    const known = this.#files.get(key);
    if (file.bytes && known?.text === text) return known;
    const loaded = (await this.#known(text)) ?? this.#load(text);
    const read: ResourceFile<Loaded> = {
      uri,
      text,
      loaded: file.bytes ? loaded : { ...loaded, problems: [{ code: 'not-utf8', severity: 'error', message: file.reason, span: { start: 0, end: 0 } }] },
    };
    this.#files.set(key, read);
    return read;
  }
}
