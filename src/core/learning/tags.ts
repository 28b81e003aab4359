/** A mention in a sentence: tokens `from` to `to`, both included, and the index of its label. */
export interface TokenMention {
  readonly from: number;
  readonly to: number;
  readonly label: number;
}

/**
 * The tags of tokens, in the BILOU scheme: outside, or unit, begin, inside, last of a label. They are numbered so that
 * those that start a mention or stand outside come first: O, then U, B, I, L of all labels.
 */
export class TagScheme {
  readonly labels: number;
  readonly size: number;
  /** The pairs of tags that may follow each other. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  /** The number of a pair in those lists, at `from * size + to`. */
  readonly pairs: Int32Array;

  constructor(labels: number) {
    this.labels = labels;
    this.size = 4 * labels + 1;
    this.pairs = new Int32Array(this.size ** 2).fill(-1);
    const pairs: [number, number][] = [];
    for (let to = 0; to < this.size; to++) {
      for (let from = 0; from < this.size; from++) {
        if (this.#follows(from, to)) this.pairs[from * this.size + to] = pairs.push([from, to]) - 1;
      }
    }
    this.from = Uint16Array.from(pairs, ([from]) => from);
    this.to = Uint16Array.from(pairs, ([, to]) => to);
  }

  /** Whether a mention may stand open before the tag: it is none of I, L. A sentence starts with such a tag. */
  opens(tag: number): boolean {
    return tag <= 2 * this.labels;
  }

  /** Whether no mention is open after the tag: it is O, U or L. A sentence ends with such a tag. */
  closes(tag: number): boolean {
    return tag <= this.labels || tag > 3 * this.labels;
  }

  #follows(from: number, to: number): boolean {
    if (this.closes(from)) return this.opens(to);
    return !this.opens(to) && (from - to) % this.labels === 0;
  }

  /** The tag of token `at` of a mention. */
  tagOf({ from, to, label }: TokenMention, at: number): number {
    const place = from === to ? 0 : at === from ? 1 : at === to ? 3 : 2;
    return 1 + place * this.labels + label;
  }

  /** The tags of a sentence that holds these mentions, which do not overlap. */
  tagsOf(length: number, mentions: readonly TokenMention[]): Uint16Array {
    const tags = new Uint16Array(length);
    for (const mention of mentions) for (let at = mention.from; at <= mention.to; at++) tags[at] = this.tagOf(mention, at);
    return tags;
  }

  /** The mentions that tags stand for. The tags may follow each other. */
  mentionsOf(tags: Uint16Array): TokenMention[] {
    const mentions: TokenMention[] = [];
    let from = 0;
    for (let at = 0; at < tags.length; at++) {
      const tag = tags[at]!;
      if (tag === 0) continue;
      if (this.opens(tag)) from = at;
      if (this.closes(tag)) mentions.push({ from, to: at, label: (tag - 1) % this.labels });
    }
    return mentions;
  }
}
