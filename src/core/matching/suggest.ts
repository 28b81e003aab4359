import type { Lexicon } from '../lexicon/lexicon.js';
import { findLabel, type Tagset } from '../tagset/tagset.js';
import type { Span } from '../text/span.js';
import { compileMatcher, type LexiconMatcher, type LexiconTier } from './lexiconMatcher.js';
import type { Form } from './lexiconForms.js';
import type { LearnedSource } from './learnedSource.js';
import { findPatterns } from './patterns/index.js';
import { resolveMentions } from './resolve.js';
import type { Evidence, Suggestion } from './suggestion.js';

const tiers: readonly LexiconTier[] = ['exact', 'variant', 'unaccented', 'glued'];

/** What a form is evidence for: one label of the tagset, by one concept. */
interface Reading {
  readonly label: string;
  readonly evidence: readonly [Evidence];
}

/** Suggests mentions in texts with one tagset and its lexicons. Building one compiles them: keep it as long as they stay the same. */
export class Suggester {
  readonly #tagset: Tagset;
  readonly #matcher: LexiconMatcher;
  readonly #findPatterns: (text: string) => readonly Suggestion[];
  /** Of each form; concepts whose label the tagset does not have are left out. */
  readonly #readings: (readonly Reading[] | undefined)[] = [];

  constructor(
    { tagset, lexicons }: { readonly tagset: Tagset; readonly lexicons: readonly Lexicon[] },
    patterns: (text: string) => readonly Suggestion[] = findPatterns,
  ) {
    this.#tagset = tagset;
    this.#matcher = compileMatcher(lexicons);
    this.#findPatterns = patterns;
  }

  /**
   * What lexicons and patterns find in a text, and what has been learned adds, resolved (`resolve.ts`), in document order.
   *
   * @param opaque stretches that no suggestion may touch, in order and apart from each other
   */
  suggest(text: string, opaque: readonly Span[], learned?: LearnedSource): Suggestion[] {
    const candidates: Suggestion[] = [];
    for (const tier of tiers) {
      const hits = this.#matcher.find(text, undefined, tier);
      for (let hit = 0; hit < hits.length; hit++) {
        const [start, end] = [hits.start(hit), hits.end(hit)];
        if (touches(opaque, start, end)) continue;
        for (const { label, evidence } of this.#readingsOf(hits.form(hit))) candidates.push({ start, end, label, tier, evidence, attributes: noAttributes });
      }
    }
    for (const candidate of [...this.#findPatterns(text), ...(learned?.suggest(text) ?? [])]) {
      if (findLabel(this.#tagset, candidate.label) && !touches(opaque, candidate.start, candidate.end)) candidates.push(candidate);
    }
    return resolveMentions(candidates, this.#tagset, text);
  }

  #readingsOf(index: number): readonly Reading[] {
    return (this.#readings[index] ??= readingsOf(this.#matcher.forms[index]!, this.#tagset));
  }
}

function readingsOf({ surface, concepts }: Form, tagset: Tagset): Reading[] {
  return concepts.flatMap(({ concept, lexicon }) => {
    const label = findLabel(tagset, concept.label);
    if (!label) return [];
    return [{ label: label.id, evidence: [{ kind: 'lexicon', lexicon: lexicon.id, version: lexicon.version, concept: concept.id, form: surface }] }];
  });
}

const noAttributes = {};

/** Whether the span overlaps one of the stretches, which are in order. */
function touches(stretches: readonly Span[], start: number, end: number): boolean {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  return low < stretches.length && stretches[low]!.start < end;
}
