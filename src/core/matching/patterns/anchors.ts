import type { Suggestion } from '../suggestion.js';
import type { Pattern, Reader } from './pattern.js';
import { phrasesAt, type PhraseSet } from './phrases.js';
import { ROOT, trie } from './phraseTrie.js';
import { gapEnd } from './scan.js';
import { endOf, goesOn, isGapAfter, isMixed, isNumber, larger, listThose, numberWithCase, type ReadText } from './syllables.js';
import { vocabulary } from './vocabulary.js';

/** A reader with the number of its layer. All are of one shape, whatever the reader is, as they are asked all the time. */
export interface LayeredReader {
  readonly layer: number;
  readonly anchors: PhraseSet;
  readonly atCapitals: boolean;
  readonly read: Reader['read'];
  /** What its mentions have in common; absent for a reader that marks nothing. */
  readonly marks: Pick<Suggestion, 'label' | 'evidence'> | undefined;
}

/** The places at which readers of one layer are asked, in some texts, in order. The list is used again for others. */
export class Places {
  /** Of each the index of the syllable, and the number of the readers in `AnchorTable.readers`. */
  numbers = new Int32Array(1 << 8);
  length = 0;

  add(index: number, readers: number): void {
    if (this.length === this.numbers.length) this.numbers = larger(this.numbers);
    this.numbers[this.length++] = index;
    this.numbers[this.length++] = readers;
  }

  clear(): void {
    this.length = 0;
  }
}

/** Readers of one layer that are asked at a place, by their number in `AnchorTable.readers`. */
interface Asked {
  readonly layer: number;
  readonly readers: number;
}

/** Which readers start where, by the phrases that begin there: a reader is not asked where its anchors are not. */
export class AnchorTable {
  /** Readers of one layer that are asked together, in their order. */
  readonly readers: (readonly LayeredReader[])[] = [];
  readonly #all: readonly LayeredReader[];
  /** By `numberWithCase`: 1 if any reader may start with the syllable. */
  readonly #starts = new Uint8Array((vocabulary.size + 1) * 2);
  /** By a node of the phrases, twice, and one more with a capital: worked out when it is met for the first time. */
  readonly #known = new Array<AskedAt | undefined>(trie.size * 2);
  /** The syllables of a text with which any reader may start. */
  #starting = new Int32Array(1 << 8);

  /** @param layers readers in their order, by layer */
  constructor(layers: readonly (readonly (Pattern | Reader)[])[]) {
    this.#all = layers.flatMap((readers, layer) => readers.map((reader) => layered(reader, layer)));
    for (const { anchors, atCapitals } of this.#all) {
      for (const number of anchors.firstSyllables()) {
        this.#starts[number * 2 + 1] = 1;
        if (!atCapitals) this.#starts[number * 2] = 1;
      }
    }
  }

  /** Adds the places of a text, which must be turned to, by layer. */
  addPlaces(read: ReadText, layers: readonly Places[]): void {
    if (this.#starting.length <= read.end - read.first) this.#starting = new Int32Array((read.end - read.first) * 2);
    const starting = this.#starting;
    const count = listThose(read, this.#starts, starting);
    for (let i = 0; i < count; i++) {
      for (const { layer, readers } of this.#askedAt(read.clean.text, starting[i]!)) layers[layer]!.add(starting[i]!, readers);
    }
  }

  /** Whom to ask at the syllable or number with the index, with which a reader may start. */
  #askedAt(text: string, index: number): readonly Asked[] {
    const written = numberWithCase(index);
    if (goesOn(index)) return this.#askedAtNode(trie.child(ROOT, written >> 1), written & 1).withLonger;
    const node = phrasesAt(index);
    const { passed, withLonger } = this.#askedAtNode(node, written & 1);
    return passed === withLonger || !mayGoOn(text, index + trie.depths[node]! - 1) ? passed : withLonger;
  }

  #askedAtNode(node: number, capital: number): AskedAt {
    return (this.#known[node * 2 + capital] ??= this.#findAsked(node, capital === 1));
  }

  #findAsked(node: number, isCapitalised: boolean): AskedAt {
    const readers = this.#all.filter(({ atCapitals }) => isCapitalised || !atCapitals);
    const passed = readers.filter(({ anchors }) => anchors.syllablesTo(node) > 0);
    const withLonger = readers.filter(({ anchors }) => anchors.syllablesTo(node) > 0 || anchors.goesOnFrom(node));
    const ofPassed = this.#byLayer(passed);
    return { passed: ofPassed, withLonger: withLonger.length > passed.length ? this.#byLayer(withLonger) : ofPassed };
  }

  #byLayer(readers: readonly LayeredReader[]): readonly Asked[] {
    const layers = [...new Set(readers.map(({ layer }) => layer))];
    return layers.map((layer) => ({ layer, readers: this.readers.push(readers.filter((reader) => reader.layer === layer)) - 1 }));
  }
}

/** At a node, the readers with an anchor that ends on the way to it, and with them those with one that goes on from it; the same if there are none. */
interface AskedAt {
  readonly passed: readonly Asked[];
  readonly withLonger: readonly Asked[];
}

function layered(reader: Pattern | Reader, layer: number): LayeredReader {
  return { layer, anchors: reader.anchors, atCapitals: reader.atCapitals ?? false, read: reader.read, marks: 'id' in reader ? { label: reader.label, evidence: [{ kind: 'pattern', pattern: reader.id }] } : undefined };
}

/**
 * Whether an expression may go on where no phrase does, after the syllable with the index: expressions ignore case
 * however it is mixed, take more for white space, and know what may follow a number (`2,5 năm`, `13/12`).
 */
function mayGoOn(text: string, index: number): boolean {
  if (isGapAfter(index)) return isMixed(index + 1);
  return isNumber(index) || isRareSpace(text.charCodeAt(gapEnd(text, endOf(index)) ?? endOf(index)));
}

/** White space to expressions, and none to phrases. */
function isRareSpace(unit: number): boolean {
  return unit === 0x0b || unit === 0x0c || unit === 0x1680 || unit === 0x2028 || unit === 0x2029 || unit === 0x205f;
}
