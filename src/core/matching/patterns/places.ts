import { expression, matchEnd, oneOf } from './expression.js';
import { placeNameEnd } from './names.js';
import type { Pattern } from './pattern.js';
import { PhraseSet } from './phrases.js';
import { wordBefore } from './surroundings.js';

/** LOC: a place with the word that says what it is, `tỉnh Đắk Nông`, `Cao nguyên Kon Hà Nừng`. */
const KINDS =
  'tỉnh, thành phố, thị xã, thị trấn, quận, huyện, xã, phường, đặc khu, thủ đô, sân bay, sân bay quốc tế, cảng, khu kinh tế, khu công nghiệp, quần đảo, bán đảo, đảo, vịnh, cao nguyên, núi, sông, eo biển, cửa khẩu, bang, thủ phủ, cố đô, khu dự trữ sinh quyển';
const kind = expression(`${oneOf(KINDS)} (?=\\p{L})`);
/** `hai tỉnh Ninh Thuận và Gia Lai`: the word counts or collects, and is no part of one name; nor is it in `Liên bang Nga`. */
const PLURAL = /^(?:liên|các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|một số|\d+)$/u;

/** `các tỉnh, thành phố Hà Giang, Hải Phòng`: a word for a kind before another one, without a name. */
const otherKind = /(?<!\p{L})(?:tỉnh|huyện|quận|thị xã|xã|phường|bang|quần|bán)(?:,|\s+và)?\s+$/iu;

/** Whether the word for a kind at the offset counts or collects, or is the second part of one. */
function isPlural(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  return PLURAL.test(wordBefore(text, at)) || /\d\s+$/u.test(before) || otherKind.test(before);
}

/** Whether the place at the offset begins with the word for its kind, which counts or collects: only what follows it is its name. */
export function isPluralKind(text: string, at: number): boolean {
  return matchEnd(kind, text, at) !== undefined && isPlural(text, at);
}

export const place: Pattern = {
  id: 'place',
  label: 'LOC',
  title: { en: 'a place with the word for its kind', vi: 'địa danh cùng từ chỉ loại' },
  anchors: new PhraseSet(KINDS),
  read(text, start) {
    const name = matchEnd(kind, text, start);
    if (name === undefined || isPlural(text, start)) return undefined;
    const end = placeNameEnd(text, name);
    return end === undefined ? undefined : { start, end };
  },
  examples: [
    { text: 'Tại điểm cầu tỉnh Đắk Nông', marks: ['tỉnh Đắk Nông'] },
    { text: 'thành phố Hồ Chí Minh', marks: ['thành phố Hồ Chí Minh'] },
    { text: 'quần đảo Cát Bà', marks: ['quần đảo Cát Bà'] },
    { text: 'tỉnh Thừa Thiên – Huế', marks: ['tỉnh Thừa Thiên – Huế'] },
    { text: 'tại sân bay Gia Lâm, Hà Nội', marks: ['sân bay Gia Lâm'] },
    { text: 'huyện Đức Linh', marks: ['huyện Đức Linh'] },
    { text: 'hai tỉnh Ninh Thuận và Gia Lai', marks: [] },
    { text: 'các tỉnh, thành phố Quảng Ninh, Lạng Sơn', marks: [] },
    { text: 'hai quần đảo Hoàng Sa và Trường Sa', marks: [] },
    { text: 'Liên bang Đức', marks: [] },
    { text: 'Trưởng Đoàn ĐBQH tỉnh', marks: [] },
  ],
};
