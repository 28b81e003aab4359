import type { Lexicon } from '../lexicon/lexicon.js';
import type { Tagset } from '../tagset/tagset.js';
import type { Span } from '../text/span.js';
import { Candidate, compareCandidates, mergeInto, tierIndex } from './candidate.js';
import { type LabelRules, LabelTable } from './labelRules.js';
import type { Form } from './lexiconForms.js';
import { compileMatcher, type LexiconMatcher } from './lexiconMatcher.js';
import type { LearnedSource } from './learnedSource.js';
import { findPatternsInEach } from './patterns/index.js';
import { resolveMentions } from './resolve.js';
import { StretchHits } from './stretchHits.js';
import { type Evidence, noAttributes, type Suggestion } from './suggestion.js';

/** A part of a text that is read on its own. */
export interface Stretch extends Span {
  /** Where no suggestion may touch it: in order, apart from each other, by offsets from its start. */
  readonly opaque: readonly Span[];
}

/** What a form is evidence for: one label of the tagset, by one concept. */
interface Reading {
  readonly label: LabelRules;
  readonly evidence: readonly [Evidence];
}

/** Suggests mentions in texts with one tagset and its lexicons. Building one compiles them: keep it as long as they stay the same. */
export class Suggester {
  readonly #labels: LabelTable;
  readonly #matcher: LexiconMatcher;
  /** Of each form; concepts whose label the tagset does not have are left out. */
  readonly #readings: (readonly Reading[] | undefined)[] = [];

  constructor({ tagset, lexicons }: { readonly tagset: Tagset; readonly lexicons: readonly Lexicon[] }) {
    this.#labels = new LabelTable(tagset);
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
    let next = 0;
    for (const mentions of this.#mentionsInEach(text, stretches, learned)) {
      const { start } = stretches[next++]!;
      for (const mention of mentions) suggestions.push(mention.suggestionAt(start));
    }
    return suggestions;
  }

  /** The same for each stretch by itself, by offsets from its start. */
  suggestInEach(text: string, stretches: readonly Stretch[], learned?: LearnedSource): Suggestion[][] {
    return Array.from(this.#mentionsInEach(text, stretches, learned), (mentions) => mentions.map((mention) => mention.suggestionAt(0)));
  }

  *#mentionsInEach(text: string, stretches: readonly Stretch[], learned: LearnedSource | undefined): Generator<readonly Candidate[]> {
    const hits = new StretchHits(this.#matcher, text, stretches);
    const texts = stretches.map(({ start, end }) => text.slice(start, end));
    let next = 0;
    for (const ofPatterns of findPatternsInEach(texts)) {
      const stretch = stretches[next]!;
      const written = texts[next++]!;
      const candidates = this.#ofLexicons(hits, stretch);
      mergeInto(candidates, this.#admitted(ofPatterns, stretch));
      if (learned) mergeInto(candidates, this.#admitted(learned.suggest(written), stretch).sort(compareCandidates));
      yield resolveMentions(candidates, written);
    }
  }

  /** What lexicons find in the next stretch, in document order. */
  #ofLexicons(hits: StretchHits, { opaque }: Stretch): Candidate[] {
    const candidates: Candidate[] = [];
    let isSorted = true;
    hits.visitNext((tier, start, end, form) => {
      if (touches(opaque, start, end)) return;
      for (const { label, evidence } of this.#readingsOf(form)) {
        const candidate = new Candidate(start, end, label, tier, evidence, noAttributes);
        isSorted &&= candidates.length === 0 || compareCandidates(candidates[candidates.length - 1]!, candidate) <= 0;
        candidates.push(candidate);
      }
    });
    // Each tier comes in order, and hardly any but the first has hits.
    return isSorted ? candidates : candidates.sort(compareCandidates);
  }

  /** The candidates of others whose label the tagset has, where nothing is opaque. */
  #admitted(suggestions: readonly Suggestion[], { opaque }: Stretch): Candidate[] {
    const candidates: Candidate[] = [];
    for (const { start, end, label, tier, evidence, attributes } of suggestions) {
      const rules = this.#labels.rulesOf(label);
      if (rules && !touches(opaque, start, end)) candidates.push(new Candidate(start, end, rules, tierIndex(tier), evidence, attributes));
    }
    return candidates;
  }

  #readingsOf(index: number): readonly Reading[] {
    return (this.#readings[index] ??= readingsOf(this.#matcher.forms[index]!, this.#labels));
  }
}

function readingsOf({ surface, concepts }: Form, labels: LabelTable): Reading[] {
  return concepts.flatMap(({ concept, lexicon }) => {
    const label = labels.rulesOf(concept.label);
    if (!label) return [];
    return [{ label, evidence: [{ kind: 'lexicon', lexicon: lexicon.id, version: lexicon.version, concept: concept.id, form: surface }] }];
  });
}

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
