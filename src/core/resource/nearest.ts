import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a misspelt word most likely meant, or undefined: at most a third of its letters away, where a letter
 * that is wrong, missing, too many, or swapped with its neighbour counts as one. Case does not count.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let limit = Math.max(1, Math.floor(word.length / 3));
  const lowerCased = word.toLowerCase();
  let best: string | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const far = editDistance(lowerCased, candidate.toLowerCase());
    if (far > limit || (best !== undefined && far === limit)) continue;
    best = candidate;
    limit = far;
  }
  return best;
}

function editDistance(a: string, b: string): number {
  return isSwap(a, b) ? 1 : distance(a, b);
}

/** Whether swapping two neighbouring letters makes the one the other. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
