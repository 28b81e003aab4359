import { afterGap, BLANK, END, expression, matchEnd } from './expression.js';
import { familyNames, fullNameEnd, personEnd } from './names.js';
import { officeAt } from './offices.js';
import type { Pattern, Reading } from './pattern.js';
import { PhraseSet } from './phrases.js';
import { isCapitalAt } from './scan.js';
import { wordBefore } from './surroundings.js';

/** PER: names that no lexicon has, found by what stands before them or by how they are made. Titles stay outside. */

/** Forms of address and titles that are no office: `ông`, `đồng chí`, `GS.TS`. */
const address = expression(String.raw`(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|đ/c|anh|[Cc]hị|[Nn]gài|[Nn]hà (?:báo|văn hóa|văn|thơ|sử học|khoa học|nghiên cứu|ngoại giao)|[Cc]huyên gia|[Ll]uật sư|[Hh]ọc giả|[Pp]hóng viên|[Dd]oanh nhân|[Nn]ghệ sĩ|[Đđ]ại biểu|(?:PGS|GS|TS|ThS|PGS\.~?TS|GS\.~?TS)\.?|[Tt]iến s[ĩỹ]|[Gg]iáo sư)`, { matchCase: true });
/** `Bà Rịa` and `Bà Nà` are places, and these are ranks. */
const notAddressed = expression(`Bà (?:Rịa|Nà|Đen|Trưng|Triệu|Điểm)|[ÔôBb](?:ng|à) (?:Cai|Cẩm|Phán|Tây|Lý trưởng|Chánh|Nghị viên)${END}`, { matchCase: true });
/** A person who is not to be named: `ông H.` */
const initial = expression(String.raw`\p{Lu}\.(?!~\p{Lu}\p{Ll})`, { matchCase: true });
const caption = expression(String.raw`(?:Ảnh|Tác giả|Thực hiện|Bài|Tin)(?: \p{L}+){0,3}~:~`);
/** A name in capitals; one word is an agency (`TTXVN`). */
const inCapitals = expression(String.raw`\p{Lu}{2,7}(?:${BLANK}\p{Lu}{1,7}){1,3}(?=~(?:[)/.–-]|$))`, { matchCase: true });

function nameAt(text: string, start: number | undefined): Reading | undefined {
  const end = start === undefined || matchEnd(initial, text, start) !== undefined ? undefined : personEnd(text, start, { isAddressed: true });
  return end === undefined ? undefined : { start: start!, end };
}

const comma = expression(',~');

/** A name of two syllables, where an office is set off after it (`Điểu K’Ré, Ủy viên T.Ư Đảng`) or a line holds nothing else. */
function setOffNameEnd(text: string, start: number): number | undefined {
  const end = personEnd(text, start);
  if (end === undefined || !/\s/u.test(text.slice(start, end))) return undefined;
  const next = matchEnd(comma, text, end);
  if (next !== undefined && isCapitalAt(text, next) && officeAt(text, next)) return end;
  return isLine(text, start, end) ? end : undefined;
}

/** Whether the stretch is all that stands on its line. */
function isLine(text: string, start: number, end: number): boolean {
  return /(?:^|[\r\n])[^\S\r\n]{0,8}$/u.test(text.slice(Math.max(0, start - 9), start)) && /^[^\S\r\n]{0,8}(?:[\r\n]|$)/u.test(text.slice(end, end + 9));
}

