import { gapEnd } from './patterns/scan.js';
import type { Suggestion } from './suggestion.js';

/**
 * Offices with the bodies that only a lexicon knows: an office goes on to the end of the body that follows it directly,
 * or that begins in it and reaches beyond it: `Cục trưởng Cục Gìn giữ hòa bình Việt Nam` (guidelines, ROLE).
 *
 * @param candidates in document order
 * @returns what is to be added to them
 */
export function officesWithBodies(candidates: readonly Suggestion[], text: string): Suggestion[] {
  const bodies = candidates.filter(({ label, tier }) => label === 'ORG' && tier === 'exact');
  const composed: Suggestion[] = [];
  let first = 0; // of the bodies, the first that starts after the office does
  for (const office of candidates) {
    if (office.label !== 'ROLE' || office.tier !== 'exact') continue;
    while (first < bodies.length && bodies[first]!.start <= office.start) first++;
    const next = gapEnd(text, office.end) ?? office.end;
    for (let body = first; body < bodies.length && bodies[body]!.start <= next; body++) {
      const { start, end } = bodies[body]!;
      if (end > office.end && (start < office.end || start === next)) composed.push({ ...office, end });
    }
  }
  return composed;
}
