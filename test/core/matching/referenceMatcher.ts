import { canonicalKey, foldKey } from '../../../src/core/text/fold.js';
import { trimSpan } from '../../../src/core/text/words.js';

export type Hit = readonly [start: number, end: number, phrase: number];

/** A syllable with its marks and the zero-width characters inside it. */
const syllable = /[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]*[\p{L}\p{N}\p{M}])?/gu;

/** A unit of what may follow the last syllable of a phrase, as in `BRICS+`. */
const symbol = /[^\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}\s]/gu;

/**
 * What the matcher has to find, by comparing the key of every run of syllables with that of every phrase. Slow, and
 * with nothing in common with the matcher but the folding rules.
 */
export function referenceHits(text: string, phrases: readonly string[]): Hit[] {
  const spans = [...text.matchAll(syllable)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const keys = phrases.map((phrase) => {
    const { start, end } = trimSpan(phrase, { start: 0, end: phrase.length });
    return canonicalKey(phrase.slice(start, end)).replace(/^[^\p{L}\p{N}\p{M}]+/u, '');
  });
  const ends = [...spans.map(({ end }) => end), ...Array.from(text.matchAll(symbol), (match) => match.index + match[0].length)];
  const hits: Hit[] = [];
  for (const { start } of spans) {
    for (const end of ends.filter((end) => end > start)) {
      const slice = text.slice(start, end);
      const folded = foldKey(slice);
      const canonical = canonicalKey(slice);
      for (const [phrase, key] of keys.entries()) {
        if (foldKey(key) === folded && capitalsAllow(key, canonical) && (slice.match(/\r\n|\r|\n/g) ?? []).length <= 1) hits.push([start, end, phrase]);
      }
    }
  }
  return hits.sort((a, b) => a[0] - b[0] || b[1] - a[1] || a[2] - b[2]);
}

/** A capital of the phrase must be one in the text. */
function capitalsAllow(phrase: string, text: string): boolean {
  return [...phrase].every((letter, index) => letter === text[index] || letter !== letter.toUpperCase() || letter === letter.toLowerCase());
}
