import { expression, matchAt, oneOf } from './expression.js';
import { placeNameEnd } from './names.js';
import type { Pattern } from './pattern.js';
import { wordBefore } from './surroundings.js';

/** LOC: a place with the word that says what it is, `tỉnh Đắk Nông`, `Cao nguyên Kon Hà Nừng`. */
const kind = expression(
  `${oneOf('tỉnh, thành phố, thị xã, thị trấn, quận, huyện, xã, phường, đặc khu, thủ đô, quần đảo, bán đảo, đảo, vịnh, cao nguyên, núi, sông, eo biển, cửa khẩu, bang, thủ phủ, cố đô, khu dự trữ sinh quyển')} (?=\\p{L})`,
);
/** `hai tỉnh Ninh Thuận và Gia Lai`: the word counts or collects, and is no part of one name. */
const PLURAL = /^(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|một số|\d+)$/u;

export const place: Pattern = {
  id: 'place',
  label: 'LOC',
  title: { en: 'a place with the word for its kind', vi: 'địa danh cùng từ chỉ loại' },
  anchors: ['tỉnh', 'thành', 'thị', 'quận', 'huyện', 'xã', 'phường', 'đặc', 'thủ', 'quần', 'bán', 'đảo', 'vịnh', 'cao', 'núi', 'sông', 'eo', 'cửa', 'bang', 'cố', 'khu'],
  read(text, start) {
    const found = matchAt(kind, text, start);
    if (!found || PLURAL.test(wordBefore(text, start)) || /\d\s+$/u.test(text.slice(Math.max(0, start - 4), start))) return undefined;
    const end = placeNameEnd(text, start + found[0].length);
    return end === undefined ? undefined : { start, end };
  },
  examples: [
    { text: 'Tại điểm cầu tỉnh Đắk Nông', marks: ['tỉnh Đắk Nông'] },
    { text: 'thành phố Hồ Chí Minh', marks: ['thành phố Hồ Chí Minh'] },
    { text: 'quần đảo Cát Bà', marks: ['quần đảo Cát Bà'] },
    { text: 'tỉnh Thừa Thiên – Huế', marks: ['tỉnh Thừa Thiên – Huế'] },
    { text: 'hai tỉnh Ninh Thuận và Gia Lai', marks: [] },
    { text: 'Trưởng Đoàn ĐBQH tỉnh', marks: [] },
  ],
};
