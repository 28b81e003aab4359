import { isSyllable } from '../../text/syllable.js';
import { afterGap, DASH, END, expression, matchAt, matchEnd } from './expression.js';
import { CAPITALISED } from './names.js';
import { organAt } from './organs.js';
import type { Pattern, Reading } from './pattern.js';
import { knownPlaceEnd } from './placeNames.js';
import { PhraseSet } from './phrases.js';
import { isCapitalAt } from './scan.js';

/**
 * EVENT: a meeting with its subject and its ordinal, host or year: `Hội nghị Ngoại vụ toàn quốc lần thứ 20`,
 * `Đại hội XIII của Đảng`, `Hội nghị Cấp cao ASEAN lần thứ 38`. A year in brackets after it stays outside.
 */
const heads = new PhraseSet(
  'hội nghị, hội nghị thượng đỉnh, hội nghị cấp cao, đại hội, kỳ họp, hội thảo, diễn đàn, phiên họp, cuộc họp, cuộc gặp, đối thoại, tọa đàm, toạ đàm, lễ kỷ niệm, lễ, tuần lễ, liên hoan, triển lãm, hội chợ, vòng đàm phán, khóa họp, khoá họp, hội đàm, cuộc đối thoại, giao lưu hữu nghị, ngày hội, lễ hội, chương trình giao lưu',
);
const ORDINAL = String.raw`(?:lần thứ|thứ|lần) (?:\d{1,3}|[IVXLC]{1,7}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)${END}`;
const ordinal = expression(ORDINAL);
const ordinalWords = new PhraseSet('lần, thứ');
const YEAR = String.raw`(?:năm (?:19|20)\d\d|(?:19|20)\d\d(?!~${DASH}~\d))${END}`;
const year = expression(YEAR);
const roman = expression(String.raw`(?:[IVX]{1,6}|\d{1,2})${END}(?![/.,]\d)`, { matchCase: true });
const ofParty = expression(`(?:của )?Đảng(?: Cộng sản Việt Nam)?${END}`, { matchCase: true });
const ofBody = expression('của (?=\\p{Lu})', { matchCase: true });
const term = expression(`khóa (?:[IVX]{1,6}|\\d{1,2})${END}`);

/** One word of an event's subject: with a capital, an abbreviation, or a small one that no clause begins with. */
const word = expression(String.raw`(?:[-–](?= \p{Lu})|${CAPITALISED}|\p{Lu}[\p{Lu}\d]+(?:-\d+)?|\p{Ll}[\p{Ll}\p{M}]*)(?:-${CAPITALISED}){0,3}(?![\p{L}\p{M}])`, { matchCase: true });
/** `Hội nghị Cấp cao … (ACMECS) lần thứ 10`. */
const abbreviationInBrackets = expression(String.raw`\(\p{Lu}[\p{Lu}\d-]{1,12}\)`, { matchCase: true });
/** Words with which a clause goes on, so that the name has ended before them. */
const CLAUSE = new Set(
  'đã đang sẽ được bị là có diễn do tại ở ngày sáng chiều tối với trong để cho khi nhằm này đó lần thứ vào từ đến theo gồm mà triển thực không cũng còn và nêu khẳng xác nhấn thông đề dưới trên như là của qua rất phải cần nên hôm kết nhân tổ khai bế thảo bàn quyết đánh kêu mở thành tiếp góp giúp đạt sắp vừa mới hoặc hay nhưng bởi bằng giữa trước sau ngay lúc hồi tuần tháng năm quy thì nên từng đều chưa chỉ phát phối tham họp'.split(' '),
);
/** Small words that belong to the name of a meeting. */
const subjects = new PhraseSet('toàn quốc, cấp cao, thượng đỉnh, quốc tế, mở rộng, thường niên, toàn thể, đại biểu toàn quốc, đại biểu, thường kỳ, bất thường, hẹp, hội nghị, diễn đàn, kinh tế thế giới, giữa kỳ');

