import type { LoadedLexicon } from '../lexicon/load.js';
import type { LoadedTagset } from '../tagset/load.js';

/** A file of `seeds/` as the build has loaded it. */
export interface Built<Loaded> {
  /** Relative to `seeds/`. */
  readonly path: string;
  /** Of the text of the file. */
  readonly sha256: string;
  readonly loaded: Loaded;
}

/**
 * The tagset and the lexicons of the product as they are loaded: what `bundleResources` in scripts/build.mjs writes, as
 * reading YAML takes longer than everything else between the start and the first suggestion.
 */
export interface BuiltResources {
  readonly tagset: Built<LoadedTagset>;
  readonly lexicons: readonly Built<LoadedLexicon>[];
}

/** What a tagset file is, if it is that of the product: somebody may have a copy of it. */
export function builtTagset({ tagset }: BuiltResources, sha256: string): LoadedTagset | undefined {
  return tagset.sha256 === sha256 ? tagset.loaded : undefined;
}

/** What a lexicon file is, if it is one of the product's. */
export function builtLexicon({ lexicons }: BuiltResources, sha256: string): LoadedLexicon | undefined {
  return lexicons.find((lexicon) => lexicon.sha256 === sha256)?.loaded;
}
