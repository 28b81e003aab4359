import type { HitBuffer } from './hits.js';
import { capitalTable, UNUSUAL } from './phraseTraits.js';
import { ENTRY, firstSlot, HAS_ENTRY, IS_ALIAS, LEADS_ON, PARENT_SHIFT, type PhraseTrie, ROOT } from './phraseTrie.js';
import { hashGap, unitHash } from './syllableHash.js';
import type { Tokens } from './tokens.js';
import { verify } from './verify.js';

/** What a syllable of a text looks like: it begins with a capital, its letters are those of a phrase's syllable, there is one space before it. */
const CAPITAL = 1;
const KNOWN = 2;
const SPACED = 4;
const LOOKED = 8;

/** Walks through the trie of some phrases, along the syllables of a text. */
export class Walks {
  readonly #trie: PhraseTrie;
  /** What is known of the looks of each syllable: looked at once, however many walks come by. */
  #looks = new Uint8Array(0);

  constructor(trie: PhraseTrie) {
    this.#trie = trie;
  }

  /**
   * Adds the hits that start at the candidates, in the order of hits.
   *
   * @param candidates the first `count` are syllables, in order
   * @param length how many of the `units` are the text
   * @param base is added to offsets
   */
  run(tokens: Tokens, units: Uint16Array, length: number, candidates: Int32Array, count: number, found: HitBuffer, base: number): void {
    if (this.#looks.length < tokens.count) this.#looks = new Uint8Array(tokens.count * 2);
    else this.#looks.fill(0, 0, tokens.count);
    const { edges, targets, edgeMask } = this.#trie;
    const { hashes, ends, count: tokenCount } = tokens;
    for (let i = 0; i < count; i++) {
      const token = candidates[i]!;
      const firstHit = found.count;
      let node = ROOT;
      for (let at = token; at < tokenCount; at++) {
        let key = hashes[at]!;
        if (at > token && ends[at]! & 1) key ^= gapBefore(at, ends, units);
        let slot = firstSlot(node, key, edgeMask);
        let notes = edges[slot * 2 + 1]!;
        while (notes !== 0 && (edges[slot * 2] !== key || notes >> PARENT_SHIFT !== node)) {
          slot = (slot + 1) & edgeMask;
          notes = edges[slot * 2 + 1]!;
        }
        if (notes === 0) break;
        if (notes & IS_ALIAS) {
          slot = targets[slot]!;
          notes = edges[slot * 2 + 1]!;
        }
        if (notes & HAS_ENTRY) this.#arrive(targets[slot]!, tokens, units, length, token, at, found, base);
        if ((notes & LEADS_ON) === 0) break;
        node = slot + 1;
      }
      if (found.count - firstHit > 1) found.sortFrom(firstHit);
    }
  }

  /** Adds the phrases of a list of entries that the text agrees with. */
  #arrive(first: number, tokens: Tokens, units: Uint16Array, length: number, token: number, at: number, found: HitBuffer, base: number): void {
    const { entries } = this.#trie;
    const start = syllableStart(token, tokens.ends, units);
    const capitals = this.#capitals(tokens, units, token, at);
    for (let entry = first; entry !== 0; entry = entries[(entry - 1) * ENTRY + 2]!) {
      const phrase = entries[(entry - 1) * ENTRY]!;
      const wanted = entries[(entry - 1) * ENTRY + 1]!;
      if (capitals !== UNUSUAL && wanted !== UNUSUAL) {
        if ((wanted & ~capitals) === 0) found.add(start + base, (tokens.ends[at]! >>> 1) + base, phrase);
      } else {
        const end = verify(this.#trie, phrase, units, start, length);
        if (end >= 0) found.add(start + base, end + base, phrase);
      }
    }
  }

  /** The capitals that the syllables begin with, as `capitalsOf` has them; `UNUSUAL` where letters have to be compared. */
  #capitals(tokens: Tokens, units: Uint16Array, first: number, last: number): number {
    const looks = this.#looks;
    let usual = looks[first]! || this.#look(tokens, units, first);
    let capitals = usual & CAPITAL;
    usual |= SPACED;
    for (let at = first + 1; at <= last; at++) {
      const look = looks[at]! || this.#look(tokens, units, at);
      capitals |= (look & CAPITAL) << (at - first);
      usual &= look;
    }
    return (usual & (KNOWN | SPACED)) === (KNOWN | SPACED) ? capitals : UNUSUAL;
  }

  #look({ hashes, ends }: Tokens, units: Uint16Array, token: number): number {
    const end = ends[token]! >>> 1;
    const start = syllableStart(token, ends, units);
    let look = LOOKED | capitalTable[units[start]!]!;
    if (this.#trie.known.has(hashes[token]!, units, start, end)) look |= KNOWN;
    if (token > 0 && start - (ends[token - 1]! >>> 1) === 1 && isSpace(units[start - 1]!)) look |= SPACED;
    this.#looks[token] = look;
    return look;
  }
}

/** The hash of what stands before a syllable that is not the first. */
function gapBefore(token: number, ends: Int32Array, units: Uint16Array): number {
  return hashGap(units, ends[token - 1]! >>> 1, syllableStart(token, ends, units));
}

/** Where a syllable starts: with the first letter after the one before it. */
function syllableStart(token: number, ends: Int32Array, units: Uint16Array): number {
  let start = token === 0 ? 0 : ends[token - 1]! >>> 1;
  while (unitHash[units[start]!]! >= 0) start++;
  return start;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0;
}
