import { Uri, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';
import { builtLexicon, builtTagset, type BuiltResources } from '../../core/analysis/builtResources.js';
import { digest } from '../../core/corpus/digest.js';
import type { LoadedLexicon } from '../../core/lexicon/load.js';
import type { LoadedTagset } from '../../core/tagset/load.js';
import type { Tagset } from '../../core/tagset/tagset.js';
import { readTextFile } from '../textFiles.js';

/** The tagset and the lexicons that come with the product. */
export interface BundledResources {
  readonly tagset: Tagset;
  readonly lexicons: readonly { readonly uri: Uri; readonly loaded: LoadedLexicon }[];
}

const scheme = 'policy-annotator';

/** Reads the bundled resources when they are first needed, and shows them as documents that cannot be edited. */
export class Bundled implements TextDocumentContentProvider {
  readonly #extension: Uri;
  #built: Promise<BuiltResources> | undefined;

  constructor(extensionUri: Uri) {
    this.#extension = extensionUri;
  }

  register(): Disposable {
    return workspace.registerTextDocumentContentProvider(scheme, this);
  }

  async load(): Promise<BundledResources> {
    const { tagset, lexicons } = await this.#read();
    return { tagset: tagset.loaded.tagset!, lexicons: lexicons.map(({ path, loaded }) => ({ uri: Uri.from({ scheme, path: `/${path}` }), loaded })) };
  }

  /** What a tagset file of that text is, if it is the bundled one: a workspace may have its own copy. */
  async tagsetOf(text: string): Promise<LoadedTagset | undefined> {
    return builtTagset(await this.#read(), digest(text));
  }

  /** What a lexicon file of that text is, if it is one of the bundled ones. */
  async lexiconOf(text: string): Promise<LoadedLexicon | undefined> {
    return builtLexicon(await this.#read(), digest(text));
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    return textOf(Uri.joinPath(this.#extension, 'seeds', uri.path));
  }

  #read(): Promise<BuiltResources> {
    return (this.#built ??= textOf(Uri.joinPath(this.#extension, 'dist', 'resources.json')).then((text) => JSON.parse(text) as BuiltResources));
  }
}

/** Whether the file is one of the product's own. */
export function isBundled(uri: Uri): boolean {
  return uri.scheme === scheme;
}

async function textOf(uri: Uri): Promise<string> {
  const file = await readTextFile(uri);
  if (!file?.bytes) throw new Error(`${uri.path} is missing from the extension.`);
  return file.text;
}
