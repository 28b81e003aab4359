/**
 * A text as patterns read it: composed (NFC), without zero-width characters. Patterns thus need not know that `ế` may
 * be one to three code units; their offsets are mapped back to the original text.
 */
export interface CleanText {
  readonly text: string;
  /** The original offset of a clean one. A boundary inside a removed stretch falls to its end (`start`) or beginning (`end`). */
  toOriginal(clean: number, side: 'start' | 'end'): number;
}

/** A letter with its combining marks, or characters without width (joiners inside emoji among them). */
const UNCLEAN = /[^\u0300-\u036f][\u0300-\u036f]+|[\u00ad\u200b-\u200d\u2060\ufeff]+/gu;
const MAY_BE_UNCLEAN = /[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]/;

/** Cleans the text; one that is clean already is returned as it is. */
export function cleanText(original: string): CleanText {
  if (!MAY_BE_UNCLEAN.test(original)) return { text: original, toOriginal: (offset) => offset };

  // One entry per changed stretch: where it begins and ends, in both texts.
  const changes: { clean: number; cleanEnd: number; original: number; originalEnd: number }[] = [];
  let text = '';
  let copied = 0;
  for (const { 0: found, index } of original.matchAll(UNCLEAN)) {
    const composed = /^[\u00ad\u200b-\u200d\u2060\ufeff]/.test(found) ? '' : found.normalize('NFC');
    text += original.slice(copied, index);
    changes.push({ clean: text.length, cleanEnd: text.length + composed.length, original: index, originalEnd: index + found.length });
    text += composed;
    copied = index + found.length;
  }
  text += original.slice(copied);

  return {
    text,
    toOriginal(clean, side) {
      // The last change that begins at or before the offset; one that begins exactly there does not count for an end.
      let low = 0;
      let high = changes.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const { clean: begin } = changes[middle]!;
        if (side === 'start' ? begin <= clean : begin < clean) low = middle + 1;
        else high = middle;
      }
      const change = changes[low - 1];
      if (change === undefined) return clean;
      return clean < change.cleanEnd ? change.original : change.originalEnd + clean - change.cleanEnd;
    },
  };
}
