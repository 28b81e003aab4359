import { afterGap, END, expression, matchEnd, oneOf } from './expression.js';
import { PhraseSet } from './phrases.js';
import { breaksLine, CAPITAL, kindAt } from './scan.js';
import { wordBefore } from './surroundings.js';
import { isQuote, verbStart } from './taskClauses.js';

/**
 * What sets a task. What is reported as achieved is no task (guidelines, boundaries, 9), so a verb alone is no evidence:
 * something before it must set the task; that stays outside.
 */

/** `Thứ nhất, …`, `Hai là, …`. */
const ordinal = expression(String.raw`(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là)(?:,|:) `);
const ordinalWords = new PhraseSet('thứ, một là, hai là, ba là, bốn là, năm là, sáu là, bảy là, tám là, chín là, mười là');
/** The verb follows at once. */
const direct = new PhraseSet(
  'cần phải, cần, phải, hãy, sẽ, kiên quyết, kiên trì, kiên định, hướng tới, nhất trí, thống nhất, cam kết, quyết tâm, sẵn sàng, chủ trương, tới việc, đến việc, về việc, sứ mệnh, phấn đấu, nhiệm vụ, then chốt là, trọng tâm là, nhiệm vụ là, ' +
    'ưu tiên là, mục tiêu là, giải pháp là, tiếp đến là, tiếp theo là, phương hướng đối ngoại là, biện pháp để, biện pháp nhằm, giải pháp để, giải pháp nhằm, nhiệm vụ để, nhiệm vụ nhằm',
);
/** Set a task only where it is to go on: `khẳng định tiếp tục …`. */
const before = new PhraseSet('nhằm, là, việc, khẳng định, nhấn mạnh, đồng thời, theo đó');
const goingOn = expression(',? (?=tiếp tục )');
/** Set a task where what follows makes use of something: `trên cơ sở tranh thủ …`. */
const basis = new PhraseSet('trên cơ sở');
const usingVerbs = new PhraseSet('tranh thủ, phát huy, tận dụng, huy động, khai thác');
/** One is asked to do something, and may be named before the verb: `đề nghị hai bên tăng cường …`. */
const request = new PhraseSet('đề nghị, yêu cầu, kêu gọi, mong muốn, mong, hy vọng, hi vọng, kỳ vọng, giao, nhất trí, thống nhất, cam kết, đề xuất, chỉ đạo');
/** These words before it make a request a noun, or part of another word: `theo yêu cầu`, `ngoại giao`. */
const notRequested = new Set(['theo', 'ứng', 'với', 'các', 'những', 'nhiều', 'của', 'mọi', 'do', 'được', 'ngoại', 'chuyển', 'bàn', 'kết', 'trao', 'không', 'sự', 'nhu', 'số', 'một', 'hệ', 'chủ']);
/** One word of who is asked; with these a clause or a noun goes on instead. */
const askedWord = expression(
  `(?!${oneOf('của, là, được, bị, đã, đang, cần, về, tại, trong, trên, do, này, đó, và, để, nhằm, mà, rằng, từ, theo, sự, việc, cao, nhất')}${END})[\\p{L}\\p{M}’'.-]+(?:,? )`,
);
const MAX_ASKED = 12;
/** A field without aspect says what is to be done (`Công tác đối ngoại bám theo …`), as does `Xác định hỗ trợ địa phương là …`. */
const opening = new PhraseSet('công tác đối ngoại, công tác ngoại giao, ngành ngoại giao, đối ngoại địa phương, xác định, coi');
/** The verb is reported or passive here: `tiếp tục được mở rộng`. */
const AUXILIARIES = 'tiếp tục, tích cực, chủ động';
const auxiliaries = new PhraseSet(AUXILIARIES);
const reported = expression(`${oneOf(AUXILIARIES)} (?:được|đạt|diễn ra|có|là|khẳng định|bày tỏ)${END}`);
/** Before a quotation that words a task: `chủ trương "xây dựng …"`. Other quotations are titles. */
const beforeQuotation = /(?:chủ\s+trương|chủ\s+đề|phương\s+châm|nhiệm\s+vụ)[^\S\r\n]+["“]$/u;
/** How far back the paragraph of a sentence is looked for. */
const REACH = 1200;

/** All of these. */
export const setters = new PhraseSet('thứ', direct, before, basis, request, opening, ordinalWords);

/** Where the verb of the task begins that is set by what stands at the offset, or that begins there itself. */
export function taskStart(text: string, at: number): number | undefined {
  const start = afterSetter(text, at) ?? (isQuoted(text, at) || opensSentenceOfList(text, at) || opensTitle(text, at) ? at : undefined);
  const verb = start === undefined ? undefined : verbStart(text, start);
  return verb === undefined || (auxiliaries.endAt(text, verb) !== undefined && matchEnd(reported, text, verb) !== undefined) ? undefined : verb;
}

function afterSetter(text: string, at: number): number | undefined {
  if (setters.endAt(text, at) === undefined) return undefined;
  const set = afterGap(text, direct.endAt(text, at)) ?? afterBefore(text, at) ?? afterBasis(text, at) ?? afterOpening(text, at);
  if (set !== undefined && verbStart(text, set) !== undefined) {
    const word = wordBefore(text, at);
    if (word !== 'không' && word !== 'đã') return set;
  }
  return afterRequest(text, at) ?? afterOrdinal(text, at);
}

function afterBefore(text: string, at: number): number | undefined {
  const end = before.endAt(text, at);
  return end === undefined ? undefined : matchEnd(goingOn, text, end);
}

function afterBasis(text: string, at: number): number | undefined {
  const start = afterGap(text, basis.endAt(text, at));
  return start === undefined || usingVerbs.endAt(text, start) === undefined ? undefined : start;
}

function afterOpening(text: string, at: number): number | undefined {
  return isCapital(text, at) ? afterGap(text, opening.endAt(text, at)) : undefined;
}

function afterOrdinal(text: string, at: number): number | undefined {
  return ordinalWords.endAt(text, at) === undefined ? undefined : matchEnd(ordinal, text, at);
}

function afterRequest(text: string, at: number): number | undefined {
  let start = afterGap(text, request.endAt(text, at));
  if (start === undefined || notRequested.has(wordBefore(text, at))) return undefined;
  for (let words = 0; start !== undefined && words < MAX_ASKED; words++) {
    if (verbStart(text, start) !== undefined) return start;
    start = matchEnd(askedWord, text, start);
  }
  return undefined;
}

function isCapital(text: string, at: number): boolean {
  return kindAt(text, at) === CAPITAL;
}

function isQuoted(text: string, at: number): boolean {
  return isQuote(text, at - 1) && beforeQuotation.test(text.slice(Math.max(0, at - 32), at));
}

const afterSentence = /[.;]\s+$/u;

/** A sentence that begins with a verb, in a paragraph that an ordinal has opened: it goes on with what is to be done. */
function opensSentenceOfList(text: string, at: number): boolean {
  if (!isCapital(text, at) || !afterSentence.test(text.slice(Math.max(0, at - 3), at))) return false;
  const before = text.slice(Math.max(0, at - REACH), at);
  const paragraph = before.lastIndexOf('\n') + 1;
  return matchEnd(ordinal, before, paragraph) !== undefined;
}

const title = expression(String.raw`\p{Lu}[^\r\n.;:!?"“|]{12,140}(?=~(?:[\r\n]|$))`, { matchCase: true });

/** What no title has in it, and the end of its line. */
const titleEnd = /[\r\n.;:!?"“|]/g;

/** A line that begins with a verb and is no sentence. */
function opensTitle(text: string, at: number): boolean {
  return (at === 0 || text[at - 1] === '\n') && isCapital(text, at) && isUnmarkedLine(text, at) && matchEnd(title, text, at) !== undefined;
}

/** Whether the line has no mark that no title has: most lines do, and the expression would look for the end of a title at each place before it. */
function isUnmarkedLine(text: string, at: number): boolean {
  titleEnd.lastIndex = at;
  return !titleEnd.test(text) || breaksLine(text, titleEnd.lastIndex - 1, titleEnd.lastIndex);
}
