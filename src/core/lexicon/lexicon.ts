import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';

/** A file of concepts, in the terms of SKOS. Loaded from YAML (schemas/lexicon.schema.json). */
export interface Lexicon {
  /** Also the SKOS concept scheme that its concepts are `inScheme` of. */
  readonly id: string;
  readonly version: string;
  readonly language: string;
  readonly title: Localized;
  readonly concepts: readonly Concept[];
}

/**
 * One entry of a lexicon.
 *
 * Its forms carry their own rule of case: a capital in a form must be a capital in the text, a small letter in a form
 * may be either. So `Đảng` never matches `đảng`, while `đối ngoại` matches `Đối ngoại` at the start of a sentence and
 * `ĐỐI NGOẠI` in a heading.
 */
export interface Concept {
  /** `[a-z0-9]+(-[a-z0-9]+)*`, unique in its lexicon: it must stand in a tag as `{#id}`. */
  readonly id: string;
  /** The label of the tagset that its mentions bear. */
  readonly label: string;
  readonly prefLabel: string;
  readonly altLabel: readonly string[];
  /** Forms to be found but never shown as names: misspellings, glued words (SKOS hiddenLabel). */
  readonly hiddenLabel: readonly string[];
  readonly definition: Localized;
  /** Concept ids, of this lexicon or of another active one. */
  readonly broader: readonly string[];
  readonly related: readonly string[];
  /** Where it belongs in the scheme, such as `country`, `province`, `ministry`: an id of the lexicon's choosing. */
  readonly kind?: string;
  /** Names of the texts that attest it. */
  readonly attestedIn: readonly string[];
  /** URIs of the same thing elsewhere (SKOS exactMatch), such as a Wikidata entity. */
  readonly exactMatch: readonly string[];
  /** Where the entry stands in its file: UTF-16 code units. */
  readonly span: Span;
}
