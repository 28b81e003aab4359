import { compareSpans } from '../../text/span.js';
import { noAttributes, type Suggestion } from '../suggestion.js';
import { AnchorTable, type LayeredReader, Places } from './anchors.js';
import type { CleanText } from './cleanText.js';
import type { Pattern, Reader, Reading } from './pattern.js';
import { isGlued, readSyllables, startOf, turnTo, type ReadText } from './syllables.js';

/** So many code units are read together at most, or one text: their syllables fit into the caches of a processor. */
const TOGETHER = 1 << 17;

interface Found {
  readonly suggestion: Suggestion;
  /** The index of the syllable at which it was found. */
  readonly index: number;
}

/**
 * Readers in layers. In a layer a text is read from left to right, and what one reader has taken is not offered to the
 * next; mentions of different layers may nest. As layers know nothing of each other, all texts are read by one layer and
 * then by the next: the readers are so many that a processor does not have them all at hand, but it does those of a layer.
 */
export class LayeredSearch {
  readonly #anchors: AnchorTable;
  /** By layer. */
  readonly #places: readonly Places[];

  constructor(layers: readonly (readonly (Pattern | Reader)[])[]) {
    this.#anchors = new AnchorTable(layers);
    this.#places = layers.map(() => new Places());
  }

  /** What is found in each of the texts, in document order; what is read together is searched when the first of it is asked for. */
  *findInEach(texts: readonly string[]): Generator<Suggestion[]> {
    for (let next = 0; next < texts.length; ) {
      const together: string[] = [];
      for (let units = 0; next < texts.length && (together.length === 0 || units + texts[next]!.length < TOGETHER); next++) {
        units += texts[next]!.length + 1;
        together.push(texts[next]!);
      }
      yield* this.#findTogether(together);
    }
  }

  #findTogether(texts: readonly string[]): Suggestion[][] {
    const read = readSyllables(texts);
    const found = read.map((): Found[] => []);
    for (const places of this.#places) places.clear();
    for (const text of read) {
      turnTo(text);
      this.#anchors.addPlaces(text, this.#places);
    }
    for (const places of this.#places) this.#readLayer(places, read, found);
    return found.map(inOrder);
  }

  /** Reads the texts by one layer, and adds to what was found in each. */
  #readLayer({ numbers, length }: Places, read: readonly ReadText[], found: readonly Found[][]): void {
    const { readers } = this.#anchors;
    let next = 0;
    for (let text = 0; next < length; text++) {
      const { end, clean } = read[text]!;
      if (numbers[next]! >= end) continue;
      turnTo(read[text]!);
      let takenUntil = 0;
      for (; next < length && numbers[next]! < end; next += 2) takenUntil = readPlace(numbers[next]!, readers[numbers[next + 1]!]!, takenUntil, clean, found[text]!);
    }
  }
}

/** Asks the readers at a place, unless it is taken already; until where the text is taken then. */
function readPlace(index: number, readers: readonly LayeredReader[], takenUntil: number, clean: CleanText, found: Found[]): number {
  const at = startOf(index);
  for (const { read, marks } of readers) {
    if (at < takenUntil) break;
    const readings = read(clean.text, at);
    if (readings === undefined) continue;
    for (const reading of Array.isArray(readings) ? (readings as readonly Reading[]) : [readings as Reading]) {
      takenUntil = reading.end;
      if (marks) found.push({ suggestion: suggestionOf(reading, marks, clean, index), index });
    }
  }
  return takenUntil;
}

function suggestionOf({ start, end, attributes = noAttributes }: Reading, { label, evidence }: NonNullable<LayeredReader['marks']>, clean: CleanText, index: number): Suggestion {
  // Stuck to the word before it: `phươngSáng 13/12`.
  const tier = isGlued(index) ? 'glued' : 'exact';
  return { start: clean.originalStart(start), end: clean.originalEnd(end), label, tier, evidence, attributes };
}

function inOrder(found: Found[]): Suggestion[] {
  if (found.length > FEW) found.sort(compareFound);
  else sortFew(found);
  return found.map(({ suggestion }) => suggestion);
}

/** Of a line or two: sorting makes lists of its own, which takes longer than putting so few into their places. */
const FEW = 16;

function sortFew(found: Found[]): void {
  for (let index = 1; index < found.length; index++) {
    const one = found[index]!;
    let at = index;
    for (; at > 0 && compareFound(found[at - 1]!, one) > 0; at--) found[at] = found[at - 1]!;
    found[at] = one;
  }
}

/** Of those that cover the same, the one that was found first in the text comes first. */
function compareFound(a: Found, b: Found): number {
  return compareSpans(a.suggestion, b.suggestion) || a.index - b.index;
}
