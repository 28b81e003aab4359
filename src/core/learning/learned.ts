import type { LearnedSource } from '../matching/learnedSource.js';
import type { Suggestion } from '../matching/suggestion.js';
import type { Span } from '../text/span.js';
import type { AnnotatedForms } from './annotatedForms.js';
import type { LearnedModel } from './model.js';

/** What annotating has taught, of both kinds: the forms annotated elsewhere, and what a model finds, if there is one. */
export class Learned implements LearnedSource {
  readonly forms: AnnotatedForms;
  readonly model: LearnedModel | undefined;

  constructor(forms: AnnotatedForms, model?: LearnedModel) {
    this.forms = forms;
    this.model = model;
  }

  /** Forms first. What people have refused as often as accepted is left out, whoever suggests it. */
  suggest(text: string, range?: Span): Suggestion[] {
    const found = this.model?.suggest(text, { range }) ?? [];
    return [...this.forms.suggest(text, range), ...found.filter(({ start, end, label }) => !this.forms.refuses(text.slice(start, end), label))];
  }
}
