import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a misspelt word most likely meant, or undefined: at most a third of its letters away (Levenshtein),
 * and from four letters on two letters, so that two swapped ones are understood.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let limit = Math.max(word.length > 3 ? 2 : 1, Math.floor(word.length / 3));
  const lowerCased = word.toLowerCase();
  let best: string | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const far = distance(lowerCased, candidate.toLowerCase());
    if (far > limit || (best !== undefined && far === limit)) continue;
    best = candidate;
    limit = far;
  }
  return best;
}