const congress = new PhraseSet('đại hội, hội nghị');
const forum = new PhraseSet('diễn đàn');
/** Meetings of a body, which is named after their number: `Kỳ họp thứ 6 Quốc hội khóa XV`. */
const sessions = new PhraseSet('kỳ họp, phiên họp, khóa họp, khoá họp');
const MAX_WORDS = 14;

export function readEvent(text: string, start: number): Reading | undefined {
  const head = heads.endAt(text, start);
  if (head === undefined) return undefined;
  return readCongress(text, start, head) ?? readOrdinal(text, start, head) ?? readNamed(text, start, head);
}

/** `Đại hội XIII của Đảng`, `Đại hội XIII`, `Hội nghị Trung ương 6 khóa XIII`. */
function readCongress(text: string, start: number, head: number): Reading | undefined {
  if (!/^(?:Đại hội|ĐẠI HỘI)$/u.test(text.slice(start, head).replace(/\s+/gu, ' '))) return undefined;
  const first = afterGap(text, head);
  const partyEnd = first === undefined ? undefined : matchEnd(ofParty, text, first);
  const next = partyEnd === undefined ? first : afterGap(text, partyEnd);
  const numberEnd = next === undefined ? undefined : (matchEnd(roman, text, next) ?? matchEnd(ordinal, text, next));
  return numberEnd === undefined ? undefined : { start, end: hostEnd(text, numberEnd) };
}

/** A subject of any words up to an ordinal: `Hội nghị Ngoại vụ toàn quốc lần thứ 20`. */
function readOrdinal(text: string, start: number, head: number): Reading | undefined {
  let end = head;
  let isName = isCapitalAt(text, start);
  for (let words = 0; words < MAX_WORDS; words++) {
    const next = afterGap(text, end);
    if (next === undefined) return undefined;
    const numberEnd = ordinalWords.mayBeginAt(text, next) ? matchEnd(ordinal, text, next) : undefined;
    if (numberEnd !== undefined) return isName ? { start, end: yearEnd(text, hostEnd(text, numberEnd, { isSession: sessions.endAt(text, start) === head })) } : undefined;
    const whole = text[next] === '(' ? matchEnd(abbreviationInBrackets, text, next) : subjects.endAt(text, next);
    if (whole !== undefined && words > 0) {
      end = whole;
      continue;
    }
    const found = matchAt(word, text, next);
    // Another meeting begins here: what has been read is no name of one.
    if (!found || CLAUSE.has(found[0]) || congress.endAt(text, next) !== undefined) return undefined;
    isName ||= isCapitalAt(text, next);
    end = next + found[0].length;
  }
  return undefined;
}

/** A subject of words with capitals: `Hội nghị Ngoại vụ toàn quốc`, `Diễn đàn Cấp cao ASEAN 2023`. */
function readNamed(text: string, start: number, head: number): Reading | undefined {
  if (!isCapitalAt(text, start)) return undefined;
  const first = afterGap(text, head);
  if (first === undefined || !isCapitalAt(text, first) || isOffice.endAt(text, first) !== undefined) return undefined;
  let end = head;
  let last = head;
  for (let words = 0; words < MAX_WORDS; words++) {
    const next = afterGap(text, end);
    if (next === undefined) break;
    const nextEnd = subjectPartEnd(text, next);
    if (nextEnd === undefined) break;
    last = next;
    end = nextEnd;
  }
  if (end === head || isOpen(text, last, end)) return undefined;
  const dated = yearEnd(text, end);
  // `Diễn đàn Kinh tế thế giới` is a body; with a year or between two countries it is a meeting.
  const isBody = forum.endAt(text, start) === head && dated === end && !pair.test(text.slice(last, end));
  return isBody ? undefined : { start, end: dated };
}

