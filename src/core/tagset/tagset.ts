import type { Localized } from '../text/localized.js';

/** A tagset: the labels that annotations may bear, in families. Loaded from `tagset.yaml` (schemas/tagset.schema.json). */
export interface Tagset {
  readonly id: string;
  readonly version: string;
  readonly title: Localized;
  readonly families: readonly Family[];
  readonly labels: readonly Label[];
  readonly relations: readonly RelationType[];
}

/** A group of labels that is shown, hidden and evaluated together, such as `entity` and `policy`. */
export interface Family {
  readonly id: string;
  readonly title: Localized;
}

/** A kind of mention. */
export interface Label {
  /** Upper case in records (`PER`), lower case in tags (`:per[…]`). `[A-Z][A-Z0-9_-]*`. */
  readonly id: string;
  readonly family: string;
  readonly title: Localized;
  readonly definition: Localized;
  /** Verbatim examples, shown where the label is explained. */
  readonly examples: readonly string[];
  /** The one key that picks the label in the label picker. */
  readonly shortcut?: string;
  readonly color?: LabelColor;
  readonly attributes: readonly AttributeType[];
  /** Labels whose mentions are not annotated inside one of this label (guidelines, boundaries, 3). */
  readonly excludesNested: readonly string[];
}

/** `#rrggbb`, for light and for dark backgrounds. */
export interface LabelColor {
  readonly light: string;
  readonly dark: string;
}

export interface AttributeType {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean' | 'date' | 'enum';
  readonly values?: readonly string[];
  readonly definition: Localized;
}

export interface RelationType {
  readonly id: string;
  readonly title: Localized;
  /** Label ids that the relation may start from and lead to; empty means any. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** The label of that id, whatever its case, or undefined. */
export function findLabel(tagset: Tagset, id: string): Label | undefined {
  const wanted = id.toUpperCase();
  return tagset.labels.find((label) => label.id === wanted);
}
