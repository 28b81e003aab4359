import { headEnd, unitEnd } from './countedNouns.js';
import { anyOf, DASH, END, expression, matchAt, matchEnd, oneOf } from './expression.js';
import { NUMBER_WORDS, NUMBER_WORD_ANCHORS, NUMBER_WORD_FOLLOWERS } from './numbers.js';
import { DIGITS, type Pattern, type Reading } from './pattern.js';
import { eachWithEach, PhraseSet } from './phrases.js';
import { isDigitAt } from './scan.js';
import { hasDigitWithin } from './syllables.js';
import { endsNumber, startsNumber, wordBefore } from './surroundings.js';

/**
 * TIME is a date, a year or a counted period, with the calendar word and the part of the day directly before it
 * (guidelines, boundaries, 5). Prepositions stay outside: in `đến năm 2030` only `năm 2030` is TIME.
 */

const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])(?!\d)`;
const MONTH = String.raw`(?:0?[1-9]|1[0-2])(?!\d)`;
const YEAR = String.raw`(?:1[0-9]|2[01])\d\d(?!\d)`;
/** A year that may stand without a calendar word. */
const PLAIN_YEAR = String.raw`(?:19|20)\d\d(?!\d)`;
const ROMAN = '(?:X{1,2}(?:IX|IV|V?I{0,3})|IX|IV|V?I{1,3}|V)';
const TO = `(?:~${DASH}~| (?:đến|tới)(?: (?:hết|ngày))? )`;

const PARTS_OF_DAY = 'sáng, sáng sớm, rạng sáng, trưa, chiều, đầu giờ chiều, chiều tối, tối, đêm, khuya';
const PART_OF_DAY = oneOf(PARTS_OF_DAY);
const WEEKDAY = '(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy)|chủ nhật)(?:,~| |(?=~\\()))';
const CLOCK = String.raw`(?:(?<hour>[01]?\d|2[0-3])(?:[:hg]|~giờ~)(?<minute>[0-5]\d)?(?:~phút)?(?:,| -| \||) )`;
/** What stands before a day: `17:57, `, `Thứ hai, `, `Sáng nay, `, `chiều `, `ngày `. */
const DAY_WORD = `(?:(?:hôm|ngày) (?:(?:mùng|mồng) )?)`;
const BEFORE_DAY = `(?<lead>${CLOCK}?(?:${PART_OF_DAY}(?: nay)?,? )?${WEEKDAY}?(?:${PART_OF_DAY} )?(?:(?:(?:hai|ba|các) )?${DAY_WORD})?)`;

type Groups = Readonly<Record<string, string | undefined>>;

/** One way of writing a time. */
interface Form {
  readonly sticky: RegExp;
  /** ISO 8601, of which EDTF is part; undefined where the text leaves it open. */
  iso(groups: Groups): string | undefined;
  /** What the expression cannot see. */
  accepts?(groups: Groups, text: string, start: number, end: number): boolean;
}

/** Ways of writing a time, of which the first that matches and is accepted counts. */
class Forms {
  readonly #forms: readonly Form[];
  readonly #any: RegExp;

  /** @param lead what several of them begin with */
  constructor(forms: readonly Form[], lead?: string) {
    this.#forms = forms;
    this.#any = anyOf(forms.map(({ sticky }) => sticky), lead);
  }

  readAt(text: string, at: number): Reading | undefined {
    return matchEnd(this.#any, text, at) === undefined ? undefined : this.#firstAt(text, at);
  }

  #firstAt(text: string, at: number): Reading | undefined {
    for (const form of this.#forms) {
      const found = matchAt(form.sticky, text, at);
      if (!found) continue;
      const end = at + found[0].length;
      const groups: Groups = found.groups ?? {};
      if (!endsNumber(text, end) || form.accepts?.(groups, text, at, end) === false) continue;
      const iso = form.iso(groups);
      return { start: at, end, attributes: iso ? { iso } : {} };
    }
    return undefined;
  }
}

const two = (number: string) => number.padStart(2, '0');

function isoDate({ year, month, day, hour, minute }: Groups): string | undefined {
  if (!year) return undefined;
  const date = [year, month && two(month), month && day && two(day)].filter(Boolean).join('-');
  return hour && minute && day ? `${date}T${two(hour)}:${minute}` : date;
}

/** A range whose first date borrows from the second what it does not say itself. */
function isoRange(groups: Groups): string | undefined {
  const to = isoDate({ year: groups['toYear'], month: groups['toMonth'], day: groups['toDay'] });
  const from = isoDate({
    year: groups['year'] ?? groups['toYear'],
    month: groups['month'] ?? groups['toMonth'],
    day: groups['day'],
  });
  return from && to && `${from}/${to}`;
}

/** There is no 30 February; where the year is unknown, 29 February is one. */
function isDay({ day, month, year }: Groups): boolean {
  if (!day || !month) return true;
  const date = new Date(Date.UTC(year ? Number(year) : 2000, Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day);
}

function romanValue(written: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  const digits = [...written.toUpperCase()].map((letter) => values[letter] ?? 0);
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}

/** A day and a month alone (`13/12`) might be a fraction (`1/3`): a word before it or brackets around it decide. */
function isDayNotFraction(groups: Groups, text: string, start: number, end: number): boolean {
  if (!isDay(groups)) return false;
  if (groups['lead']) return true;
  if (/^(?:gần|hơn|trên|khoảng|dưới|chiếm|quá|tới)$/u.test(wordBefore(text, start)) || text.slice(start, end) === '24/7') return false;
  if (headEnd(text, end) !== undefined) return false;
  const mayBeFraction = Number(groups['day']) < Number(groups['month']);
  return !mayBeFraction || text[start - 1] === '(' || /^(?:vào|từ|đến|hết|trước|sau|dịp|lễ|khánh|hôm)$/u.test(wordBefore(text, start));
}

const MONTH_NAMES = ['giêng', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một', 'mười hai'];
const MONTH_NAME = oneOf(MONTH_NAMES.join(','));

const TEXT_DATE = `(?<day>${DAY})~(?:/|tháng )~(?<month>${MONTH})`;
const dates = new Forms([
  // từ 12 đến ngày 14/10/2023; ngày 13-14/12
  {
    sticky: expression(`${BEFORE_DAY}(?<day>${DAY})(?:/(?<month>${MONTH})(?:/(?<year>${YEAR}))?)?${TO}(?<toDay>${DAY})(?:/| tháng )(?<toMonth>${MONTH})(?:(?:/| năm )(?<toYear>${YEAR}))?`),
    iso: isoRange,
    accepts: (groups) => isDay(groups) && isDay({ day: groups['toDay'], month: groups['toMonth'], year: groups['toYear'] }),
  },
  // 13 và 14/12/2021
  {
    sticky: expression(`${BEFORE_DAY}(?<day>${DAY})(?:, \\d{1,2}){0,3}(?:,| và) (?<toDay>${DAY})/(?<toMonth>${MONTH})(?:/(?<toYear>${YEAR}))?`),
    iso: () => undefined,
    accepts: (groups) => groups['lead'] !== '',
  },
  { sticky: expression(`(?<year>${PLAIN_YEAR})-(?<month>${MONTH})-(?<day>${DAY})`), iso: isoDate, accepts: isDay },
  // ngày 10/8/2022; 17:57, 14/12/2021; ngày 2 tháng 9 năm 1945
  { sticky: expression(`${BEFORE_DAY}${TEXT_DATE}(?:/|,? năm )(?<year>${YEAR})`), iso: isoDate, accepts: isDay },
  { sticky: expression(`${BEFORE_DAY}(?<day>${DAY})-(?<month>${MONTH})-(?<year>${YEAR})`), iso: isoDate, accepts: isDay },
  { sticky: expression(`${BEFORE_DAY}(?<day>${DAY})\\.(?<month>${MONTH})\\.(?<year>${YEAR})`), iso: isoDate, accepts: isDay },
  // chiều 23/8; Sáng 13/12
  { sticky: expression(`${BEFORE_DAY}(?<day>${DAY})(?:/| tháng )(?<month>${MONTH})(?:/\\d\\d)?`), iso: () => undefined, accepts: isDayNotFraction },
  { sticky: expression(`${BEFORE_DAY}(?<day>${DAY})-(?<month>${MONTH})`), iso: () => undefined, accepts: (groups) => isDay(groups) && groups['lead'] !== '' },
  // ngày 13
  { sticky: expression(`(?:${PART_OF_DAY} )?ngày (?<day>${DAY})`), iso: () => undefined },
  // tháng 3/2022; tháng 3 năm 2022; tháng 3-2022; 6/2022
  { sticky: expression(`(?:tháng )?(?<month>${MONTH})/(?<year>${YEAR})`), iso: isoDate },
  { sticky: expression(`tháng (?<month>${MONTH})~${DASH}~(?<toMonth>${MONTH})(?:/| năm )(?<toYear>${YEAR})`), iso: isoRange },
  { sticky: expression(`tháng (?<month>${MONTH})(?: năm |~-~)(?<year>${YEAR})`), iso: isoDate },
  { sticky: expression(`tháng (?:${MONTH})(?: (?:năm (?:nay|ngoái|trước|sau)|vừa qua|tới|sắp tới)${END})?`), iso: () => undefined },
  // tháng Tám năm 1945
  {
    sticky: expression(`(?:ngày (?<day>${DAY}) )?tháng (?<name>${MONTH_NAME}) năm (?<year>${YEAR})`),
    iso: ({ name, ...groups }) => isoDate({ ...groups, month: String(MONTH_NAMES.indexOf(name!.toLowerCase().replace(/\s+/gu, ' ')) + 1) }),
  },
], BEFORE_DAY);

const years = new Forms([
  // nhiệm kỳ 2023 - 2027; năm học 2021-2022; 2020-2021; năm 2020 đến 2025
  {
    sticky: expression(`(?:(?:nhiệm kỳ|nhiệm kì|niên khóa|niên khoá|năm học|năm|các năm|những năm) )?(?<year>${PLAIN_YEAR})${TO}(?<toYear>${PLAIN_YEAR})`),
    iso: isoRange,
    accepts: ({ year, toYear }) => Number(year) <= Number(toYear),
  },
  { sticky: expression(`nhiệm k[ỳì] (?<year>${PLAIN_YEAR})`), iso: isoDate },
  // quý I/2023; quý 1 năm 2023
  {
    sticky: expression(`quý (?<quarter>IV|I{1,3}|[1-4])(?:(?:/|~-~|,? năm )(?<year>${YEAR}))?`),
    iso: ({ quarter, year }) => year && `${year}-${32 + (Number(quarter) || romanValue(quarter!))}`,
  },
  // thế kỷ XXI; EDTF leaves the last digits open
  {
    sticky: expression(`thế k[ỷỉ] (?:thứ )?(?<century>${ROMAN}|[12]?\\d)`),
    iso: ({ century }) => `${two(String((Number(century) || romanValue(century!)) - 1))}XX`,
  },
  // thập niên 1990; những năm 90
  {
    sticky: expression(`(?:thập (?:niên|k[ỷỉ])|những năm) (?<decade>(?:(?:19|20)?[1-9]|20)0)`),
    iso: ({ decade }) => (decade!.length === 4 ? `${decade!.slice(0, 3)}X` : undefined),
  },
  { sticky: expression(`(?:mùa (?:xuân|hè|hạ|thu|đông) )?năm (?<year>${YEAR})`), iso: isoDate },
  // Chủ tịch ASEAN 2020: a year alone, unless it counts something
  {
    sticky: expression(`(?<year>${PLAIN_YEAR})`),
    iso: isoDate,
    accepts: (_groups, text, start, end) =>
      headEnd(text, end) === undefined && unitEnd(text, end) === undefined && !/^(?:gần|hơn|trên|khoảng|dưới|số|mã)$/u.test(wordBefore(text, start)),
  },
]);

const PERIOD_UNITS = 'năm, tháng, tuần, tuần lễ, ngày, ngày đêm, giờ, giờ đồng hồ, phút, giây, thập kỷ, thập kỉ, thập niên, thế kỷ, thế kỉ, quý, nhiệm kỳ';
const PERIOD_UNIT = oneOf(PERIOD_UNITS);
const COUNT = String.raw`(?:\d{1,4}(?:,\d)?|${NUMBER_WORDS})`;
const SINCE = oneOf('qua, vừa qua, nay, tới, sắp tới, trước, trước đây, trước đó, sau, sau đó, gần đây, liên tiếp, tiếp theo');
const WITHIN = `(?:(?<part>đầu|cuối)(?: (?:năm nay|năm (?<of>${YEAR})|năm|nhiệm kỳ))?|năm (?<whole>${YEAR}))`;
const YEARS_IN_BRACKETS = `(?:~\\((?<year>${PLAIN_YEAR})~${DASH}~(?<toYear>${PLAIN_YEAR})\\))?`;
const APPROXIMATIONS = 'gần, hơn, trên, khoảng, khoảng gần, khoảng hơn, ít nhất, tối thiểu, tối đa, chưa đầy, ngót, không quá';
const APPROXIMATE = oneOf(APPROXIMATIONS);

const periods = new Forms([
  // 5 năm qua (2016-2021); gần 2 năm qua; 8 tháng đầu năm nay; 77 năm
  {
    sticky: expression(`(?:${APPROXIMATE} )?(?<count>${COUNT}) (?<unit>${PERIOD_UNIT})(?! trăm)(?: ${SINCE}${END}| ${WITHIN}${END})?${YEARS_IN_BRACKETS}`),
    iso: (groups) => isoMonths(groups) ?? isoRange(groups),
    accepts: ({ count, unit, whole }, text, start) =>
      (!whole || unit!.toLowerCase() === 'tháng') && wordBefore(text, start) !== 'tháng' && (count!.toLowerCase() !== 'năm' || !/^(?:trong|những|các|một)$/u.test(wordBefore(text, start))),
  },
  // hơn một thập kỷ; nửa thế kỷ: `một năm` alone counts nothing
  { sticky: expression(`(?:${APPROXIMATE} (?:một|nửa)|nửa) ${PERIOD_UNIT}${END}(?: ${SINCE}${END})?`), iso: () => undefined },
  // một năm qua; một thập kỷ tới: `một năm` alone counts nothing
  { sticky: expression(`(?:${APPROXIMATE} )?một ${PERIOD_UNIT} ${SINCE}${END}${YEARS_IN_BRACKETS}`), iso: isoRange },
]);

/** The first or the last months of a year: `6 tháng đầu năm 2023`, `9 tháng năm 2023`. */
function isoMonths({ count, unit, part, of, whole }: Groups): string | undefined {
  const months = Number(count);
  const year = of ?? whole;
  if (!year || unit!.toLowerCase() !== 'tháng' || !(months >= 1 && months <= 12)) return undefined;
  return part?.toLowerCase() === 'cuối' ? `${year}-${two(String(13 - months))}/${year}-12` : `${year}-01/${year}-${two(String(months))}`;
}

/** Sáng nay (13/12); hôm qua, 13/12/2021. */
const deictic = expression(`(?:${PART_OF_DAY} (?:nay|qua|mai)|(?:${PART_OF_DAY} )?thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy)|(?:${PART_OF_DAY} )?chủ nhật|hôm (?:nay|qua|kia)|ngày (?:hôm (?:nay|qua)|mai))(?:~\\(|,? )`);

/** How far from its first word the day may stand. */
const REACH = 48;

function readDate(text: string, at: number): Reading | undefined {
  if (!hasDigitWithin(text, at, REACH) || !mayStart(text, at)) return undefined;
  const day = isDigitAt(text, at) ? undefined : matchAt(deictic, text, at);
  if (!day) return dates.readAt(text, at);
  const date = dates.readAt(text, at + day[0].length);
  if (!date) return undefined;
  const isOpen = day[0].endsWith('(');
  if (isOpen && text[date.end] !== ')') return undefined;
  return { ...date, start: at, end: date.end + (isOpen ? 1 : 0) };
}

/** Whether a time may start at the offset: at any word, and at a number unless it is part of something else. */
function mayStart(text: string, at: number): boolean {
  return !isDigitAt(text, at) || startsNumber(text, at);
}

export const time: readonly Pattern[] = [
  {
    id: 'time.date',
    label: 'TIME',
    title: { en: 'a date with its calendar word and part of the day', vi: 'ngày tháng cùng từ chỉ lịch và buổi trong ngày' },
    anchors: new PhraseSet(`${eachWithEach(DIGITS, 'và, đến, tới, tháng, giờ')}, ngày, hôm, tháng, thứ, chủ nhật, hai ngày, hai hôm, ba ngày, ba hôm, các ngày, các hôm, ${PARTS_OF_DAY}`),
    read: readDate,
    examples: [
      { text: 'Chỉ thị số 15-CT/TW ngày 10/8/2022', marks: ['ngày 10/8/2022'] },
      { text: 'Sáng 13/12/2021, tại Hà Nội', marks: ['Sáng 13/12/2021'] },
      { text: 'Sáng nay (13/12), Hội nghị', marks: ['Sáng nay (13/12)'] },
      { text: 'thành lập ngành ngoại giao vào chiều 23/8', marks: ['chiều 23/8'] },
      { text: 'Ngày đăng : 17:57, 14/12/2021', marks: ['17:57, 14/12/2021'] },
      { text: 'tháng 3/2022', marks: ['tháng 3/2022'] },
      { text: 'từ ngày 12 đến 14/10/2023', marks: ['ngày 12 đến 14/10/2023'] },
      { text: 'sáng thứ Hai (5/3), tại Hà Nội', marks: ['sáng thứ Hai (5/3)'] },
      { text: 'ngày mùng 2 tháng 9', marks: ['ngày mùng 2 tháng 9'] },
      { text: 'Cách mạng Tháng Tám năm 1945', marks: ['Tháng Tám năm 1945'] },
      { text: 'ngày 2 tháng 9 năm 1945', marks: ['ngày 2 tháng 9 năm 1945'] },
      { text: 'chiếm 1/3 dân số', marks: [] },
      { text: 'ngày 32/13', marks: [] },
      { text: 'trực tuyến 24/7', marks: [] },
      { text: 'trong thời gian tới', marks: [] },
    ],
  },
  {
    id: 'time.period',
    label: 'TIME',
    title: { en: 'a counted period', vi: 'quãng thời gian có số đếm' },
    anchors: new PhraseSet(
      [
        eachWithEach(APPROXIMATIONS, `${DIGITS}, ${NUMBER_WORD_ANCHORS}, nửa`),
        eachWithEach(NUMBER_WORD_ANCHORS, `${NUMBER_WORD_FOLLOWERS}, ${PERIOD_UNITS}`),
        eachWithEach(`${DIGITS}, nửa`, PERIOD_UNITS),
      ].join(','),
    ),
    read: (text, at) => (mayStart(text, at) ? periods.readAt(text, at) : undefined),
    examples: [
      { text: 'trong giai đoạn 5 năm qua (2016-2021)', marks: ['5 năm qua (2016-2021)'] },
      { text: 'kéo dài gần 2 năm qua', marks: ['gần 2 năm qua'] },
      { text: 'Hai năm qua, trong bối cảnh', marks: ['Hai năm qua'] },
      { text: 'kỷ niệm 77 năm thành lập', marks: ['77 năm'] },
      { text: 'trong 8 tháng đầu năm nay', marks: ['8 tháng đầu năm nay'] },
      { text: 'trong 9 tháng năm 2023', marks: ['9 tháng năm 2023'] },
      { text: 'hơn một thập kỷ, gần nửa thế kỷ', marks: ['hơn một thập kỷ', 'gần nửa thế kỷ'] },
      { text: 'thời gian qua', marks: [] },
      { text: 'một năm sôi động', marks: [] },
      { text: 'trong những năm qua', marks: [] },
    ],
  },
  {
    id: 'time.year',
    label: 'TIME',
    title: { en: 'a year, a term, a quarter or a century', vi: 'năm, nhiệm kỳ, quý hoặc thế kỷ' },
    anchors: new PhraseSet(`${DIGITS}, quý, thế kỷ, thế kỉ, ${eachWithEach('năm, năm học, nhiệm kỳ, nhiệm kì, niên khóa, niên khoá, các năm, những năm, thập niên, thập kỷ, thập kỉ', DIGITS)}, ${eachWithEach('mùa xuân, mùa hè, mùa hạ, mùa thu, mùa đông', `năm ${DIGITS}`)}`),
    read: (text, at) => (mayStart(text, at) ? years.readAt(text, at) : undefined),
    examples: [
      { text: 'phát triển đất nước đến năm 2030', marks: ['năm 2030'] },
      { text: 'Ủy ban Di sản thế giới nhiệm kỳ 2023 - 2027', marks: ['nhiệm kỳ 2023 - 2027'] },
      { text: 'Chủ tịch ASEAN 2020', marks: ['2020'] },
      { text: 'Chủ tịch ASEAN (2010 và 2020)', marks: ['2010', '2020'] },
      { text: 'giai đoạn 2021-2030', marks: ['2021-2030'] },
      { text: 'quý I/2023', marks: ['quý I/2023'] },
      { text: 'thế kỷ XXI', marks: ['thế kỷ XXI'] },
      { text: 'gần 2000 đại biểu', marks: [] },
      { text: 'tiếp đón 2000 đại biểu', marks: [] },
    ],
  },
];