const pair = new RegExp(`\\s*${DASH}\\s*`, 'u');
const isOffice = new PhraseSet('Bộ trưởng, Thứ trưởng, Chủ tịch nước, Tổng Bí thư, Thủ tướng, Phó Thủ tướng, Đồng chí, Phó Chủ tịch');
const about = expression('về (?=\\p{Lu})', { matchCase: true });
const compound = expression(String.raw`${CAPITALISED}(?:~${DASH}~${CAPITALISED})?(?![\p{L}\p{M}])`, { matchCase: true });
const smallWord = expression(String.raw`\p{Ll}[\p{Ll}\p{M}]*(?![\p{L}\p{M}])`, { matchCase: true });

/** A word of two syllables that begins with a capital (`Ngoại vụ`), a name, or a small word of the kind. */
export function subjectPartEnd(text: string, start: number): number | undefined {
  const small = subjects.endAt(text, start) ?? topicEnd(text, start);
  if (small !== undefined) return small;
  const known = knownPlaceEnd(text, start) ?? organAt(text, start)?.end;
  if (known !== undefined) return known;
  const abbreviation = matchAt(word, text, start);
  // In capitals, what can be a Vietnamese syllable is a word of a heading.
  if (abbreviation && /^\p{Lu}[\p{Lu}\d]/u.test(abbreviation[0])) return isSyllable(abbreviation[0]) ? undefined : start + abbreviation[0].length;
  const end = matchEnd(compound, text, start);
  if (end === undefined) return undefined;
  const next = afterGap(text, end);
  const second = next === undefined ? undefined : matchAt(smallWord, text, next);
  if (second && !isSyllable(second[0])) return undefined;
  return second && !CLAUSE.has(second[0]) ? next! + second[0].length : end;
}

/**
 * Whether nobody can tell where a name ends whose last part is `text[last, end)`: a word with a capital on which small
 * words follow that no clause begins with (`Luật Tổ chức chính quyền địa phương`).
 */
export function isOpen(text: string, last: number, end: number): boolean {
  const next = afterGap(text, end);
  const follower = next === undefined ? undefined : matchAt(smallWord, text, next);
  if (!follower || CLAUSE.has(follower[0])) return false;
  return knownPlaceEnd(text, last) !== end && organAt(text, last)?.end !== end && subjects.endAt(text, last) !== end;
}

/** `về ASEAN`: what the meeting is about, where that is a name. */
function topicEnd(text: string, start: number): number | undefined {
  const topic = matchEnd(about, text, start);
  return topic === undefined ? undefined : subjectPartEnd(text, topic);
}

function hostEnd(text: string, end: number, { isSession = false } = {}): number {
  const start = afterGap(text, end);
  if (start === undefined) return end;
  const partyEnd = matchEnd(ofParty, text, start) ?? matchEnd(term, text, start);
  if (partyEnd !== undefined) return partyEnd;
  const host = isSession ? organAt(text, matchEnd(ofBody, text, start) ?? start)?.end : undefined;
  return host === undefined ? end : hostEnd(text, host);
}

export function yearEnd(text: string, end: number): number {
  const start = afterGap(text, end);
  return (start === undefined ? undefined : matchEnd(year, text, start)) ?? end;
}

/** Meetings known by an abbreviation and a number: `COP 28`, `AMM-56`. */
const series = expression(`(?:COP|AMM|PMC|ASEM|AIPA|IPU|AMF|SOM|CPC|CLV|ACMECS|CLMV|GMS|MLC|EAS|ARF|ADMM|AEM|APPF|SEA Games|Para Games)(?:~|-)(?:\\d{1,3})${END}(?![/.,%]\\d)`, { matchCase: true });

