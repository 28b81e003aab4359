import { DIGITS } from './pattern.js';

/** A place where a reader may start. */
export interface Anchor {
  readonly at: number;
  /** The syllable in lower case, or `DIGITS`. */
  readonly key: string;
  /** Whether it is stuck to the word before it (`phươngSáng 13/12`). */
  readonly glued: boolean;
}

const OTHER = 0;
const LETTER = 1;
const CAPITAL = 2;
const DIGIT = 3;

/** Covers the Latin blocks, Vietnamese letters among them; what lies beyond starts no anchor. */
const TABLE_SIZE = 0x1f00;
const classes = new Uint8Array(TABLE_SIZE);
const lower = new Uint16Array(TABLE_SIZE);
for (let unit = 0; unit < TABLE_SIZE; unit++) {
  const character = String.fromCharCode(unit);
  classes[unit] = /\p{Lu}/u.test(character) ? CAPITAL : /[\p{L}\p{M}]/u.test(character) ? LETTER : /\p{Nd}/u.test(character) ? DIGIT : OTHER;
  lower[unit] = character.toLowerCase().charCodeAt(0);
}

const FILTER_SIZE = 1 << 12;
const step = (hash: number, unit: number) => Math.imul(hash, 31) + unit;

/**
 * Finds anchors in one pass over the code units. Most syllables are turned down by a bit filter over their hash, so
 * that no string is made of them.
 */
export class AnchorFinder {
  private readonly keys: ReadonlySet<string>;
  private readonly filter = new Uint8Array(FILTER_SIZE);

  constructor(keys: Iterable<string>) {
    this.keys = new Set(keys);
    for (const key of this.keys) {
      let hash = 0;
      for (let i = 0; i < key.length; i++) hash = step(hash, key.charCodeAt(i));
      this.filter[hash & (FILTER_SIZE - 1)] = 1;
    }
  }

  *find(text: string): Generator<Anchor> {
    let before = OTHER;
    for (let i = 0; i < text.length; ) {
      const unit = text.charCodeAt(i);
      const kind = unit < TABLE_SIZE ? classes[unit]! : OTHER;
      if (kind === OTHER || kind === DIGIT) {
        if (kind === DIGIT && before === OTHER) yield { at: i, key: DIGITS, glued: false };
        before = kind;
        i++;
        continue;
      }
      // A syllable: it ends where the letters end, or where a capital follows a small letter.
      const at = i;
      let hash = 0;
      let last = kind;
      for (; i < text.length; i++) {
        const next = text.charCodeAt(i);
        const nextKind = next < TABLE_SIZE ? classes[next]! : OTHER;
        if ((nextKind !== LETTER && nextKind !== CAPITAL) || (nextKind === CAPITAL && last === LETTER && i > at)) break;
        hash = step(hash, lower[next]!);
        last = nextKind;
      }
      const glued = before !== OTHER;
      before = last;
      if (this.filter[hash & (FILTER_SIZE - 1)] === 0) continue;
      const key = text.slice(at, i).toLowerCase();
      if (this.keys.has(key)) yield { at, key, glued };
    }
  }
}
