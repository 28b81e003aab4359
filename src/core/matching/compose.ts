import { Candidate, compareCandidates, EXACT } from './candidate.js';
import { ORG, ROLE } from './labelRules.js';
import { gapEnd } from './patterns/scan.js';

/**
 * Offices with the bodies that only a lexicon knows: an office goes on to the end of the body that follows it directly,
 * or that begins in it and reaches beyond it: `Cục trưởng Cục Gìn giữ hòa bình Việt Nam` (guidelines, ROLE).
 *
 * @param candidates in document order
 * @returns what is to be added to them, in document order
 */
export function officesWithBodies(candidates: readonly Candidate[], text: string): Candidate[] {
  const composed: Candidate[] = [];
  let first = 0; // of the candidates, the first that starts after the office does
  for (const office of candidates) {
    if (office.label.kind !== ROLE || office.tier !== EXACT) continue;
    while (first < candidates.length && candidates[first]!.start <= office.start) first++;
    const next = gapEnd(text, office.end) ?? office.end;
    for (let index = first; index < candidates.length && candidates[index]!.start <= next; index++) {
      const { start, end, label, tier } = candidates[index]!;
      if (label.kind !== ORG || tier !== EXACT || end <= office.end) continue;
      if (start < office.end || start === next) composed.push(new Candidate(office.start, end, office.label, office.tier, office.evidence, office.attributes));
    }
  }
  return composed.sort(compareCandidates);
}
