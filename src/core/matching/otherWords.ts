import { beginsCommonWord } from './patterns/placeNames.js';
import { CAPITAL, kindAt, LETTER } from './patterns/scan.js';
import { wordBefore } from './patterns/surroundings.js';
import type { Suggestion } from './suggestion.js';

/**
 * Names of states of one syllable (`Pháp`, `Mỹ`, `Anh`, `Đức`, `Áo`) are words and parts of other names as well. Leaves
 * them out where they are:
 * - the beginning of a common word: `Pháp luật quy định`;
 * - the name of a person who is addressed: `bà Nga`;
 * - a syllable of a longer name that is no place: `ở Mỹ Đình`, `công ty Minh Anh`. Inside an entity that is known they
 *   stay: `Tổng thống Mỹ Joe Biden`, `Bộ Công Thương Pháp`.
 *
 * Leaves out the United Nations too where they are the beginning of `Hội Liên hiệp quốc dân Việt Nam`.
 *
 * @param candidates in document order, the longer one first
 */
export function withoutOtherWords(candidates: readonly Suggestion[], text: string): Suggestion[] {
  let reach = 0; // how far the entities go that start before the candidate or with it
  return candidates.filter((candidate) => {
    const { label, start, end } = candidate;
    if (label !== 'LOC') {
      if (label === 'ORG' && people.test(text.slice(end - 4, end + 4))) return false;
      if (holders.has(label)) reach = Math.max(reach, end);
      return true;
    }
    if (/[\s-]/u.test(text.slice(start, end))) return true;
    if (beginsCommonWord(text, start) || addressed.has(wordBefore(text, start))) return false;
    return reach >= end || !(followsName(text, start) || precedesName(text, end));
  });
}

/** The end of a name in `quốc`, and `dân`. */
const people = /^quốc dân$/iu;
const addressed = new Set(['ông', 'bà', 'anh', 'chị', 'cô', 'em', 'chú', 'bác', 'cụ', 'thằng']);
const holders: ReadonlySet<string> = new Set(['ROLE', 'ORG', 'EVENT', 'DOC']);
/** A syllable with a capital and a Vietnamese letter, directly after a space: a foreign name may well follow a state. */
const vietnameseSyllable = /^ \p{Lu}\p{Ll}*(?=[^\p{ASCII}])\p{L}+/u;

function precedesName(text: string, end: number): boolean {
  return kindAt(text, end + 1) === CAPITAL && vietnameseSyllable.test(text.slice(end, end + 8));
}

/** Whether a syllable with a capital stands before, and does not only begin a sentence: `công ty Minh Anh`, but `Việc Mỹ …`. */
function followsName(text: string, start: number): boolean {
  if (text[start - 1] !== ' ') return false;
  let begin = start - 1;
  while (kindAt(text, begin - 1) === LETTER) begin--;
  if (kindAt(text, begin - 1) !== CAPITAL || begin === start - 1) return false;
  const before = kindAt(text, begin - 3);
  return text[begin - 2] === ' ' && (before === LETTER || before === CAPITAL);
}
