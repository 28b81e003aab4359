import type { Evidence, Suggestion } from '../matching/suggestion.js';
import type { AnnotatedForms } from './annotatedForms.js';
import type { LearnedModel, SuggestOptions } from './model.js';
import { surest } from './nesting.js';

/**
 * What annotating has taught, of both kinds: forms annotated elsewhere, and what the model finds, if there is one. What
 * people have refused more often than accepted is left out. In document order, outer ones first; nothing crosses, and
 * no span has two labels. Each suggestion of both kinds has the evidence of both, that of the form first.
 */
export function suggestLearned(text: string, forms: AnnotatedForms, model?: LearnedModel, options: SuggestOptions = {}): Suggestion[] {
  const merged = new Map<string, Suggestion>();
  const found = model?.suggest(text, options).filter(({ start, end, label }) => !forms.refuses(text.slice(start, end), label)) ?? [];
  for (const suggestion of [...forms.suggest(text, options.range), ...found]) {
    const key = `${suggestion.start} ${suggestion.end} ${suggestion.label}`;
    const known = merged.get(key);
    const evidence: readonly [Evidence, ...Evidence[]] = known ? [...known.evidence, ...suggestion.evidence] : suggestion.evidence;
    merged.set(key, { ...suggestion, evidence });
  }
  return surest([...merged.values()]);
}
