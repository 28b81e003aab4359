import type { Suggestion } from '../suggestion.js';
import type { Pattern, Reader } from './pattern.js';
import { phrasesAt, type PhraseSet } from './phrases.js';
import { ROOT, trie } from './phraseTrie.js';
import { gapEnd } from './scan.js';
import { endOf, goesOn, isGapAfter, isMixed, isNumber, numberWithCase } from './syllables.js';
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

/** Readers by their layer, in order; layers without any are left out. */
export type ByLayer = readonly { readonly layer: number; readonly readers: readonly LayeredReader[] }[];

/** Which readers start where, by the phrases that begin there: a reader is not asked where its anchors are not. */
export class AnchorTable {
  readonly #readers: readonly LayeredReader[];
  /** By `numberWithCase`: whether any reader may start with the syllable. */
  readonly #starts = new Uint8Array((vocabulary.size + 1) * 2);
  /** By a node of the phrases, twice, and one more with a capital: worked out when it is met for the first time. */
  readonly #known = new Array<Readers | undefined>(trie.size * 2);

  /** @param layers readers in their order, by layer */
  constructor(layers: readonly (readonly (Pattern | Reader)[])[]) {
    this.#readers = layers.flatMap((readers, layer) => readers.map((reader) => layered(reader, layer)));
    for (const { anchors, atCapitals } of this.#readers) {
      for (const number of anchors.firstSyllables()) {
        this.#starts[number * 2 + 1] = 1;
        if (!atCapitals) this.#starts[number * 2] = 1;
      }
    }
  }

  /** The readers to ask at the syllable or number with the index, by layer, in their order; undefined at most. */
  readersAt(text: string, index: number): ByLayer | undefined {
    const written = numberWithCase(index);
    if (this.#starts[written] !== 1) return undefined;
    if (goesOn(index)) return this.#readersOf(trie.child(ROOT, written >> 1), written & 1).withLonger;
    const node = phrasesAt(index);
    const { passed, withLonger } = this.#readersOf(node, written & 1);
    return passed === withLonger || !mayGoOn(text, index + trie.depths[node]! - 1) ? passed : withLonger;
  }

  #readersOf(node: number, capital: number): Readers {
    return (this.#known[node * 2 + capital] ??= this.#findReaders(node, capital === 1));
  }

  #findReaders(node: number, isCapitalised: boolean): Readers {
    const readers = this.#readers.filter(({ atCapitals }) => isCapitalised || !atCapitals);
    const passed = readers.filter(({ anchors }) => anchors.syllablesTo(node) > 0);
    const withLonger = readers.filter(({ anchors }) => anchors.syllablesTo(node) > 0 || anchors.goesOnFrom(node));
    const ofPassed = byLayer(passed);
    return { passed: ofPassed, withLonger: withLonger.length > passed.length ? byLayer(withLonger) : ofPassed };
  }
}

function byLayer(readers: readonly LayeredReader[]): ByLayer | undefined {
  if (readers.length === 0) return undefined;
  const layers = [...new Set(readers.map(({ layer }) => layer))];
  return layers.map((layer) => ({ layer, readers: readers.filter((reader) => reader.layer === layer) }));
}

/** Of a node, the readers with an anchor that ends on the way to it, and with them those with one that goes on from it; the same if there are none. */
interface Readers {
  readonly passed: ByLayer | undefined;
  readonly withLonger: ByLayer | undefined;
}

function layered(reader: Pattern | Reader, layer: number): LayeredReader {
  return { layer, anchors: reader.anchors, atCapitals: reader.atCapitals ?? false, read: (text, at) => reader.read(text, at), marks: 'id' in reader ? { label: reader.label, evidence: [{ kind: 'pattern', pattern: reader.id }] } : undefined };
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
