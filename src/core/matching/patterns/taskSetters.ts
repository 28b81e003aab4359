import { END, expression, matchAt, oneOf } from './expression.js';
import { PhraseSet } from './phrases.js';
import { wordBefore } from './surroundings.js';
import { verbStart } from './taskClauses.js';

/**
 * What sets a task. What is reported as achieved is no task (guidelines, boundaries, 9), so a verb alone is no evidence:
 * something before it must set the task; that stays outside.
 */

/** `Thứ nhất, …`, `Hai là, …`. */
const ordinal = expression(String.raw`(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là)(?:,|:) `);
/** The verb follows at once. */
const direct = expression(
  `(?:${oneOf(
    'cần phải, cần, phải, hãy, sẽ, kiên quyết, kiên trì, kiên định, hướng tới, nhất trí, thống nhất, cam kết, quyết tâm, sẵn sàng, chủ trương, tới việc, đến việc, về việc, sứ mệnh, phấn đấu, nhiệm vụ, then chốt là, trọng tâm là, nhiệm vụ là, ưu tiên là, mục tiêu là, giải pháp là, tiếp đến là, tiếp theo là, phương hướng đối ngoại là, ' +
      'biện pháp để, biện pháp nhằm, giải pháp để, giải pháp nhằm, nhiệm vụ để, nhiệm vụ nhằm',
  )}|(?:nhằm|là|việc|khẳng định|nhấn mạnh|đồng thời,?|theo đó,?)(?= tiếp tục)|trên cơ sở(?= (?:tranh thủ|phát huy|tận dụng|huy động|khai thác))) `,
);
/** One is asked to do something, and may be named before the verb: `đề nghị hai bên tăng cường …`. */
const request = expression(`${oneOf('đề nghị, yêu cầu, kêu gọi, mong muốn, mong, hy vọng, hi vọng, kỳ vọng, giao, nhất trí, thống nhất, cam kết, đề xuất, chỉ đạo')} `);
/** These words before it make a request a noun, or part of another word: `theo yêu cầu`, `ngoại giao`. */
const notRequested = new Set(['theo', 'ứng', 'với', 'các', 'những', 'nhiều', 'của', 'mọi', 'do', 'được', 'ngoại', 'chuyển', 'bàn', 'kết', 'trao', 'không', 'sự', 'nhu', 'số', 'một', 'hệ', 'chủ']);
/** One word of who is asked; with these a clause or a noun goes on instead. */
const askedWord = expression(
  `(?!${oneOf('của, là, được, bị, đã, đang, cần, về, tại, trong, trên, do, này, đó, và, để, nhằm, mà, rằng, từ, theo, sự, việc, cao, nhất')}${END})[\\p{L}\\p{M}’'.-]+(?:,? )`,
);
const MAX_ASKED = 12;
/** A line of field and no aspect says what is to be done: `Công tác đối ngoại bám theo …`. */
const subject = expression('(?:Công tác đối ngoại|Công tác ngoại giao|Ngành Ngoại giao|Ngành ngoại giao|Đối ngoại địa phương) ', { matchCase: true });
/** `Xác định hỗ trợ địa phương là một trong những nhiệm vụ quan trọng`. */
const declared = expression('(?:Xác định|Coi) ', { matchCase: true });
/** The verb is reported or passive here: `tiếp tục được mở rộng`. */
const reported = expression(`(?:${oneOf('tiếp tục, tích cực, chủ động')}) (?:được|đạt|diễn ra|có|là|khẳng định|bày tỏ)${END}`);
/** Before a quotation that words a task: `chủ trương "xây dựng …"`. Other quotations are titles. */
const beforeQuotation = /(?:chủ\s+trương|chủ\s+đề|phương\s+châm|nhiệm\s+vụ)[^\S\r\n]+["“]$/u;
/** How far back the paragraph of a sentence is looked for. */
const REACH = 1200;

/** Syllables with which something that sets a task begins, in lower case. */
export const SETTER_ANCHORS: readonly string[] = new PhraseSet(
  'thứ, một, hai, ba, bốn, năm, sáu, bảy, cần, phải, hãy, sẽ, kiên, hướng, nhất, thống, cam, quyết, sẵn, chủ, tới, đến, về, sứ, nhiệm, then, trọng, ưu, mục, giải, tiếp, phương, biện, nhằm, là, việc, khẳng, nhấn, đồng, theo, ' +
    'đề, yêu, phấn, kêu, mong, hy, hi, kỳ, giao, chỉ, công, ngành, đối, xác, coi, trên',
).firstSyllables();

/** Where the verb of the task begins that is set by what stands at the offset, or that begins there itself. */
export function taskStart(text: string, at: number): number | undefined {
  const start = afterSetter(text, at) ?? (isQuoted(text, at) || opensSentenceOfList(text, at) || opensTitle(text, at) ? at : undefined);
  const verb = start === undefined ? undefined : verbStart(text, start);
  return verb === undefined || matchAt(reported, text, verb) ? undefined : verb;
}

function afterSetter(text: string, at: number): number | undefined {
  const before = wordBefore(text, at);
  const set = matchAt(ordinal, text, at) ?? (before === 'không' || before === 'đã' ? undefined : matchAt(direct, text, at)) ?? matchAt(subject, text, at) ?? matchAt(declared, text, at);
  if (set && verbStart(text, at + set[0].length) !== undefined) return at + set[0].length;
  return notRequested.has(before) ? undefined : afterRequest(text, at);
}

function afterRequest(text: string, at: number): number | undefined {
  const asked = matchAt(request, text, at);
  let start = asked && at + asked[0].length;
  for (let words = 0; start !== undefined && words < MAX_ASKED; words++) {
    if (verbStart(text, start) !== undefined) return start;
    const word = matchAt(askedWord, text, start);
    start = word && start + word[0].length;
  }
  return undefined;
}

function isQuoted(text: string, at: number): boolean {
  return /["“]/.test(text[at - 1] ?? '') && beforeQuotation.test(text.slice(Math.max(0, at - 32), at));
}

/** A sentence that begins with a verb, in a paragraph that an ordinal has opened: it goes on with what is to be done. */
function opensSentenceOfList(text: string, at: number): boolean {
  if (!/^\p{Lu}/u.test(text[at] ?? '') || !/[.;]\s+$/u.test(text.slice(Math.max(0, at - 3), at))) return false;
  const before = text.slice(Math.max(0, at - REACH), at);
  const paragraph = before.lastIndexOf('\n') + 1;
  return matchAt(ordinal, before, paragraph) !== undefined;
}

const title = expression(String.raw`\p{Lu}[^\r\n.;:!?"“|]{12,140}(?=~(?:[\r\n]|$))`, { matchCase: true });

/** A line that begins with a verb and is no sentence. */
function opensTitle(text: string, at: number): boolean {
  return (at === 0 || /[\r\n]/.test(text[at - 1]!)) && matchAt(title, text, at) !== undefined;
}
