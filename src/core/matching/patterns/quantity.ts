import { countsNames, headEnd, unitEnd } from './countedNouns.js';
import { DASH, END, expression, matchAt, matchEnd, oneOf } from './expression.js';
import { MULTIPLIED, NUMBER_WORDS, NUMBER_WORD_ANCHORS, NUMBER_WORD_BEGINNINGS, NUMERAL, numeralValue, wordsValue } from './numbers.js';
import { DIGITS, type Pattern, type Reading } from './pattern.js';
import { eachWithEach, PhraseSet } from './phrases.js';
import { isDigitAt } from './scan.js';
import { endsNumber, startsNumber, wordBefore } from './surroundings.js';

/**
 * QTY runs from the approximator to the unit or the head of the counted noun phrase; it stops before a counted noun
 * that is itself a name (guidelines, boundaries, 6). Counted years and periods are TIME: time is read before.
 */

/** Words that say how exact the number after them is. */
const APPROXIMATORS = 'gần, trên, hơn, dưới, khoảng, khoảng gần, khoảng hơn, khoảng trên, chừng, xấp xỉ, ít nhất, tối thiểu, tối đa, không dưới, không quá, tới';

const approximator = expression(`${oneOf(APPROXIMATORS)} `);
const digits = expression(`(?<number>${NUMERAL})(?:/(?<whole>${NUMERAL})|(?<to>~${DASH}~${NUMERAL}|(?<=\\d) (?:đến|tới) ${NUMERAL}))?`);
const multipliers = expression(`${MULTIPLIED}${END}`);
const words = expression(NUMBER_WORDS + END);
const numberWords = new PhraseSet(NUMBER_WORD_ANCHORS);

/** A currency before the number: `US$ 5 tỷ`. */
const dollars = /(?:US[^\S\r\n]?)?\$[^\S\r\n]?$/u;

/** After these, `năm` is a year and no five: `trong năm nước ta …`. */
const BEFORE_YEAR = new Set('trong mỗi hằng hàng cả cuối đầu giữa nhiều những các một hai ba bốn mấy qua theo là vào từ đến sang của'.split(' '));

function readQuantity(text: string, at: number): Reading | undefined {
  const start = (isDigitAt(text, at) ? undefined : matchEnd(approximator, text, at)) ?? at;
  const approx = start > at ? text.slice(at, start) : undefined;
  const number = readDigits(text, start) ?? readWords(text, start);
  if (!number) return undefined;

  const unit = unitEnd(text, number.end);
  const head = unit === undefined ? headEnd(text, number.end, { coordinated: number.inDigits }) : undefined;
  const end = unit ?? head ?? number.end;
  if (end === number.end && !standsAlone(text, number, approx !== undefined)) return undefined;
  // `trên 3 lĩnh vực` is a place, `trên 30 mặt hàng` a number: what is approximated is round.
  const isPreposition = approx?.trim().toLowerCase() === 'trên' && unit === undefined && number.value !== undefined && number.value < 10;

  const measured = text.slice(number.end, end).trim().replace(/\s+/gu, ' ');
  const currency = approx === undefined && unit === undefined && head === undefined ? dollars.exec(text.slice(Math.max(0, at - 5), at))?.[0] : undefined;
  return {
    start: isPreposition ? start : at - (currency?.length ?? 0),
    end,
    attributes: {
      ...(number.value !== undefined && { value: String(number.value) }),
      ...(currency && { unit: 'USD' }),
      ...(measured && { unit: measured === '%' ? 'percent' : measured }),
      ...(approx && !isPreposition && { approx: approx.trim().replace(/\s+/gu, ' ').toLowerCase() }),
    },
  };
}

interface NumberRead {
  readonly end: number;
  /** Absent for a ratio or a range. */
  readonly value: number | undefined;
  readonly inDigits: boolean;
  /** Written as a quantity is and as a serial number is not: grouped thousands, `triệu`. */
  readonly isMarked: boolean;
}

