import type { Lexicon } from '../lexicon/lexicon.js';
import type { Span } from '../text/span.js';
import { GluedWords } from './gluedWords.js';
import { Hits } from './hits.js';
import { type Form, formsOf } from './lexiconForms.js';
import { PhraseMatcher } from './phraseMatcher.js';
import { iySpellings, loanSpellings, withoutDiacritics } from './spellings.js';
import { unaccentedLines } from './unaccentedLines.js';

/** The tiers that a lexicon gives evidence for. */
export type LexiconTier = 'exact' | 'variant' | 'unaccented' | 'glued';

/** The lexicons, compiled for searching. Compile once, search many texts. */
export function compileMatcher(lexicons: readonly Lexicon[]): LexiconMatcher {
  return new LexiconMatcher(formsOf(lexicons));
}

/**
 * Finds the forms of lexicons in texts: all of them, at every syllable, nested and overlapping ones too (see
 * `PhraseMatcher`); which of them are mentions is for `resolve.ts` to say. What only weaker tiers need is compiled when
 * one is asked for.
 */
export class LexiconMatcher {
  /** The forms that hits refer to by index. */
  readonly forms: readonly Form[];
  readonly #exact: PhraseMatcher;
  #variant: Spellings | undefined;
  #unaccented: Spellings | undefined;
  #glued: GluedWords | undefined;

  constructor(forms: readonly Form[]) {
    this.forms = forms;
    // A form of another tier stands there as an empty phrase, which matches nothing, so that phrases are numbered as forms.
    this.#exact = new PhraseMatcher(forms.map((form) => (form.tier === 'exact' ? form.surface : '')));
  }

  /**
   * The hits of one tier, in document order: by start, the longer one first.
   *
   * - `exact`: preferred and alternative forms, under the folding rules of `text/fold.ts`. A capital of the form must be
   *   one in the text.
   * - `variant`: the same in another spelling of i and y (`Mỹ`, `Mĩ`) or of borrowed words (`vắc xin`, `vaccine`), and hidden forms
   * - `unaccented`: forms of at least two syllables without their diacritics, in lines that have none
   * - `glued`: forms of at least two syllables that are stuck to a neighbouring word on one side
   *
   * @param range where hits may start; they may read on past its end. UTF-16 code units.
   */
  find(text: string, range: Span = { start: 0, end: text.length }, tier: LexiconTier = 'exact'): Hits {
    switch (tier) {
      case 'exact':
        return new Hits(this.#exact.find(text, range));
      case 'variant':
        this.#variant ??= new Spellings(this.forms, (form) => [...iySpellings(form.surface), ...loanSpellings(form.surface), ...(form.tier === 'variant' ? [form.surface] : [])]);
        return new Hits(this.#variant.find(text, range));
      case 'unaccented':
        return new Hits(this.#findUnaccented(text, range));
      case 'glued':
        this.#glued ??= new GluedWords(this.#exact);
        return new Hits(this.#glued.find(text, range));
    }
  }

  #findUnaccented(text: string, range: Span): Int32Array {
    const runs = unaccentedLines(text, range);
    if (runs.length === 0) return noHits;
    const hits: number[] = [];
    for (const lines of runs) {
      this.#unaccented ??= new Spellings(this.forms, (form) => unaccentedSpelling(form.surface));
      const start = Math.max(lines.start, range.start);
      const found = this.#unaccented.find(text, { start, end: Math.min(lines.end, range.end) });
      for (let i = 0; i < found.length; i += 3) if (found[i + 1]! <= lines.end) hits.push(...found.subarray(i, i + 3));
    }
    return Int32Array.from(hits);
  }
}

/** Most texts have no line without diacritics. */
const noHits = new Int32Array(0);

/** Other spellings of forms. */
class Spellings {
  readonly #matcher: PhraseMatcher;
  /** The form of each spelling. */
  readonly #forms: Int32Array;

  constructor(forms: readonly Form[], spellingsOf: (form: Form) => readonly string[]) {
    const spellings = forms.flatMap((form, index) => spellingsOf(form).map((spelling) => ({ spelling, index })));
    this.#matcher = new PhraseMatcher(spellings.map(({ spelling }) => spelling));
    this.#forms = Int32Array.from(spellings, ({ index }) => index);
  }

  find(text: string, range: Span): Int32Array {
    const hits = this.#matcher.find(text, range);
    for (let i = 2; i < hits.length; i += 3) hits[i] = this.#forms[hits[i]!]!;
    return hits;
  }
}

/** The form without diacritics, if it has some to lose and at least two syllables. */
function unaccentedSpelling(surface: string): string[] {
  const spelling = withoutDiacritics(surface);
  return spelling !== surface.normalize('NFC') && /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(spelling) ? [spelling] : [];
}
