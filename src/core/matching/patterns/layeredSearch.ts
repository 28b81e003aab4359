import { compareSpans } from '../../text/span.js';
import type { Suggestion } from '../suggestion.js';
import { AnchorTable, type ByLayer, type LayeredReader } from './anchors.js';
import { cleanText, type CleanText } from './cleanText.js';
import type { Pattern, Reader, Reading } from './pattern.js';
import { isGlued, readSyllables, startOf, turnTo, type ReadText } from './syllables.js';

/** So many code units are read together at most, or one text: their syllables fit into the caches of a processor. */
const TOGETHER = 1 << 17;

/** A place at which readers are asked. */
interface Place {
  /** The index of the syllable. */
  readonly index: number;
  readonly readers: ByLayer;
}

interface Found {
  readonly suggestion: Suggestion;
  /** The index of the syllable at which it was found. */
  readonly index: number;
}

/** A text that is searched, and what has been found in it so far. */
interface SearchedText {
  readonly clean: CleanText;
  readonly read: ReadText;
  readonly places: readonly Place[];
  readonly found: Found[];
}

/**
 * Readers in layers. In a layer a text is read from left to right, and what one reader has taken is not offered to the
 * next; mentions of different layers may nest. As layers know nothing of each other, all texts are read by one layer and
 * then by the next: the readers are so many that a processor does not have them all at hand, but it does those of a layer.
 */
export class LayeredSearch {
  readonly #layers: number;
  readonly #anchors: AnchorTable;

  constructor(layers: readonly (readonly (Pattern | Reader)[])[]) {
    this.#layers = layers.length;
    this.#anchors = new AnchorTable(layers);
  }

  /** What is found in each of the texts, in document order; what is read together is searched when the first of it is asked for. */
  *findInEach(texts: readonly string[]): Generator<Suggestion[]> {
    for (let next = 0; next < texts.length; ) {
      const together: string[] = [];
      for (let units = 0; next < texts.length && (together.length === 0 || units + texts[next]!.length < TOGETHER); next++) {
        units += texts[next]!.length + 1;
        together.push(texts[next]!);
      }
      yield* this.#findTogether(together.map(cleanText));
    }
  }

  #findTogether(clean: readonly CleanText[]): Suggestion[][] {
    const read = readSyllables(clean.map(({ text }) => text));
    const searched = clean.map((text, i) => this.#prepared(text, read[i]!));
    for (let layer = 0; layer < this.#layers; layer++) {
      for (const text of searched) {
        turnTo(text.read);
        readLayer(text, layer);
      }
    }
    return searched.map(({ found }) => found.sort(compareFound).map(({ suggestion }) => suggestion));
  }

  #prepared(clean: CleanText, read: ReadText): SearchedText {
    turnTo(read);
    const places: Place[] = [];
    for (let index = read.first; index < read.end; index++) {
      const readers = this.#anchors.readersAt(clean.text, index);
      if (readers) places.push({ index, readers });
    }
    return { clean, read, places, found: [] };
  }
}

function readLayer({ clean, places, found }: SearchedText, layer: number): void {
  let takenUntil = 0;
  for (const { index, readers } of places) {
    const ofLayer = readers[layer];
    if (!ofLayer) continue;
    const at = startOf(index);
    for (const { read, marks } of ofLayer) {
      if (at < takenUntil) break;
      const readings = read(clean.text, at);
      if (readings === undefined) continue;
      for (const reading of Array.isArray(readings) ? (readings as readonly Reading[]) : [readings as Reading]) {
        takenUntil = reading.end;
        if (marks) found.push({ suggestion: suggestionOf(reading, marks, clean, index), index });
      }
    }
  }
}

const noAttributes = {};

function suggestionOf({ start, end, attributes = noAttributes }: Reading, { label, evidence }: NonNullable<LayeredReader['marks']>, clean: CleanText, index: number): Suggestion {
  // Stuck to the word before it: `phươngSáng 13/12`.
  const tier = isGlued(index) ? 'glued' : 'exact';
  return { start: clean.originalStart(start), end: clean.originalEnd(end), label, tier, evidence, attributes };
}

/** Of those that cover the same, the one that was found first in the text comes first. */
function compareFound(a: Found, b: Found): number {
  return compareSpans(a.suggestion, b.suggestion) || a.index - b.index;
}
