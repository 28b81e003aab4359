import tagsetSchema from '../../../schemas/tagset.schema.json' with { type: 'json' };
import { nearest } from '../resource/nearest.js';
import { readResource, type Entry, type Resource } from '../resource/readResource.js';
import { ResourceSchema } from '../resource/schema.js';
import { localized, type WrittenText } from '../resource/writtenText.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import type { AttributeType, Family, Label, LabelColor, RelationType, Tagset } from './tagset.js';

/** A tagset as its file writes it, once the schema has passed it. */
interface TagsetFile {
  readonly id: string;
  readonly version: string;
  readonly language: string;
  readonly title?: WrittenText;
  readonly families: readonly { readonly id: string; readonly title?: WrittenText }[];
  readonly labels: readonly LabelEntry[];
  readonly relations?: readonly RelationEntry[];
}

interface LabelEntry {
  readonly id: string;
  readonly family: string;
  readonly title?: WrittenText;
  readonly definition?: WrittenText;
  readonly examples?: readonly string[];
  readonly shortcut?: string;
  readonly color?: string | LabelColor;
  readonly attributes?: readonly AttributeEntry[];
  readonly excludesNested?: readonly string[];
}

interface RelationEntry extends Partial<Omit<RelationType, 'title'>> {
  readonly id: string;
  readonly title?: WrittenText;
}

interface AttributeEntry extends Omit<AttributeType, 'definition'> {
  readonly definition?: WrittenText;
}

const schema = new ResourceSchema(tagsetSchema);
const hexColor = /^#[0-9A-Fa-f]{6}$/;

export interface LoadedTagset {
  /** Undefined where the file is broken as a whole; broken labels, families and relations are left out of it. */
  readonly tagset?: Tagset;
  readonly problems: readonly Problem[];
}

/** Reads a tagset file (YAML or JSON, schemas/tagset.schema.json). Never throws. */
export function loadTagset(text: string): LoadedTagset {
  const file = readResource<TagsetFile>(text, schema, ['families', 'labels', 'relations']);
  return file.value ? new TagsetBuilder(file, file.value).build() : { problems: file.problems };
}

/** Puts a tagset together and looks at what no schema can see: ids that stand twice, or that refer to nothing. */
class TagsetBuilder {
  readonly #file: Resource<TagsetFile>;
  readonly #value: TagsetFile;
  readonly #problems: Problem[];

  constructor(file: Resource<TagsetFile>, value: TagsetFile) {
    this.#file = file;
    this.#value = value;
    this.#problems = [...file.problems];
  }

  build(): LoadedTagset {
    const { id, version, title } = this.#value;
    const families: Family[] = this.#unique(this.#file.entries('families')).map(({ value }) => ({ id: value.id, title: this.#text(value.title) }));
    // Those of broken labels too: it is enough to say once what is wrong with a label.
    const labelIds = new Set(this.#value.labels.map((label: Partial<LabelEntry> | null) => String(label?.id)));
    const shortcuts = new Map<string, string>();
    const labels = this.#unique(this.#file.entries('labels')).map(({ value, path }): Label => {
      this.#checkFamily(value.family, families, this.#file.locate([...path, 'family']));
      const shortcut = this.#shortcut(value, shortcuts, this.#file.locate([...path, 'shortcut']));
      const color = colorOf(value.color);
      return {
        id: value.id,
        family: value.family,
        title: this.#text(value.title),
        definition: this.#text(value.definition),
        examples: value.examples ?? [],
        ...(shortcut && { shortcut }),
        ...(color && { color }),
        attributes: this.#attributes(value.attributes, [...path, 'attributes']),
        excludesNested: this.#known(value.excludesNested, labelIds, [...path, 'excludesNested']),
      };
    });
    const relations = this.#unique(this.#file.entries('relations')).map(({ value, path }): RelationType => ({
      id: value.id,
      title: this.#text(value.title),
      from: this.#known(value.from, labelIds, [...path, 'from']),
      to: this.#known(value.to, labelIds, [...path, 'to']),
    }));
    return { tagset: { id, version, title: this.#text(title), families, labels, relations }, problems: this.#problems };
  }

  #text(text: WrittenText | undefined): Family['title'] {
    return localized(text, this.#value.language);
  }

  /** The entries but those whose id an earlier one has. */
  #unique<Item extends { readonly id: string }>(entries: readonly Entry<Item>[]): Entry<Item>[] {
    const seen = new Set<string>();
    return entries.filter(({ value, path }) => {
      const isNew = !seen.has(value.id);
      if (isNew) seen.add(value.id);
      else this.#report('duplicate-id', 'error', 'There is a “{0}” before this one already. Give it another id, or make one entry of the two.', this.#file.locate([...path, 'id']), value.id);
      return isNew;
    });
  }

  /** A label without its family would be seen nowhere: what is missing is made up, and said. */
  #checkFamily(id: string, families: Family[], span: Span): void {
    if (families.some((family) => family.id === id)) return;
    const meant = nearest(id, families.map((family) => family.id));
    if (meant === undefined) this.#report('unknown-family', 'warning', 'There is no family “{0}”. Add it to “families”.', span, id);
    else this.#report('unknown-family', 'warning', 'There is no family “{0}”. Did you mean “{1}”?', span, id, meant);
    families.push({ id, title: {} });
  }

  #shortcut({ id, shortcut }: LabelEntry, taken: Map<string, string>, span: Span): string | undefined {
    if (shortcut === undefined) return undefined;
    const owner = taken.get(shortcut);
    if (owner !== undefined) {
      this.#report('duplicate-shortcut', 'warning', 'The shortcut “{0}” is that of {1} already. Choose another key.', span, shortcut, owner);
      return undefined;
    }
    taken.set(shortcut, id);
    return shortcut;
  }

  #attributes(entries: readonly AttributeEntry[] = [], path: readonly (string | number)[]): AttributeType[] {
    const seen = new Set<string>();
    const attributes: AttributeType[] = [];
    for (const [index, { name, type, values, definition }] of entries.entries()) {
      const span = this.#file.locate([...path, index, 'name']);
      if (seen.has(name)) {
        this.#report('duplicate-id', 'warning', 'There is an attribute “{0}” before this one already. Keep one of them.', span, name);
        continue;
      }
      seen.add(name);
      if (type === 'enum' && !values) {
        this.#report('enum-without-values', 'warning', 'The attribute “{0}” is an enum without values. List them under “values”.', span, name);
      }
      attributes.push({ name, type, ...(values && { values }), definition: this.#text(definition) });
    }
    return attributes;
  }

  #known(ids: readonly string[] = [], labels: ReadonlySet<string>, path: readonly (string | number)[]): string[] {
    return ids.filter((id, index) => {
      if (labels.has(id)) return true;
      const meant = nearest(id, labels);
      const span = this.#file.locate([...path, index]);
      if (meant === undefined) this.#report('unknown-label', 'warning', 'The tagset has no label “{0}”.', span, id);
      else this.#report('unknown-label', 'warning', 'The tagset has no label “{0}”. Did you mean “{1}”?', span, id, meant);
      return false;
    });
  }

  #report(code: string, severity: Problem['severity'], key: string, span: Span, ...args: string[]): void {
    this.#problems.push({ code, severity, message: { key, args }, span });
  }
}

/** The colour, or none where it is not one: a value from a file never reaches a style sheet unchecked. */
function colorOf(color: string | LabelColor | undefined): LabelColor | undefined {
  const pair = typeof color === 'string' ? { light: color, dark: color } : color;
  return pair && hexColor.test(pair.light) && hexColor.test(pair.dark) ? { light: pair.light, dark: pair.dark } : undefined;
}
