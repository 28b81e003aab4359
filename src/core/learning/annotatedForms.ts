import { Hits } from '../matching/hits.js';
import { PhraseMatcher } from '../matching/phraseMatcher.js';
import type { Suggestion } from '../matching/suggestion.js';
import { canonicalKey, foldKey } from '../text/fold.js';
import type { LabelledSpan, Span } from '../text/span.js';
import { trimSpan } from '../text/words.js';
import { rounded } from './calibration.js';
import type { TrainingDocument } from './trainingDocument.js';

/** How often people have said yes and no to a form with a label. */
export interface FormCount {
  /** As it was written first, without the white space and the punctuation around it. */
  readonly form: string;
  readonly label: string;
  readonly accepted: number;
  readonly rejected: number;
}

/** UTF-16 code units. What is longer is not said twice, but would make the matcher read far ahead everywhere. */
const longestForm = 300;

/** The forms that are annotated or refused in documents, each once for each of its labels, in the order of the documents. */
export function countForms(documents: Iterable<TrainingDocument>): FormCount[] {
  const counts = new Map<string, Writeable<FormCount>>();
  for (const written of countWritten(documents)) {
    const { start, end } = trimSpan(written.form, { start: 0, end: written.form.length });
    const form = written.form.slice(start, end);
    const key = `${written.label} ${canonicalKey(form)}`;
    const known = counts.get(key);
    if (known) {
      known.accepted += written.accepted;
      known.rejected += written.rejected;
    } else counts.set(key, { ...written, form });
  }
  return [...counts.values()];
}

type Writeable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

/** The same of what is written alike to the letter: most is, and does not have to be folded each time. */
function countWritten(documents: Iterable<TrainingDocument>): Iterable<FormCount> {
  const counts = new Map<string, Writeable<FormCount>>();
  const count = (text: string, { label, start, end }: LabelledSpan, answer: 'accepted' | 'rejected') => {
    if (end - start > longestForm) return;
    const form = text.slice(start, end);
    const key = `${label} ${form}`;
    let known = counts.get(key);
    if (!known) counts.set(key, (known = { form, label, accepted: 0, rejected: 0 }));
    known[answer]++;
  };
  for (const { plainText, annotations, rejected } of documents) {
    for (const annotation of annotations) count(plainText, annotation, 'accepted');
    for (const refusal of rejected) count(plainText, refusal, 'rejected');
  }
  return counts.values();
}

/**
 * What has been annotated, as a dictionary: a form that was tagged at one place is suggested at the others at once.
 * Build it anew when annotations change; that takes milliseconds.
 *
 * A place matches under the rules of `PhraseMatcher`: it has a capital wherever the form has one. `Nam` is not found in
 * `miền nam`, but `ngoại giao vắc xin` at the start of a sentence and in a heading. Of several labels that with the most
 * acceptances over rejections is suggested, if there are more of the former.
 */
export class AnnotatedForms {
  readonly #counts: readonly FormCount[];
  readonly #matcher: PhraseMatcher;
  /** Acceptances less rejections, by label and folded form; made when first asked for. */
  #balance: ReadonlyMap<string, number> | undefined;

  constructor(counts: readonly FormCount[]) {
    this.#counts = counts;
    this.#matcher = new PhraseMatcher(counts.map(({ form }) => form));
  }

  /** All places of the forms that start in the range, in document order; the annotated ones are among them. */
  suggest(text: string, range?: Span): Suggestion[] {
    const hits = new Hits(this.#matcher.find(text, range));
    const suggestions: Suggestion[] = [];
    for (let hit = 0; hit < hits.length; ) {
      const [start, end] = [hits.start(hit), hits.end(hit)];
      const counts: FormCount[] = [];
      for (; hit < hits.length && hits.start(hit) === start && hits.end(hit) === end; hit++) counts.push(this.#counts[hits.form(hit)]!);
      const best = bestLabel(counts);
      if (best) suggestions.push({ start, end, label: best.label, tier: 'learned', evidence: [{ kind: 'learned', ...best.evidence }], attributes: {} });
    }
    return suggestions;
  }

  /** Whether a text holds a form, in whatever case, about which people have said something else than before. */
  differFrom(before: AnnotatedForms): (text: string) => boolean {
    const [now, then] = [formsByCount(this.#counts), formsByCount(before.#counts)];
    const changed = [...now].filter(([count]) => !then.has(count)).concat([...then].filter(([count]) => !now.has(count)));
    const matcher = new PhraseMatcher([...new Set(changed.map(([, form]) => form.toLowerCase()))]);
    return (text) => matcher.find(text).length > 0;
  }

  /** Whether people have refused the form with the label, in whatever case, at least as often as accepted it. */
  refuses(form: string, label: string): boolean {
    this.#balance ??= balanceOf(this.#counts);
    return (this.#balance.get(balanceKey(form, label)) ?? 1) <= 0;
  }
}

/** The forms by what must be the same for one to be suggested as before. */
function formsByCount(counts: readonly FormCount[]): ReadonlyMap<string, string> {
  return new Map(counts.map(({ form, label, accepted, rejected }) => [`${label} ${accepted} ${rejected} ${form}`, form]));
}

function balanceOf(counts: readonly FormCount[]): ReadonlyMap<string, number> {
  const balance = new Map<string, number>();
  for (const { form, label, accepted, rejected } of counts) {
    const key = balanceKey(form, label);
    balance.set(key, (balance.get(key) ?? 0) + accepted - rejected);
  }
  return balance;
}

function balanceKey(form: string, label: string): string {
  return `${label} ${foldKey(form)}`;
}

/** What speaks best for a place where these forms match. */
function bestLabel(counts: readonly FormCount[]) {
  const totals = new Map<string, FormCount>();
  for (const { form, label, accepted, rejected } of counts) {
    const known = totals.get(label);
    totals.set(label, { form: known?.form ?? form, label, accepted: (known?.accepted ?? 0) + accepted, rejected: (known?.rejected ?? 0) + rejected });
  }
  const [best] = [...totals.values()].sort((a, b) => b.accepted - b.rejected - (a.accepted - a.rejected) || (a.label < b.label ? -1 : 1));
  if (!best || best.accepted <= best.rejected) return undefined;
  const { form, label, accepted, rejected } = best;
  const annotated = [...totals.values()].reduce((sum, total) => sum + total.accepted, 0);
  // Laplace's rule of succession: one acceptance is two thirds, ten without a no are eleven twelfths.
  return { label, evidence: { confidence: rounded((accepted + 1) / (annotated + rejected + 2)), examples: accepted, form } };
}