export const events: readonly Pattern[] = [
  {
    id: 'event.meeting',
    label: 'EVENT',
    title: { en: 'a meeting with its ordinal, host or year', vi: 'hội nghị, sự kiện cùng số thứ tự, chủ thể hoặc năm' },
    anchors: heads,
    read: readEvent,
    examples: [
      { text: 'dự Hội nghị Thượng đỉnh Hợp tác Tiểu vùng Mekong mở rộng lần thứ 8', marks: ['Hội nghị Thượng đỉnh Hợp tác Tiểu vùng Mekong mở rộng lần thứ 8'] },
      { text: 'Hội nghị Cấp cao Chiến lược hợp tác kinh tế Ayeyawady - Chao Phraya - Mekong (ACMECS) lần thứ 10', marks: ['Hội nghị Cấp cao Chiến lược hợp tác kinh tế Ayeyawady - Chao Phraya - Mekong (ACMECS) lần thứ 10'] },
      { text: 'Hội nghị Ngoại vụ toàn quốc lần thứ 20 diễn ra tại Hà Nội', marks: ['Hội nghị Ngoại vụ toàn quốc lần thứ 20'] },
      { text: 'Đại hội XIII của Đảng nêu chủ trương', marks: ['Đại hội XIII của Đảng'] },
      { text: 'Đại hội XIII cũng xác định rõ', marks: ['Đại hội XIII'] },
      { text: 'Đại hội đại biểu toàn quốc lần thứ XIII của Đảng', marks: ['Đại hội đại biểu toàn quốc lần thứ XIII của Đảng'] },
      { text: 'Hội nghị Cấp cao ASEAN lần thứ 38', marks: ['Hội nghị Cấp cao ASEAN lần thứ 38'] },
      { text: 'cuộc gặp Thượng đỉnh Mỹ-Triều lần thứ 2 (2019)', marks: ['cuộc gặp Thượng đỉnh Mỹ-Triều lần thứ 2'] },
      { text: 'dự Hội nghị Ngoại vụ toàn quốc sáng 13/12', marks: ['Hội nghị Ngoại vụ toàn quốc'] },
      { text: 'Hội nghị Thượng đỉnh Mỹ - Triều Tiên lần thứ hai', marks: ['Hội nghị Thượng đỉnh Mỹ - Triều Tiên lần thứ hai'] },
      { text: 'Hội nghị Đối ngoại toàn quốc triển khai thực hiện Nghị quyết Đại hội lần thứ XIII của Đảng', marks: ['Hội nghị Đối ngoại toàn quốc', 'Đại hội lần thứ XIII của Đảng'] },
      { text: 'Kỳ họp thứ 6 Quốc hội khóa XV', marks: ['Kỳ họp thứ 6 Quốc hội khóa XV'] },
      { text: 'Kỳ họp lần thứ 78 Đại hội đồng Liên hợp quốc khai mạc', marks: ['Kỳ họp lần thứ 78 Đại hội đồng Liên hợp quốc'] },
      { text: 'Diễn đàn Doanh nghiệp Việt Nam - Hàn Quốc', marks: ['Diễn đàn Doanh nghiệp Việt Nam - Hàn Quốc'] },
      { text: 'Giao lưu hữu nghị Quốc phòng biên giới Việt Nam - Lào lần thứ nhất', marks: ['Giao lưu hữu nghị Quốc phòng biên giới Việt Nam - Lào lần thứ nhất'] },
      { text: 'Hội nghị được tổ chức trực tiếp', marks: [] },
      { text: 'Phát biểu tại Hội nghị, Bộ trưởng', marks: [] },
      { text: 'các hội nghị diễn ra lần thứ hai', marks: [] },
    ],
  },
  {
    id: 'event.series',
    label: 'EVENT',
    title: { en: 'a numbered meeting of a series', vi: 'hội nghị thường kỳ có số' },
    anchors: new PhraseSet('COP, AMM, PMC, ASEM, AIPA, IPU, AMF, SOM, CPC, CLV, ACMECS, CLMV, SEA Games, Para Games'),
    read(text, start) {
      const end = matchEnd(series, text, start);
      return end === undefined ? undefined : { start, end };
    },
    examples: [
      { text: 'AIPA, COP 28, BRI', marks: ['COP 28'] },
      { text: 'tại AMM-56', marks: ['AMM-56'] },
      { text: 'AIPA, APEC', marks: [] },
    ],
  },
];
