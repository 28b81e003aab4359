import type { Span } from '../text/span.js';
import { firstIndex } from '../text/firstIndex.js';

/** A stretch of the source text that stands in the plain text too. */
interface Kept {
  readonly source: number;
  readonly plain: number;
  readonly length: number;
  /** Whether the character before it in the source text is the backslash that escapes its first one. */
  readonly escaped: boolean;
}

/** Something of the source text that the plain text lacks. */
export interface Cut extends Span {
  /** Whether it is the backslash of an escape, which belongs to the character after it. */
  readonly escape: boolean;
}

/** Maps offsets between a source text and what is left of it when stretches are cut out. */
export class SourceMap {
  readonly plainText: string;
  readonly #kept: readonly Kept[];
  readonly #source: string;

  /** @param cuts in order, not overlapping */
  constructor(source: string, cuts: readonly Cut[]) {
    const kept: Kept[] = [];
    const parts: string[] = [];
    let plain = 0;
    let at = 0;
    let escaped = false;
    const keep = (end: number): void => {
      if (end === at) return;
      kept.push({ source: at, plain, length: end - at, escaped });
      parts.push(source.slice(at, end));
      plain += end - at;
    };
    for (const cut of cuts) {
      keep(cut.start);
      at = cut.end;
      escaped = cut.escape;
    }
    keep(source.length);
    this.#kept = kept;
    this.#source = source;
    this.plainText = cuts.length === 0 ? source : parts.join('');
  }

  toSource(plain: number, side: 'left' | 'right'): number {
    if (side === 'left') {
      const before = this.#last((kept) => kept.plain < plain);
      return before ? before.source + Math.min(plain - before.plain, before.length) : 0;
    }
    const here = this.#last((kept) => kept.plain <= plain);
    if (!here || plain >= here.plain + here.length) return this.#source.length;
    return plain === here.plain && here.escaped ? here.source - 1 : here.source + plain - here.plain;
  }

  toPlain(source: number): number {
    const before = this.#last((kept) => kept.source <= source);
    return before ? before.plain + Math.min(source - before.source, before.length) : 0;
  }

  /** Whether the character at an offset of the plain text has a backslash before it that escapes it. */
  isEscaped(plain: number): boolean {
    const here = this.#last((kept) => kept.plain <= plain);
    return here?.plain === plain && here.escaped;
  }

  /** The cuts within a span of the plain text, its ends included: what the source text has at which plain offset. */
  *markup(from: number, to: number): Generator<{ plain: number; source: Span }> {
    const kept = this.#kept;
    for (let i = this.#lastIndex((stretch) => stretch.plain < from) + 1; i <= kept.length; i++) {
      const before = kept[i - 1];
      const start = before ? before.source + before.length : 0;
      const after = kept[i];
      const plain = after?.plain ?? this.plainText.length;
      if (plain > to) return;
      const end = after?.source ?? this.#source.length;
      if (end > start && plain >= from) yield { plain, source: { start, end } };
    }
  }

  #last(test: (kept: Kept) => boolean): Kept | undefined {
    return this.#kept[this.#lastIndex(test)];
  }

  /** Index of the last stretch that passes a test which the ones before it pass too; -1 if none does. */
  #lastIndex(test: (kept: Kept) => boolean): number {
    return firstIndex(this.#kept, (kept) => !test(kept)) - 1;
  }
}
