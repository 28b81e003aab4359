import { isSyllable } from '../text/syllable.js';
import type { Candidate } from './candidate.js';
import { DOC, EVENT, LOC, ORG, ROLE } from './labelRules.js';
import { beginsCommonWord } from './patterns/placeNames.js';
import { CAPITAL, isDigitAt, kindAt, LETTER } from './patterns/scan.js';
import { wordBefore } from './patterns/surroundings.js';

/**
 * Names of states of one syllable (`Pháp`, `Mỹ`, `Anh`, `Đức`, `Áo`) are words and parts of other names as well. Leaves
 * them out where they are:
 * - the beginning of a common word: `Pháp luật quy định`;
 * - the name of a person who is addressed: `bà Nga`;
 * - `Anh` at the beginning of a sentence that speaks of no other place: `Anh kể lại`;
 * - the name of a numbered ship: `tàu Hải Dương 8`;
 * - a syllable of a longer name that is no place: `ở Mỹ Đình`, `công ty Minh Anh`. Inside an entity that is known they
 *   stay: `Tổng thống Mỹ Joe Biden`, `Bộ Công Thương Pháp`.
 *
 * Leaves out the United Nations too where they are the beginning of `Hội Liên hiệp quốc dân Việt Nam`.
 *
 * @param candidates in document order, the longer one first
 */
export function leaveOutOtherWords(candidates: Candidate[], text: string): void {
  let kept = 0;
  let reach = 0; // how far the entities go that start before the candidate or with it
  for (let index = 0; index < candidates.length; index++) {
    const candidate = candidates[index]!;
    const { end } = candidate;
    const { kind } = candidate.label;
    if (kind === LOC ? isOtherWord(candidates, index, reach, text) : kind === ORG && isPeople(text, end)) continue;
    if (kind & holders && end > reach) reach = end;
    candidates[kept++] = candidate;
  }
  candidates.length = kept;
}

/** Whether the place at the index is none. */
function isOtherWord(candidates: readonly Candidate[], index: number, reach: number, text: string): boolean {
  const candidate = candidates[index]!;
  const { start, end } = candidate;
  if (isShip(text, candidate)) return true;
  if (/[\s-]/u.test(text.slice(start, end))) return false;
  if (beginsCommonWord(text.slice(start, start + 32).normalize('NFC'), 0) || addressed.has(wordBefore(text, start).normalize('NFC'))) return true;
  if (isPronoun(candidate, text) && !besideAnother(candidates, index, text)) return true;
  return reach < end && (followsName(text, start) || precedesName(text, end));
}

const number = /^\s\d{1,3}(?!\d)/u;
const ship = /tàu(?:\s+\p{Ll}[\p{Ll}\p{M}]*){0,4}\s+$/iu;

/** Whether a numbered ship bears the name of the place: `tàu khảo sát Hải Dương 8`. */
function isShip(text: string, { start, end }: Candidate): boolean {
  return isDigitAt(text, end + 1) && number.test(text.slice(end, end + 5)) && ship.test(text.slice(Math.max(0, start - 40), start).normalize('NFC'));
}

/** Whether a name that ends there, in `quốc`, goes on with `dân`. */
function isPeople(text: string, end: number): boolean {
  return (text.charCodeAt(end + 1) | 0x20) === 0x64 && people.test(text.slice(end - 4, end + 4));
}
const people = /^quốc dân$/iu;

const addressed = new Set(['ông', 'bà', 'anh', 'chị', 'cô', 'em', 'chú', 'bác', 'cụ', 'thằng', 'cậu', 'bé', 'tên', 'chồng', 'con', 'hãng']);
const holders = ROLE | ORG | EVENT | DOC;
/** A word with a capital, directly after a space. */
const capitalised = /^ (\p{Lu}[\p{Ll}\p{M}]*)(?![\p{L}\p{M}])/u;

/** Whether a Vietnamese syllable with a capital follows: a foreign name may well follow a state. */
function precedesName(text: string, end: number): boolean {
  if (kindAt(text, end + 1) !== CAPITAL) return false;
  const next = capitalised.exec(text.slice(end, end + 16));
  return next !== null && isSyllable(next[1]!);
}

/** Where a sentence or what somebody says begins. */
const opening = /(?:^|[\r\n.!?:…]["“”]?)[\s"“-]*$/u;

/** Whether it is `Anh` at the beginning of a sentence, where it is rather the person who is spoken of. */
function isPronoun({ start, end }: Candidate, text: string): boolean {
  return text.slice(start, end) === 'Anh' && opening.test(text.slice(Math.max(0, start - 6), start));
}

const sentenceEnd = /[\r\n.!?…]/u;

/** Whether another place follows in the same sentence: `Anh và Việt Nam …`. */
function besideAnother(candidates: readonly Candidate[], index: number, text: string): boolean {
  const { end } = candidates[index]!;
  if (precedesName(text, end)) return false;
  const next = candidates.slice(index + 1, index + 1 + NEIGHBOURS).find(({ label, start }) => label.kind === LOC && start >= end);
  return next !== undefined && !sentenceEnd.test(text.slice(end, next.start));
}
const NEIGHBOURS = 24;

/** Whether a syllable with a capital stands before, and does not only begin a sentence: `công ty Minh Anh`, but `Việc Mỹ …`. */
function followsName(text: string, start: number): boolean {
  if (text[start - 1] !== ' ') return false;
  let begin = start - 1;
  while (kindAt(text, begin - 1) === LETTER) begin--;
  if (kindAt(text, begin - 1) !== CAPITAL || begin === start - 1) return false;
  const before = kindAt(text, begin - 3);
  return text[begin - 2] === ' ' && (before === LETTER || before === CAPITAL);
}
