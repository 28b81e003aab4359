import { afterGap, BLANK, expression, matchEnd } from './expression.js';
import { knownPlaceEnd } from './placeNames.js';
import { PhraseSet } from './phrases.js';
import { kindAt, LETTER } from './scan.js';
import { isBlank } from './surroundings.js';

/** Proper names as they are written: runs of syllables with capitals. */

/** A syllable with a capital: `Sơn`, `K’Ré`, `Kađăm`; not an abbreviation (`BNG`). */
export const CAPITALISED = String.raw`\p{Lu}(?:[\p{Ll}\p{M}]+|(?=[^\p{L}\p{M}]|$))(?:['’ʼ‘-]\p{Lu}?[\p{Ll}\p{M}]+)*`;
const PARTICLE = String.raw`(?:(?:von|van|der|de|da|di|bin|al|el|la|dos)${BLANK}|\p{Lu}\.${BLANK}?)`;
const run = expression(String.raw`${CAPITALISED}(?:${BLANK}${PARTICLE}{0,2}${CAPITALISED}){0,4}`, { matchCase: true });
/** `Dụ Văn Lâm`, `Trương Thị Mai`: the middle name tells a person. */
const middleName = /^\S+\s+(?:Văn|Thị)\s+\p{Lu}\p{Ll}/u;

/** Vietnamese family names, those of the peoples of Vietnam among them. */
export const familyNames = new PhraseSet(
  'Nguyễn, An, Trần, Lê, Phạm, Hoàng, Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Đào, Đinh, Đoàn, Lâm, Mai, Trịnh, Trương, Phùng, Cao, Chu, Châu, Hà, Tạ, Thái, Tô, Tôn, Từ, ' +
    'Tống, Triệu, Vương, La, Lương, Lưu, Lục, Mạc, Nghiêm, Ninh, Ông, Quách, Quản, Thạch, Thân, Tăng, Uông, Văn, Vi, Viên, Âu, Bạch, Bành, Bế, Cù, Doãn, Diệp, Đàm, Đồng, Giang, Giàng, Giáp, ' +
    'Hầu, Hứa, Khổng, Khương, Kiều, Kim, Lò, Lường, Lại, Lầu, Ma, Mã, Mùa, Nông, Phí, Phó, Phương, Sùng, Thào, Tòng, Tráng, Vàng, Vừ, Điểu, Đường, Hoàn, Cầm, Nhữ, Trà, Thiều, Tiêu, Ung, Điêu, Đậu, Sa, Quàng, Hạ, Siu, Rơ',
);
/** Places that bear a person's name. */
const namedAfterPersons = new PhraseSet('Hồ Chí Minh');
/** Begin names of bodies, offices and meetings, and no person's name. */
const notPersons = new PhraseSet(
  'bộ, ban, sở, cục, vụ, viện, hội, đảng, đoàn đại biểu, ủy, uỷ, quốc hội, quốc gia, chính phủ, thường trực, đại diện, nhà nước, trung ương, tỉnh, thành, thủ, tổng, phó, chủ tịch, bí thư, đại, liên, cộng hòa, nhân dân, mặt trận, học viện, ' +
    'trường, văn phòng, cơ quan, hiệp, tổ chức, diễn đàn, nghị, công ước, hiến, luật, tuyên bố, ngày, tháng, năm, thứ, trưởng, giám đốc, ngành, đối ngoại, ngoại giao, ngoại vụ, người, các, những, đồng chí, ông, bà, công an, quân, trung tâm, khối, nhóm, tập đoàn, công ty, ngân hàng, tiểu vùng, biển, đông nam, hội đồng, kinh tế, khu, lãnh đạo, bệnh viện',
);

interface Run {
  /** Where each of its syllables ends. */
  readonly ends: readonly number[];
}

function runAt(text: string, at: number): Run | undefined {
  const end = kindAt(text, at) === LETTER ? undefined : matchEnd(run, text, at);
  if (end === undefined) return undefined;
  const ends: number[] = [];
  for (let start = at; start < end; ) {
    let wordEnd = start;
    while (wordEnd < end && !isBlank(text, wordEnd)) wordEnd++;
    const isParticle = text[start]! >= 'a' && text[start]! <= 'z';
    const isInitial = start + 1 < wordEnd && text[start + 1] === '.';
    if (!isParticle && !isInitial) ends.push(wordEnd);
    start = wordEnd;
    while (start < end && isBlank(text, start)) start++;
  }
  return { ends };
}

/**
 * The end of a person's name that begins at the offset, where the text calls for one (after an office or a form of
 * address): one to five syllables with capitals. One that is a state as well is a person only where it is addressed.
 */
export function personEnd(text: string, at: number, { isAddressed = false } = {}): number | undefined {
  if (notPersons.endAt(text, at) !== undefined) return undefined;
  const ends = runAt(text, at)?.ends;
  // `Hà Nội` is a place; `Anh Sơn` is a person, though `Anh` is a state.
  const place = knownPlaceEnd(text, at);
  if (place !== undefined && place !== ends?.[0]) return undefined;
  if (place !== undefined && ends?.length === 1 && !isAddressed) return undefined;
  // A Vietnamese name has four syllables at most: what follows it is something else.
  return ends && (isFamilyName(text, at) ? ends[Math.min(ends.length, 4) - 1] : ends.at(-1));
}

/** The end of a full Vietnamese name of three or four syllables that begins with a family name: needs nothing before it. */
export function fullNameEnd(text: string, at: number): number | undefined {
  if (!isFamilyName(text, at) || knownPlaceEnd(text, at) !== undefined) return undefined;
  const ends = runAt(text, at)?.ends ?? [];
  return ends.length === 3 || ends.length === 4 ? ends.at(-1) : undefined;
}

/** Whether a family name begins here, and so a person's name rather than a place. */
export function isFamilyName(text: string, at: number): boolean {
  return familyNames.endAt(text, at) !== undefined || middleName.test(text.slice(at, at + 24));
}

/**
 * The end of a place name that begins at the offset, where the text calls for one (after `tỉnh`, `Tỉnh ủy`): one that
 * is known, else one to three syllables with capitals (`Kon Hà Nừng`), else none.
 */
export function placeNameEnd(text: string, at: number): number | undefined {
  const ends = runAt(text, at)?.ends ?? [];
  const known = namedAfterPersons.endAt(text, at) ?? knownPlaceEnd(text, at);
  // `huyện Đức Linh` is named after no state.
  const isLonger = known === ends[0] && ends.length === 2 && !isFamilyName(text, afterGap(text, known) ?? text.length);
  if (known !== undefined && !isLonger) return known;
  if (notPersons.endAt(text, at) !== undefined) return undefined;
  if (ends.length >= 3 && isFamilyName(text, at)) return undefined;
  return ends.length > 3 ? ends[1] : ends.at(-1);
}
