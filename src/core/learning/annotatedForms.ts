import { PhraseMatcher } from '../matching/phraseMatcher.js';
import { Hits } from '../matching/hits.js';
import type { Suggestion } from '../matching/suggestion.js';
import { canonicalKey, foldKey } from '../text/fold.js';
import type { Span } from '../text/span.js';
import { rounded } from './calibration.js';
import type { LabelledSpan, TrainingDocument } from './trainingDocument.js';

/** How often people have said yes and no to a form with a label. */
export interface Counts {
  readonly accepted: number;
  readonly rejected: number;
}

interface Form {
  readonly written: string;
  readonly key: string;
  /** By label. */
  readonly counts: Map<string, Counts>;
}

const none: Counts = { accepted: 0, rejected: 0 };

/**
 * What has been annotated in a workspace, as a dictionary: a form that was tagged at one place is suggested at the
 * others at once. Build it anew when annotations change; that takes milliseconds.
 *
 * A place matches where the folded text is that of the form and it has a capital wherever the form has one: `Nam` is not
 * found in `miền nam`, but `ngoại giao vắc xin` at the start of a sentence and in a heading. Of several labels that
 * with the most acceptances over rejections is suggested, if there are more of the former.
 */
export class AnnotatedForms {
  readonly #forms: readonly Form[];
  readonly #matcher: PhraseMatcher;
  /** The forms by their folded text. */
  readonly #folded = new Map<string, Form[]>();

  constructor(documents: readonly Pick<TrainingDocument, 'plainText' | 'annotations' | 'rejected'>[]) {
    const forms = new Map<string, Form>();
    const count = (text: string, { start, end, label }: LabelledSpan, one: Counts) => {
      const written = text.slice(start, end);
      const key = canonicalKey(written);
      const form = forms.get(key) ?? { written, key, counts: new Map<string, Counts>() };
      forms.set(key, form);
      form.counts.set(label, sum(form.counts.get(label) ?? none, one));
    };
    for (const { plainText, annotations, rejected } of documents) {
      for (const annotation of annotations) count(plainText, annotation, { accepted: 1, rejected: 0 });
      for (const refusal of rejected) count(plainText, refusal, { accepted: 0, rejected: 1 });
    }
    this.#forms = [...forms.values()];
    for (const form of this.#forms) {
      const key = foldKey(form.key);
      const alike = this.#folded.get(key);
      if (alike) alike.push(form);
      else this.#folded.set(key, [form]);
    }
    this.#matcher = new PhraseMatcher(this.#forms.map(({ written }) => written));
  }

  /**
   * What has been annotated elsewhere, at all its places in a text that start in the range; in document order, all of
   * them, nested and crossing ones too. The annotated places are among them.
   */
  suggest(text: string, range?: Span): Suggestion[] {
    const hits = new Hits(this.#matcher.find(text, range));
    const places = new Map<string, Span & { readonly forms: Form[] }>();
    for (let hit = 0; hit < hits.length; hit++) {
      const form = this.#forms[hits.form(hit)]!;
      const span = { start: hits.start(hit), end: hits.end(hit) };
      if (!hasCapitals(form.key, canonicalKey(text.slice(span.start, span.end)))) continue;
      const key = `${span.start} ${span.end}`;
      const place = places.get(key) ?? { ...span, forms: [] };
      places.set(key, place);
      place.forms.push(form);
    }
    return [...places.values()].flatMap(({ start, end, forms }) => {
      const best = bestLabel(forms);
      if (!best) return [];
      const { label, confidence, examples } = best;
      const form = forms.find(({ counts }) => counts.has(label))!.written;
      return [{ start, end, label, tier: 'learned' as const, evidence: [{ kind: 'learned' as const, confidence, examples, form }] as const, attributes: {} }];
    });
  }

  /** Whether people have refused this very form with the label more often than not. */
  refuses(exact: string, label: string): boolean {
    const forms = this.#folded.get(foldKey(exact)) ?? [];
    const { accepted, rejected } = forms.map(({ counts }) => counts.get(label) ?? none).reduce(sum, none);
    return rejected > accepted;
  }
}

function bestLabel(forms: readonly Form[]): { label: string; confidence: number; examples: number } | undefined {
  const totals = new Map<string, Counts>();
  for (const { counts } of forms) for (const [label, one] of counts) totals.set(label, sum(totals.get(label) ?? none, one));
  const accepted = [...totals.values()].reduce(sum, none).accepted;
  const [best] = [...totals].sort(([a, x], [b, y]) => y.accepted - y.rejected - (x.accepted - x.rejected) || (a < b ? -1 : 1));
  if (!best || best[1].accepted <= best[1].rejected) return undefined;
  // Laplace's rule of succession: one acceptance is two thirds, ten without a no are eleven twelfths.
  return { label: best[0], examples: best[1].accepted, confidence: rounded((best[1].accepted + 1) / (accepted + best[1].rejected + 2)) };
}

/** Whether the text, which is the form but for case, has capitals wherever the form has them. Both are canonical. */
function hasCapitals(form: string, text: string): boolean {
  if (form.length !== text.length) return false;
  for (let i = 0; i < form.length; i++) if (form[i] !== text[i] && form[i] !== foldKey(form[i]!)) return false;
  return foldKey(form) === foldKey(text);
}

function sum(a: Counts, b: Counts): Counts {
  return { accepted: a.accepted + b.accepted, rejected: a.rejected + b.rejected };
}
