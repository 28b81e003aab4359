import type { Lexicon } from '../lexicon/lexicon.js';
import { findLabel, type Tagset } from '../tagset/tagset.js';
import { shiftSpan, type Span } from '../text/span.js';
import { compileMatcher, type LexiconMatcher } from './lexiconMatcher.js';
import type { Form } from './lexiconForms.js';
import type { LearnedSource } from './learnedSource.js';
import { findPatternsInEach } from './patterns/index.js';
import { resolveMentions } from './resolve.js';
import { StretchHits } from './stretchHits.js';
import type { Evidence, Suggestion } from './suggestion.js';

/** A part of a text that is read on its own. */
export interface Stretch extends Span {
  /** Where no suggestion may touch it: in order, apart from each other, by offsets from its start. */
  readonly opaque: readonly Span[];
}

/** What a form is evidence for: one label of the tagset, by one concept. */
interface Reading {
  readonly label: string;
  readonly evidence: readonly [Evidence];
}

/** Suggests mentions in texts with one tagset and its lexicons. Building one compiles them: keep it as long as they stay the same. */
export class Suggester {
  readonly #tagset: Tagset;
  readonly #matcher: LexiconMatcher;
  /** Of each form; concepts whose label the tagset does not have are left out. */
  readonly #readings: (readonly Reading[] | undefined)[] = [];

  constructor({ tagset, lexicons }: { readonly tagset: Tagset; readonly lexicons: readonly Lexicon[] }) {
    this.#tagset = tagset;
    this.#matcher = compileMatcher(lexicons);
  }

  /**
   * What lexicons and patterns find in each stretch of a text as if it stood alone, and what has been learned adds,
   * resolved (`resolve.ts`), in document order. Offsets of the whole text.
   *
   * @param stretches in order, without gaps between them
   */
  suggest(text: string, stretches: readonly Stretch[], learned?: LearnedSource): Suggestion[] {
    const suggestions: Suggestion[] = [];
    const hits = new StretchHits(this.#matcher, text, stretches);
    const texts = stretches.map(({ start, end }) => text.slice(start, end));
    let next = 0;
    for (const ofPatterns of findPatternsInEach(texts)) {
      const { start: from, opaque } = stretches[next]!;
      const stretch = texts[next++]!;
      const candidates: Suggestion[] = [];
      hits.visitNext((tier, start, end, form) => {
        if (touches(opaque, start, end)) return;
        for (const { label, evidence } of this.#readingsOf(form)) candidates.push({ start, end, label, tier, evidence, attributes: noAttributes });
      });
      const add = (candidate: Suggestion): void => {
        if (findLabel(this.#tagset, candidate.label) && !touches(opaque, candidate.start, candidate.end)) candidates.push(candidate);
      };
      ofPatterns.forEach(add);
      learned?.suggest(stretch).forEach(add);
      for (const suggestion of resolveMentions(candidates, this.#tagset, stretch)) suggestions.push(shiftSpan(suggestion, from));
    }
    return suggestions;
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
