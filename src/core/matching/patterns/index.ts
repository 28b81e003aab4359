import type { Suggestion } from '../suggestion.js';
import { events } from './events.js';
import { instrument, namedInstrument } from './instruments.js';
import { occasions } from './occasions.js';
import { office, personAfterOffice } from './offices.js';
import { organ } from './organs.js';
import { LayeredSearch } from './layeredSearch.js';
import type { Pattern, Reader } from './pattern.js';
import { persons } from './persons.js';
import { place } from './places.js';
import { quantity } from './quantity.js';
import { serials } from './serials.js';
import { task } from './tasks.js';
import { time } from './time.js';

export type { Example, Pattern } from './pattern.js';

/** A number is the number of an instrument, a serial number, a time or a quantity, whichever comes first. */
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

const search = new LayeredSearch(layers);

/**
 * What the patterns find in each of several texts: all candidates, in document order; they may nest and cross. Offsets:
 * UTF-16 code units of the text as given. Time is linear in the length of the texts, and less than for one after the other.
 */
export function findPatternsInEach(texts: readonly string[]): Iterable<Suggestion[]> {
  return search.findInEach(texts);
}
