import type { LearnedSource } from '../matching/learnedSource.js';
import type { Suggestion } from '../matching/suggestion.js';
import type { Span } from '../text/span.js';
import { AnnotatedForms } from './annotatedForms.js';
import type { LearnedModel } from './model.js';

const nothing = new AnnotatedForms([]);

/** What annotating has taught, of both kinds: the forms annotated elsewhere, and what a model finds, if there is one. */
export class Learned implements LearnedSource {
  readonly forms: AnnotatedForms;
  readonly model: LearnedModel | undefined;
  #withOther: Learned | undefined;

  constructor(forms: AnnotatedForms, model?: LearnedModel) {
    this.forms = forms;
    this.model = model;
  }

  /** Forms first. What people have refused as often as accepted is left out, whoever suggests it. */
  suggest(text: string, range?: Span): Suggestion[] {
    const found = this.model?.suggest(text, { range }) ?? [];
    return [...this.forms.suggest(text, range), ...found.filter(({ start, end, label }) => !this.forms.refuses(text.slice(start, end), label))];
  }

  /** Of another model nobody can say it; of other forms, where one of them stands. */
  differsFrom(before: LearnedSource | undefined): ((text: string) => boolean) | undefined {
    if (before !== undefined && !(before instanceof Learned)) return undefined;
    return this.model === before?.model ? this.forms.differFrom(before?.forms ?? nothing) : undefined;
  }

  /** The same forms with the model, if any, that something learned before has. */
  withModelOf(before: LearnedSource | undefined): Learned {
    const model = before instanceof Learned ? before.model : undefined;
    if (model === this.model) return this;
    if (!this.#withOther || this.#withOther.model !== model) this.#withOther = new Learned(this.forms, model);
    return this.#withOther;
  }
}
