import lexiconSchema from '../../../schemas/lexicon.schema.json' with { type: 'json' };
import { readResource, type Entry, type Resource } from '../resource/readResource.js';
import { ResourceSchema } from '../resource/schema.js';
import { localized, type WrittenText } from '../resource/writtenText.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import type { Concept, Lexicon } from './lexicon.js';

/** A lexicon as its file writes it, once the schema has passed it. */
interface LexiconFile {
  readonly id: string;
  readonly version: string;
  readonly language: string;
  readonly title?: WrittenText;
  readonly concepts: readonly ConceptEntry[];
}

interface ConceptEntry extends Partial<Omit<Concept, 'definition' | 'span'>> {
  readonly id: string;
  readonly label: string;
  readonly prefLabel: string;
  readonly definition?: WrittenText;
}

/** Where a concept names something that only the other active files can tell: a label, or another concept. */
export interface Reference {
  readonly to: 'label' | 'concept';
  readonly id: string;
  /** UTF-16 code units of the lexicon's file. */
  readonly span: Span;
}

export interface LoadedLexicon {
  /** Undefined where the file is broken as a whole; broken concepts and forms are left out of it. */
  readonly lexicon?: Lexicon;
  readonly problems: readonly Problem[];
  /** What {@link checkLexicons} looks up. */
  readonly references: readonly Reference[];
}

const schema = new ResourceSchema(lexiconSchema);
const letterOrDigit = /[\p{L}\p{N}]/u;

/** Reads a lexicon file (YAML or JSON, schemas/lexicon.schema.json). Never throws. */
export function loadLexicon(text: string): LoadedLexicon {
  const file = readResource<LexiconFile>(text, schema, ['concepts']);
  return file.value ? new LexiconBuilder(text, file, file.value).build() : { problems: file.problems, references: [] };
}

/** Puts a lexicon together and looks at what no schema can see: ids and forms that stand twice, forms that cannot match. */
class LexiconBuilder {
  readonly #text: string;
  readonly #file: Resource<LexiconFile>;
  readonly #value: LexiconFile;
  readonly #problems: Problem[];
  readonly #references: Reference[] = [];
  /** The concept that has a form first. */
  readonly #owners = new Map<string, string>();

  constructor(text: string, file: Resource<LexiconFile>, value: LexiconFile) {
    this.#text = text;
    this.#file = file;
    this.#value = value;
    this.#problems = [...file.problems];
  }

  build(): LoadedLexicon {
    const { id, version, language, title } = this.#value;
    const seen = new Set<string>();
    const concepts: Concept[] = [];
    for (const entry of this.#file.entries('concepts')) {
      if (seen.has(entry.value.id)) {
        this.#report('duplicate-id', 'error', 'There is a “{0}” before this one already. Give it another id, or make one entry of the two.', this.#locate(entry, 'id'), entry.value.id);
        continue;
      }
      const concept = this.#concept(entry);
      if (!concept) continue;
      seen.add(concept.id);
      concepts.push(concept);
    }
    return {
      lexicon: { id, version, language, title: localized(title, language), concepts },
      problems: this.#problems,
      references: this.#references,
    };
  }

  #concept(entry: Entry<ConceptEntry>): Concept | undefined {
    const { id, label, prefLabel, altLabel, hiddenLabel, definition, broader = [], related = [], kind, attestedIn = [], exactMatch = [] } = entry.value;
    if (!this.#isForm(prefLabel, id, this.#locate(entry, 'prefLabel'), 'error')) return undefined;
    this.#references.push({ to: 'label', id: label, span: this.#locate(entry, 'label') });
    for (const list of ['broader', 'related'] as const) {
      for (const [index, concept] of (entry.value[list] ?? []).entries()) {
        this.#references.push({ to: 'concept', id: concept, span: this.#locate(entry, list, index) });
      }
    }
    return {
      id,
      label,
      prefLabel,
      altLabel: this.#forms(altLabel, entry, 'altLabel'),
      hiddenLabel: this.#forms(hiddenLabel, entry, 'hiddenLabel'),
      definition: localized(definition, this.#value.language),
      broader,
      related,
      ...(kind !== undefined && { kind }),
      attestedIn,
      exactMatch,
      span: this.#file.locate(entry.path),
    };
  }

  #forms(forms: readonly string[] = [], entry: Entry<ConceptEntry>, list: 'altLabel' | 'hiddenLabel'): string[] {
    return forms.filter((form, index) => this.#isForm(form, entry.value.id, this.#locate(entry, list, index), 'warning'));
  }

  /** Whether a form can be found in a text; says what is wrong or odd with it. */
  #isForm(form: string, concept: string, span: Span, severity: 'error' | 'warning'): boolean {
    if (form.trim() === '') {
      this.#report('empty-form', severity, 'This form is empty. Write a form, or remove it.', span);
      return false;
    }
    if (!letterOrDigit.test(form)) {
      this.#report('form-without-letter', severity, 'The form “{0}” has neither a letter nor a digit, so it is found nowhere.', span, form);
      return false;
    }
    const composed = form.normalize('NFC');
    if (composed !== form) this.#reportDecomposed(form, span);
    const owner = this.#owners.get(composed);
    if (owner === undefined) this.#owners.set(composed, concept);
    else if (owner === concept) this.#report('duplicate-form', 'information', 'This concept has the form “{0}” already.', span, form);
    else this.#report('duplicate-form', 'information', 'The concept “{1}” has the form “{0}” too: where it is found, both are offered.', span, form, owner);
    return true;
  }

  #reportDecomposed(form: string, span: Span): void {
    const written = this.#text.slice(span.start, span.end);
    const newText = written.normalize('NFC');
    this.#problems.push({
      code: 'not-nfc',
      severity: 'warning',
      message: { key: 'The form “{0}” is written with separate combining marks. Write it composed (Unicode NFC), so that it is found by search too.', args: [form] },
      span,
      ...(newText !== written && { fixes: [{ title: { key: 'Compose it (NFC)' }, edits: [{ ...span, newText }], preferred: true }] }),
    });
  }

  #locate(entry: Entry<ConceptEntry>, ...steps: (string | number)[]): Span {
    return this.#file.locate([...entry.path, ...steps]);
  }

  #report(code: string, severity: Problem['severity'], key: string, span: Span, ...args: string[]): void {
    this.#problems.push({ code, severity, message: { key, args }, span });
  }
}
