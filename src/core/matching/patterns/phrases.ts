import { expression, matchAt } from './expression.js';

const syllable = expression(String.raw`[\p{L}\p{M}]+`);
const nextSyllable = expression(String.raw` (?<word>[\p{L}\p{M}]+)`);

/** A set of phrases, looked up syllable by syllable; case and the kind of white space do not matter. */
export class PhraseSet {
  private readonly phrases: ReadonlySet<string>;
  private readonly beginnings = new Set<string>();

  /** `phrases` are separated by commas. */
  constructor(phrases: string) {
    this.phrases = new Set(phrases.split(',').map((phrase) => phrase.trim().normalize('NFC').toLowerCase()));
    for (const phrase of this.phrases) {
      for (let i = phrase.indexOf(' '); i >= 0; i = phrase.indexOf(' ', i + 1)) this.beginnings.add(phrase.slice(0, i));
    }
  }

  /** The first syllables of the phrases. */
  firstSyllables(): string[] {
    return [...new Set([...this.phrases].map((phrase) => phrase.split(' ', 1)[0]!))];
  }

  /** The end of the longest phrase that begins at the offset. */
  endAt(text: string, at: number): number | undefined {
    let longest: number | undefined;
    let found = matchAt(syllable, text, at);
    let phrase = found?.[0].toLowerCase() ?? '';
    let end = at;
    while (found) {
      end += found[0].length;
      if (this.phrases.has(phrase)) longest = end;
      if (!this.beginnings.has(phrase)) break;
      found = matchAt(nextSyllable, text, end);
      phrase += ` ${found?.groups?.['word']?.toLowerCase()}`;
    }
    return longest;
  }
}
