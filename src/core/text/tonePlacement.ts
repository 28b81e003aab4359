/**
 * Where the tone mark of `oa`, `oe` and `uy` stands: on the first vowel (`hòa`, `thúy`) or on the second (`hoà`,
 * `thuý`). The canonical place is the second, which is also right where a consonant follows (`hoàn`). After `q` the `u`
 * belongs to the consonant and nothing moves: `quý` is the only spelling.
 */

const vowelPairs = ['oa', 'oe', 'uy'];
const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** Packed pairs of units, as a number that a Map can be asked for quickly. */
const pack = (first: number, second: number) => (first << 16) | second;

/** Below it no letter bears a tone mark. */
const firstAccented = 0xc0;

/** Which units are one of the vowels without a tone mark, the first or the second of a pair: few need to be looked up. */
const isFirst = new Uint8Array(0x10000);
const isSecond = new Uint8Array(0x10000);

const movedForward = new Map<number, number>();
const movedBack = new Map<number, number>();

for (const [first, second] of vowelPairs as unknown as [string, string][]) {
  for (const tone of tones) {
    for (const one of [first, first.toUpperCase()]) {
      for (const other of [second, second.toUpperCase()]) {
        isFirst[one.charCodeAt(0)] = isSecond[other.charCodeAt(0)] = 1;
        const onFirst = pack((one + tone).normalize('NFC').charCodeAt(0), other.charCodeAt(0));
        const onSecond = pack(one.charCodeAt(0), (other + tone).normalize('NFC').charCodeAt(0));
        movedForward.set(onFirst, onSecond);
        movedBack.set(onSecond, onFirst);
      }
    }
  }
}

/** Pairs of letters with the tone on the first, each followed by the pair with the tone on the second; as `toneOnSecond` gives them. */
export const tonePairs: Int32Array = Int32Array.from([...movedForward].flat());

/** Whether the unit is `q` or `Q`. */
export function isQ(unit: number): boolean {
  return unit === 0x71 || unit === 0x51;
}

/** The two units, `first << 16 | second`, with the tone on the second instead of the first; undefined where none moves. */
export function toneOnSecond(first: number, second: number): number | undefined {
  return first < firstAccented || isSecond[second] === 0 ? undefined : movedForward.get(pack(first, second));
}

/** The two units, `first << 16 | second`, with the tone on the first instead of the second; undefined where none moves. */
export function toneOnFirst(first: number, second: number): number | undefined {
  return second < firstAccented || isFirst[first] === 0 ? undefined : movedBack.get(pack(first, second));
}
