import { gapEnd, lettersEnd } from './scan.js';

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
    let phrase = '';
    for (let start: number | undefined = at; start !== undefined; ) {
      const end = lettersEnd(text, start);
      if (end === start) break;
      phrase += (phrase && ' ') + text.slice(start, end).toLowerCase();
      if (this.phrases.has(phrase)) longest = end;
      start = this.beginnings.has(phrase) ? gapEnd(text, end) : undefined;
    }
    return longest;
  }
}
