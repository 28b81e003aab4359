import { compareSpans, type Span } from '../../text/span.js';
import type { Suggestion } from '../suggestion.js';
import { AnchorTable } from './anchors.js';
import { cleanText } from './cleanText.js';
import { events } from './events.js';
import { instrument, namedInstrument } from './instruments.js';
import { occasions } from './occasions.js';
import { office, personAfterOffice } from './offices.js';
import { organ } from './organs.js';
import type { Pattern, Reader, Reading } from './pattern.js';
import { persons } from './persons.js';
import { place } from './places.js';
import { quantity } from './quantity.js';
import { serials } from './serials.js';
import { isGlued, readSyllables, startOf, syllableCount } from './syllables.js';
import { task } from './tasks.js';
import { time } from './time.js';

export type { Example, Pattern } from './pattern.js';

/**
 * Readers in layers. In a layer the text is read from left to right, and what one reader has taken is not offered to
 * the next: a number is the number of an instrument, a serial number, a time or a quantity, whichever comes first.
 * Mentions of different layers may nest.
 */
const layers: readonly (readonly (Pattern | Reader)[])[] = [
  [instrument, ...serials, ...time, quantity],
  [namedInstrument],
  [place],
  [organ],
  [office],
  [personAfterOffice, ...persons],
  [...occasions, ...events],
  [task],
];

/** The patterns, for those who explain or list them. */
export const patterns: readonly Pattern[] = layers.flat().filter((reader) => 'id' in reader);

const anchors = new AnchorTable(layers);

const noAttributes = {};

/**
 * What the patterns find in the text, or in a range of it: all candidates, in document order; they may nest and cross.
 * The range is read as if it were the whole text, so it should begin and end where lines do. Offsets: UTF-16 code
 * units of the text as given. Time is linear in the length of the range.
 */
export function findPatterns(text: string, range: Span = { start: 0, end: text.length }): Suggestion[] {
  const clean = cleanText(text.slice(range.start, range.end));
  const takenUntil = layers.map(() => 0);
  const found: Suggestion[] = [];
  readSyllables(clean.text);
  for (let index = 0; index < syllableCount(); index++) {
    const readers = anchors.readersAt(clean.text, index);
    if (!readers) continue;
    const at = startOf(index);
    for (const { layer, read, marks } of readers) {
      if (at < takenUntil[layer]!) continue;
      const readings = read(clean.text, at);
      if (readings === undefined) continue;
      for (const { start, end, attributes = noAttributes } of Array.isArray(readings) ? (readings as readonly Reading[]) : [readings as Reading]) {
        takenUntil[layer] = end;
        if (!marks) continue;
        found.push({
          start: range.start + clean.originalStart(start),
          end: range.start + clean.originalEnd(end),
          label: marks.label,
          // Stuck to the word before it: `phươngSáng 13/12`.
          tier: isGlued(index) ? 'glued' : 'exact',
          evidence: marks.evidence,
          attributes,
        });
      }
    }
  }
  return found.sort(compareSpans);
}
