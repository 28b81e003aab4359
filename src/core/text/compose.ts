import { IGNORED, MARK, unitClass } from './unitTables.js';

/** A text without ignored characters and with its combining marks composed, and where its units come from. */
export interface Composed {
  /** The units; the buffer is longer than `length`. */
  readonly units: Uint16Array;
  readonly length: number;
  /** Where what became a unit starts in the original text, and where it ends with its marks. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The marks that make another letter of a letter (circumflex, breve, horn); tone marks come after them. */
const qualityMarks = /[\u0302\u0306\u031b]/;
const combiningMark = /\p{M}/u;

/**
 * Letters with marks as NFC has them, whatever order the marks are in: `e` + acute + circumflex is `ế`, for which NFC
 * alone would not do, as both marks are of one combining class.
 */
function composeCluster(cluster: string): string {
  const decomposed = [...cluster.normalize('NFD')];
  const marks = decomposed.filter((character) => combiningMark.test(character));
  const base = decomposed.filter((character) => !combiningMark.test(character));
  const [quality, others] = [marks.filter((mark) => qualityMarks.test(mark)), marks.filter((mark) => !qualityMarks.test(mark))];
  return [...base, ...quality, ...others].join('').normalize('NFC');
}

/** Composed clusters: a text has few different ones. Bounded, as a text may be made of any. */
const knownClusters = new Map<string, string>();
const maxKnownClusters = 4096;

function composedCluster(cluster: string): string {
  let composed = knownClusters.get(cluster);
  if (composed === undefined) {
    composed = composeCluster(cluster);
    if (knownClusters.size < maxKnownClusters) knownClusters.set(cluster, composed);
  }
  return composed;
}

/** Whether the text has marks or ignored characters, so that composing would change it. */
export function needsComposing(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (unitClass[text.charCodeAt(i)]! >= MARK) return true;
  return false;
}

/**
 * Composes `text[start, end)`. Offsets in the result are those of `text`. The stretch should neither start nor end
 * between a letter and its marks.
 */
export function compose(text: string, start = 0, end: number = text.length): Composed {
  let units = new Uint16Array(end - start + 2);
  let starts = new Int32Array(end - start + 2);
  let ends = new Int32Array(end - start + 2);
  let length = 0;
  const push = (unit: number, from: number, to: number) => {
    if (length + 1 === units.length) [units, starts, ends] = [grown(units), grown(starts), grown(ends)];
    units[length] = unit;
    starts[length] = from;
    ends[length++] = to;
  };
  for (let at = start; at < end; ) {
    const unit = text.charCodeAt(at);
    if (unitClass[unit] === IGNORED) {
      at++;
      continue;
    }
    let clusterEnd = at + 1;
    let marks = '';
    for (let next = clusterEnd; next < end; next++) {
      const kind = unitClass[text.charCodeAt(next)]!;
      if (kind < MARK) break;
      if (kind === IGNORED) continue;
      marks += text[next]!;
      clusterEnd = next + 1;
    }
    if (marks === '') push(unit, at, clusterEnd);
    else {
      const composed = composedCluster(text[at]! + marks);
      for (let i = 0; i < composed.length; i++) push(composed.charCodeAt(i), at, clusterEnd);
    }
    at = clusterEnd;
  }
  return { units, length, starts, ends };
}

function grown<Units extends Uint16Array | Int32Array>(units: Units): Units {
  const larger = new (units.constructor as new (length: number) => Units)(units.length * 2);
  larger.set(units);
  return larger;
}