function readDigits(text: string, at: number): NumberRead | undefined {
  if (!isDigitAt(text, at) || !startsNumber(text, at)) return undefined;
  const found = matchAt(digits, text, at);
  if (!found) return undefined;
  const numeralEnd = at + found[0].length;
  const end = matchEnd(multipliers, text, numeralEnd) ?? numeralEnd;
  const multiplied = text.slice(numeralEnd, end);
  if (!endsNumber(text, end)) return undefined;
  const { number, whole, to } = found.groups!;
  return {
    end,
    value: whole || to ? undefined : numeralValue(number!, multiplied),
    inDigits: true,
    isMarked: multiplied !== '' || /\d\.\d{3}/.test(number!),
  };
}

function readWords(text: string, at: number): NumberRead | undefined {
  const end = numberWords.mayBeginAt(text, at) ? matchEnd(words, text, at) : undefined;
  if (end === undefined) return undefined;
  const number = text.slice(at, end).toLowerCase();
  if (number === 'năm' && BEFORE_YEAR.has(wordBefore(text, at))) return undefined;
  return { end, value: wordsValue(number), inDigits: false, isMarked: /(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)$/u.test(number) };
}

/** Whether a number without unit and head is a quantity all the same. */
function standsAlone(text: string, number: NumberRead, isApproximate: boolean): boolean {
  return number.isMarked || (number.inDigits && (isApproximate || countsNames(text, number.end)));
}

export const quantity: Pattern = {
  id: 'quantity',
  label: 'QTY',
  title: { en: 'a number with its approximator and its unit or counted noun', vi: 'số đếm cùng từ ước lượng, đơn vị hoặc danh từ được đếm' },
  anchors: new PhraseSet([DIGITS, eachWithEach(APPROXIMATORS, `${DIGITS}, ${NUMBER_WORD_ANCHORS}`), NUMBER_WORD_BEGINNINGS].join(',')),
  read: readQuantity,
  examples: [
    { text: 'quan hệ với 247 chính đảng ở 111 quốc gia', marks: ['247 chính đảng', '111 quốc gia'] },
    { text: 'nghị viện của hơn 140 nước', marks: ['hơn 140 nước'] },
    { text: 'trên 151 triệu liều vắc xin', marks: ['trên 151 triệu liều vắc xin'] },
    { text: 'mạng lưới gần 100 Cơ quan đại diện Việt Nam ở nước ngoài', marks: ['gần 100'] },
    { text: 'thu hút FDI tăng 14,8%', marks: ['14,8%'] },
    { text: 'gần 700 tỉ USD', marks: ['gần 700 tỉ USD'] },
    { text: 'với ba trụ cột', marks: ['ba trụ cột'] },
    { text: 'quan hệ với 189/193 quốc gia thành viên', marks: ['189/193 quốc gia'] },
    { text: 'thành viên của hơn 70 tổ chức, diễn đàn đa phương', marks: ['hơn 70 tổ chức, diễn đàn'] },
    { text: 'trên 3 lĩnh vực', marks: ['3 lĩnh vực'] },
    { text: 'trị giá US$ 5 tỷ', marks: ['US$ 5 tỷ'] },
    { text: 'quan hệ với 12 Đối tác chiến lược toàn diện', marks: ['12 Đối tác chiến lược toàn diện'] },
    { text: 'trong số 5 nước', marks: ['5 nước'] },
    { text: 'tàu Hướng Dương Hồng 10 hoạt động tại khu vực', marks: [] },
    { text: '50 diễn giả từ gần 20 quốc gia', marks: ['50 diễn giả', 'gần 20 quốc gia'] },
    { text: 'hai bên nhất trí', marks: [] },
    { text: 'Hội nghị lần thứ 20', marks: [] },
    { text: 'Thứ ba, không ngừng đổi mới', marks: [] },
    { text: 'đại dịch Covid-19', marks: [] },
    { text: 'một năm sôi động về đối ngoại', marks: [] },
    { text: 'trong năm nước ta đã đạt nhiều thành tựu', marks: [] },
  ],
};
