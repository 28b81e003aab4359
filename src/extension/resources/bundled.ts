import { Uri, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';
import { loadLexicon, type LoadedLexicon } from '../../core/lexicon/load.js';
import { loadTagset } from '../../core/tagset/load.js';
import type { Tagset } from '../../core/tagset/tagset.js';
import { readTextFile } from '../textFiles.js';
import type { ResourceFile } from './resourceFile.js';

/** The tagset and the lexicons that come with the product. */
export interface BundledResources {
  readonly tagset: Tagset;
  readonly lexicons: readonly ResourceFile<LoadedLexicon>[];
}

const scheme = 'policy-annotator';
const lexiconNames = ['policy.yaml', 'entities.yaml', 'places.yaml'];

/** Reads the bundled resources when they are first needed, and shows them as documents that cannot be edited. */
export class Bundled implements TextDocumentContentProvider {
  readonly #seeds: Uri;
  #resources: Promise<BundledResources> | undefined;

  constructor(extensionUri: Uri) {
    this.#seeds = Uri.joinPath(extensionUri, 'seeds');
  }

  register(): Disposable {
    return workspace.registerTextDocumentContentProvider(scheme, this);
  }

  load(): Promise<BundledResources> {
    return (this.#resources ??= this.#read());
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    return textOf(Uri.joinPath(this.#seeds, uri.path));
  }

  async #read(): Promise<BundledResources> {
    const [tagsetText, ...lexiconTexts] = await Promise.all(
      ['tagset.yaml', ...lexiconNames.map((name) => `lexicon/${name}`)].map((path) => textOf(Uri.joinPath(this.#seeds, path))),
    );
    const { tagset } = loadTagset(tagsetText!);
    if (!tagset) throw new Error('The bundled tagset is broken.');
    return {
      tagset,
      lexicons: lexiconTexts.map((text, index) => ({ uri: Uri.from({ scheme, path: `/lexicon/${lexiconNames[index]}` }), text, loaded: loadLexicon(text) })),
    };
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