export const persons: readonly Pattern[] = [
  {
    id: 'person.addressed',
    label: 'PER',
    title: { en: 'a name after a form of address', vi: 'tên người sau từ xưng hô' },
    anchors: new PhraseSet(
      'ông, bà, đồng chí, đ, anh, chị, nhà báo, nhà văn, nhà thơ, nhà sử học, nhà khoa học, nhà nghiên cứu, nhà ngoại giao, chuyên gia, luật sư, học giả, phóng viên, doanh nhân, nghệ sĩ, đại biểu, ngài, PGS, GS, TS, ThS, tiến sĩ, tiến sỹ, giáo sư',
    ),
    read(text, start) {
      const addressEnd = matchEnd(notAddressed, text, start) === undefined ? matchEnd(address, text, start) : undefined;
      return nameAt(text, afterGap(text, addressEnd));
    },
    examples: [
      { text: 'Theo ông Sơn, quan hệ với nhiều đối tác', marks: ['Sơn'] },
    { text: 'Bà Nga và ông Đức Anh', marks: ['Nga', 'Đức Anh'] },
      { text: 'đồng chí Điểu K’Ré chủ trì', marks: ['Điểu K’Ré'] },
      { text: 'bà Ursula von der Leyen', marks: ['Ursula von der Leyen'] },
      { text: 'Chuyên gia Carl Thayer cho rằng', marks: ['Carl Thayer'] },
    { text: 'tiếp ngài Iain Frew, Đại sứ Vương quốc Anh', marks: ['Iain Frew'] },
    { text: 'Chị H’Hen Niê và đại biểu Ksor Phước Hà', marks: ['H’Hen Niê', 'Ksor Phước Hà'] },
    { text: 'đại biểu Quốc hội', marks: [] },
    { text: 'ông H. cho biết, bà Phán', marks: [] },
    { text: 'tỉnh Bà Rịa - Vũng Tàu', marks: [] },
      { text: 'đồng chí Bí thư Tỉnh ủy', marks: [] },
    ],
  },
  {
    id: 'person.credited',
    label: 'PER',
    title: { en: 'a name in a credit', vi: 'tên người trong chú thích nguồn' },
    anchors: new PhraseSet('ảnh, tác giả, thực hiện, bài, tin'),
    read(text, start) {
      const name = matchEnd(caption, text, start);
      if (name === undefined) return undefined;
      const end = matchEnd(inCapitals, text, name);
      return end === undefined ? nameAt(text, name) : { start: name, end };
    },
    examples: [
      { text: '(Ảnh: DƯƠNG GIANG - TTXVN)', marks: ['DƯƠNG GIANG'] },
      { text: 'Ảnh tư liệu: Thống Nhất/TTXVN', marks: ['Thống Nhất'] },
      { text: '(Ảnh: Quốc Chính)', marks: ['Quốc Chính'] },
      { text: 'Quang cảnh buổi làm việc.Ảnh: BNG', marks: [] },
    ],
  },
  {
    id: 'person.full-name',
    label: 'PER',
    title: { en: 'a full Vietnamese name', vi: 'họ tên đầy đủ của người Việt' },
    anchors: familyNames,
    atCapitals: true,
    read(text, start) {
      // A city, a street, a school and a ship (`Tàu 015-Trần Hưng Đạo`) may bear the name of a person.
      if (/^(?:phố|tp|đường|trường|tàu)$/u.test(wordBefore(text, start)) || /(?:TP\.\s?|\d\s?[-–]\s?)$/u.test(text.slice(Math.max(0, start - 4), start))) return undefined;
      const end = fullNameEnd(text, start) ?? setOffNameEnd(text, start);
      return end === undefined ? undefined : { start, end };
    },
    examples: [
      { text: 'Theo Châu Như Quỳnh/Dân trí', marks: ['Châu Như Quỳnh'] },
      { text: 'các đồng chí: Ngô Thanh Danh, Bí thư Tỉnh ủy', marks: ['Ngô Thanh Danh'] },
      { text: 'tỉnh; Điểu K’Ré, Ủy viên T.Ư Đảng', marks: ['Điểu K’Ré'] },
      { text: 'Xin cảm ơn Thứ trưởng!\n\nAn Chu\n', marks: ['An Chu'] },
      { text: 'Tàu 015-Trần Hưng Đạo, đường Nguyễn Chí Thanh', marks: [] },
      { text: 'Thành phố Hà Nội', marks: [] },
      { text: 'Thành phố Hồ Chí Minh', marks: [] },
    ],
  },
];
