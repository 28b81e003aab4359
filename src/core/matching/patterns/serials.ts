import { END, expression, matchEnd, oneOf } from './expression.js';
import type { Reader } from './pattern.js';
import { PhraseSet } from './phrases.js';
import { wordBefore } from './surroundings.js';
import { syllablesToDigit } from './syllables.js';

/**
 * Numbers that count nothing: ordinals (`lần thứ 20`, `Thứ năm`), numbers of articles, pages and places (`Điều 5`,
 * `số 12`, `khóa 15`). They are read so that neither TIME nor QTY takes them (guidelines, boundaries, 6).
 */
const ordinal = expression(String.raw`(?:lần )?thứ (?:\d{1,4}|hai mươi(?: (?:mốt|hai|ba|tư|bốn|lăm|sáu|bảy|tám|chín))?|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|[IVXLC]+)${END}`);
/** A day of the week before a date is no ordinal: `thứ Sáu, 14/7/2023`. */
const weekday = expression(String.raw`thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy)(?:,~| |~\()(?:ngày )?\d{1,2}(?:[/-]| tháng )\d`);
const NUMBERED = 'điều, khoản, mục, chương, phụ lục, trang, số, khóa, khoá, quận, hạng, cấp, quân khu, vùng, kênh, đội, đường, tiểu đoàn, lữ đoàn, sư đoàn, quân đoàn, quốc lộ, hình, bảng, biểu';
const numbered = expression(
  String.raw`${oneOf(NUMBERED)}(?: số)?~:?~\d{1,4}(?:\.\d{2,4}){0,4}${END}(?!,\d|[.,]?\d|%| (?:triệu|nghìn|ngàn|tỷ|tỉ|trăm))`,
);

/** So many at most stand before the number: two and `số`, of which those after the first are read apart where capitals are mixed in (`lỤC`). */
const MAX_SYLLABLES = 6;

const telephone = expression(String.raw`(?:điện thoại|đt|fax|tel|hotline|mã số)~:?~\+?\d{2,5}(?:(?:[.-]| )\d{2,5}){0,4}${END}`);

/** `hai bên`, `hai nước`: those that are spoken of, and no number of them. */
const definite = expression(`hai ${oneOf('bên, nước, quốc gia, phía, đảng, dân tộc, nhà lãnh đạo, nền kinh tế, Chính phủ, Quốc hội, Nhà nước, Bộ trưởng, Ngoại trưởng, Thủ tướng, Chủ tịch, Tổng Bí thư, Bộ, cơ quan lập pháp')}${END}(?! (?:nước|bên) \\p{Lu})`);

export const serials: readonly Reader[] = [
  { anchors: new PhraseSet('lần thứ, thứ'), read: (text, at) => (matchEnd(weekday, text, at) === undefined ? reading(ordinal, text, at) : undefined) },
  {
    anchors: new PhraseSet(NUMBERED),
    // `3 trong số 5 nước` counts.
    read: (text, at) => (syllablesToDigit(text, at) > MAX_SYLLABLES || wordBefore(text, at) === 'trong' ? undefined : reading(numbered, text, at)),
  },
  { anchors: new PhraseSet('hai'), read: (text, at) => reading(definite, text, at) },
  { anchors: new PhraseSet('điện thoại, đt, fax, tel, hotline, mã số'), read: (text, at) => reading(telephone, text, at) },
];

function reading(sticky: RegExp, text: string, at: number) {
  const end = matchEnd(sticky, text, at);
  return end === undefined ? undefined : { start: at, end };
}
