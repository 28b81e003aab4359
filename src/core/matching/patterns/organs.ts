import { isSyllable } from '../../text/syllable.js';
import { afterGap, BLANK, DASH, END, expression, matchAt, matchEnd, oneOf } from './expression.js';
import { fullNameEnd, isFamilyName, placeNameEnd } from './names.js';
import type { Pattern } from './pattern.js';
import { knownPlaceEnd } from './placeNames.js';
import { firstWords, PhraseSet } from './phrases.js';
import { CAPITAL, isCapitalAt, kindAt } from './scan.js';
import { wordBefore } from './surroundings.js';

/**
 * ORG: organs that are named after a place or after what they deal with, as their names are composed:
 * `UBND tỉnh Vĩnh Phúc`, `Tỉnh ủy Đắk Nông`, `Sở Ngoại vụ Hà Nội`, `Quốc hội Việt Nam`,
 * `Đại sứ quán Việt Nam tại Hoa Kỳ`. The longest complete name (guidelines, boundaries, 1).
 */

/** Organs of a province, a city or a district. */
const localOrgans = new PhraseSet(
  'Tỉnh ủy, Tỉnh uỷ, Thành ủy, Thành uỷ, Huyện ủy, Huyện uỷ, Quận ủy, Quận uỷ, Thị ủy, Thị uỷ, Khu ủy, Khu uỷ, Tỉnh đoàn, Thành đoàn, UBND, HĐND, Ủy ban nhân dân, Uỷ ban nhân dân, Hội đồng nhân dân, ' +
    'Thường trực HĐND, Thường trực UBND, Thường trực Hội đồng nhân dân, Đoàn ĐBQH, Đoàn đại biểu Quốc hội, Ủy ban MTTQ, Ủy ban Mặt trận Tổ quốc, Ủy ban MTTQ Việt Nam, Ủy ban Mặt trận Tổ quốc Việt Nam, ' +
    'Công an, Bộ Chỉ huy Quân sự, Bộ Chỉ huy Bộ đội Biên phòng, Bộ đội Biên phòng, Đảng bộ, Ban Chấp hành Đảng bộ, Tòa án nhân dân, Viện kiểm sát nhân dân',
);
/** Parts of a larger body: `Thường trực Tỉnh ủy`, `Ban Tuyên giáo Tỉnh ủy`, `Đảng ủy Bộ Ngoại giao`. */
const committeeParts = new PhraseSet(
  'Thường trực, Thường vụ, Ban Thường vụ, Ban Chấp hành, Ban Tổ chức, Ban Tuyên giáo, Ban Dân vận, Ban Nội chính, Ủy ban Kiểm tra, Uỷ ban Kiểm tra, Văn phòng, Ban Cán sự đảng, Ban cán sự đảng, Đảng đoàn, Ban Tuyên giáo và Dân vận, Đảng ủy, Đảng uỷ, Đảng bộ, Công đoàn, Thanh tra',
);
const standing = new PhraseSet('Thường trực, Thường vụ');
const OFFICE_ENDS = /^(?:thư|tịch|tướng|trưởng|đốc|viên)$/u;
const committees = new PhraseSet('Tỉnh ủy, Tỉnh uỷ, Thành ủy, Thành uỷ, Huyện ủy, Huyện uỷ, Quận ủy, Quận uỷ, Thị ủy, Thị uỷ');
/** `tỉnh Vĩnh Phúc`, `tỉnh` alone where the text has named it, and `tỉnh, thành phố` where it means each of them. */
const ADMINISTRATIVE_UNITS = 'tỉnh, thành phố, TP\\.?, thị xã, thị trấn, quận, huyện, xã, phường, đặc khu';
const unitWords = new PhraseSet(firstWords(ADMINISTRATIVE_UNITS));
const administrativeUnit = expression(`(?!xã hội)(?!(?:tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ|đoàn))(?:tỉnh, thành phố(?: trực thuộc Trung ương)?|${oneOf(ADMINISTRATIVE_UNITS)})(?![\\p{L}\\p{M}])`);

/** `Khu tự trị dân tộc Choang Quảng Tây`. */
const autonomous = expression(String.raw`Khu tự trị (?:dân tộc \p{Lu}\p{Ll}+ )?(?=\p{Lu})`, { matchCase: true });

/** Heads of the names of departments and institutions; after them stands what they deal with. */
const departments = new PhraseSet(
  'Sở, Cục, Chi cục, Tổng cục, Vụ, Viện, Học viện, Trường Đại học, Đại học, Ban, Bộ, Thanh tra, Ủy ban, Uỷ ban, Hội, Hiệp hội, Liên hiệp, Hội đồng, Trung tâm, Tổng công ty, Tập đoàn, Ngân hàng, Quỹ, Liên đoàn, Tòa án, Phòng, Đảng ủy, Đảng uỷ, Đảng bộ',
);
const NOT_IN_NAMES = '(?:đã|đang|sẽ|và|của|với|cho|về|tại|trong|là|có|được|cũng|luôn|cùng|để|khi|từ|đến|do|theo|trên|ở|vào|nêu|phải|cần|không|thì|mà|bị|các|những|này|đó|nhằm|chủ|tổ|phối|ký|nhấn|khẳng|cho)';
/** Words of two syllables of which the second looks like one that a clause goes on with. */
const COMPOUNDS = 'Hàng không, Đăng ký, Dân chủ, Tự chủ, Thông tin và Truyền thông, Điều phối, Chữ ký, Cơ sở, Bà mẹ';
/** A word of two syllables, the first with a capital (`Ngoại vụ`), or of one or two with capitals (`Công Thương`). */
const part = expression(String.raw`(?:${oneOf(COMPOUNDS)}|(?:Vùng|Quân khu|Quân đoàn|Lữ đoàn)${BLANK}\d{1,3}|\p{Lu}\p{Ll}*(?: (?<small>(?!${NOT_IN_NAMES}${END})\p{Ll}+)|${BLANK}\p{Lu}\p{Ll}*)?)(?![\p{L}\p{M}])`, { matchCase: true });
const gap = expression(BLANK);
/** What a department deals with goes on in small letters: `Vụ Tổng hợp kinh tế`. */
const smallPart = expression(
  `(?: (?:kinh tế|quốc tế|đối ngoại|văn hóa|xã hội|môi trường|thương mại|địa phương|đầu tư|khoa học|công nghệ|chiến lược|quốc gia|nhà nước|nhân dân|chính trị|pháp luật|lục địa|địa|khám,? chữa bệnh|giao dịch bảo đảm|giao dịch, tài sản|phát triển|hội nhập|doanh nghiệp|lao động|cấp cứu|nghiên cứu|nghiên cứu chiến lược|nước ngoài|ngoài nước|ngoại giao|lãnh sự|an ninh|quốc phòng|hòa bình|hạt nhân|năng lượng|biên giới|biển đảo|dân tộc|tôn giáo|báo chí|truyền thông|xuất khẩu|nhập khẩu|tài nguyên|thiên tai|cộng đồng))+${END}`,
  { matchCase: true },
);
/** `Văn hóa, Thể thao và Du lịch`; `Lao động - Thương binh và Xã hội`; a comma joins only where `và` follows. */
const links = [gap, expression(`${BLANK}và${BLANK}`), expression(`(?:${BLANK})?${DASH}(?:${BLANK})?`), expression(String.raw`, (?=[\p{L}\p{M}]+ [\p{L}\p{M}]+ và \p{Lu})`, { matchCase: true })];
const MAX_PARTS = 6;
const centralWords = new PhraseSet('Trung, T, TƯ, TW');
const central = expression(`(?:Trung ương|T\\.Ư|TƯ|TW)(?: Đảng)?${END}`, { matchCase: true });

/** State organs and bodies that a country or an organisation may follow: `Quốc hội Việt Nam`, `Hội đồng Bảo an Liên Hợp Quốc`. */
const stateOrgans = new PhraseSet(
  'Quân ủy Trung ương, Đảng ủy Công an Trung ương, Quốc hội, Chính phủ, Nghị viện, Thượng viện, Hạ viện, Nhà nước, Đảng Cộng sản, Đảng Nhân dân Cách mạng, Đảng Nhân dân, Bộ Ngoại giao, Bộ Quốc phòng, Bộ Công an, Bộ Thương mại, Bộ Tài chính, Hội đồng Bảo an, Hội đồng Nhân quyền, ' +
    'Đại hội đồng, Quân đội, Quân đội nhân dân, Ban Bí thư, Bộ Chính trị, Đảng, Ủy ban Di sản thế giới, Mặt trận Tổ quốc, Tổ chức Xúc tiến thương mại, Hội Hữu nghị, Cộng đồng, Ban Thư ký, Quốc vụ viện',
);
const international = expression(String.raw`(?:Liên (?:[Hh]ợp|[Hh]iệp) [Qq]uốc(?! hội)|LHQ|(?![IVXLC]+${END})[A-ZĐ]{2,}\d*)${END}`, { matchCase: true });

const associations = new PhraseSet('Tổng hội, Liên hiệp, Hiệp hội, Hội, Liên minh, Liên đoàn, Viện Hàn lâm, Ủy ban, Uỷ ban');
const MAX_MEMBERS = 8;
/** A small word of an association's name: none that a clause goes on with, but for those that join and collect. */
const member = expression(String.raw`(?:các|và|về|tổ|(?!${NOT_IN_NAMES}${END})\p{Ll}+)(?![\p{L}\p{M}])`, { matchCase: true });

const missions = new PhraseSet(
  'Đại sứ quán, ĐSQ, Tổng Lãnh sự quán, Tổng lãnh sự quán, TLSQ, Lãnh sự quán, Phái đoàn, Phái đoàn thường trực, Phái đoàn Thường trực, Phái đoàn đại diện thường trực, Cơ quan đại diện, Văn phòng Kinh tế và Văn hóa',
);
const at = expression('(?:tại|ở|bên cạnh) ');
const abroad = expression(`(?:tại|ở) (?:nước ngoài|các nước)${END}`);

/** Begin like a department and are none. */
const notOrgans = new PhraseSet(
  'Hội An, Hội nghị, Hội thảo, Hội đàm, Ban Mai, Liên hợp quốc, Liên hiệp quốc, Phòng chống, Quỹ đạo, Vụ việc, Bộ đội, Hội nhập, Bộ trưởng, Vụ trưởng, Cục trưởng, Viện trưởng, Viện dẫn, Ban hành, Bộ Quy tắc, Bộ Tiêu chí',
);
/** Begin something else than a part of a department's name. */
const notParts = new PhraseSet(
  'Bộ, Sở, Cục, Vụ, Đại sứ quán, Tổng Lãnh sự, Bộ trưởng, Thứ trưởng, Chủ tịch, Phó Chủ tịch, Bí thư, Phó Bí thư, Thủ tướng, Phó Thủ tướng, Tổng Bí thư, Giám đốc, Phó Giám đốc, Đại sứ, Ủy viên, Trưởng, Phó, ' +
    'UBND, HĐND, Tỉnh ủy, Thành ủy, Huyện ủy, Hội nghị, Đại hội, Nghị quyết, Chỉ thị, Kết luận, Theo, Ông, Bà, Đồng chí, Ngày, Sáng, Chiều, Năm, Tháng, Ảnh',
);

interface Organ {
  readonly end: number;
  /** Whether the name is complete enough to be found on its own, outside of an office. */
  readonly standsAlone: boolean;
}

/** The organ whose name begins at the offset. */
export function organAt(text: string, start: number): Organ | undefined {
  if (!isCapitalAt(text, start)) return undefined;
  // In `Phó Bí thư Thường trực Tỉnh ủy` it says what the office is, and is no part of the committee.
  if (standing.endAt(text, start) !== undefined && OFFICE_ENDS.test(wordBefore(text, start))) return undefined;
  return (
    committeePart(text, start) ??
    localOrgan(text, start) ??
    mission(text, start) ??
    association(text, start) ??
    stateOrgan(text, start) ??
    centralOrgan(text, start) ??
    longer(department(text, start), partOfOffice(stateOrgans.endAt(text, start) ?? internationalEnd(text, start)))
  );
}

function committeePart(text: string, start: number): Organ | undefined {
  const of = afterGap(text, committeeParts.endAt(text, start));
  if (of === undefined || !isCapitalAt(text, of)) return undefined;
  const whole = localOrgan(text, of) ?? stateOrgan(text, of) ?? department(text, of);
  return whole?.standsAlone ? whole : undefined;
}

function localOrgan(text: string, start: number): Organ | undefined {
  const head = localOrgans.endAt(text, start);
  if (head === undefined) return undefined;
  const end = territoryEnd(text, head);
  // The committee of the province is known by `Tỉnh ủy` alone; `Công an` and `HĐND` alone may be any.
  return { end: end ?? head, standsAlone: end !== undefined || committees.endAt(text, start) === head };
}

/** The end of the place after an organ: ` tỉnh Vĩnh Phúc`, ` tỉnh`, ` Hà Nội`. */
function territoryEnd(text: string, organEnd: number): number | undefined {
  const start = afterGap(text, organEnd);
  if (start === undefined) return undefined;
  const region = matchEnd(autonomous, text, start);
  if (region !== undefined) return placeNameEnd(text, region);
  const unitEnd = administrativeUnitEnd(text, start);
  if (unitEnd === undefined) return knownPlaceEnd(text, start) ?? (isFamilyName(text, start) ? undefined : placeNameEnd(text, start));
  const name = afterGap(text, unitEnd);
  return (name !== undefined ? placeNameEnd(text, name) : undefined) ?? unitEnd;
}

function mission(text: string, start: number): Organ | undefined {
  const head = missions.endAt(text, start);
  const sender = head === undefined ? undefined : (knownAfter(text, head) ?? head);
  if (sender === undefined) return undefined;
  const preposition = afterGap(text, sender);
  const everywhere = preposition === undefined ? undefined : matchEnd(abroad, text, preposition);
  if (everywhere !== undefined) return { end: everywhere, standsAlone: true };
  const host = preposition === undefined ? undefined : matchEnd(at, text, preposition);
  const end = host === undefined ? undefined : (knownPlaceEnd(text, host) ?? internationalEnd(text, host));
  return sender === head && end === undefined ? undefined : { end: end ?? sender, standsAlone: true };
}

/** `Liên hiệp các tổ chức hữu nghị Việt Nam`: an association, who is in it in small letters, and its country or region. */
function association(text: string, start: number): Organ | undefined {
  let end = associations.endAt(text, start);
  for (let words = 0; end !== undefined && words < MAX_MEMBERS; words++) {
    const next = afterGap(text, end);
    const place = next === undefined ? undefined : (knownPlaceEnd(text, next) ?? (administrativeUnitEnd(text, next) === undefined ? undefined : territoryEnd(text, end)));
    if (place !== undefined) return words === 0 ? undefined : { end: hostEnd(text, place), standsAlone: true };
    const found = next === undefined ? undefined : matchAt(member, text, next);
    end = found && isSyllable(found[0]) ? next! + found[0].length : undefined;
  }
  return undefined;
}

/** `Hội người Việt Nam tại Cộng hòa Séc`: an association abroad. */
function hostEnd(text: string, end: number): number {
  const preposition = afterGap(text, end);
  const host = preposition === undefined ? undefined : matchEnd(at, text, preposition);
  return (host === undefined ? undefined : knownPlaceEnd(text, host)) ?? end;
}

function stateOrgan(text: string, start: number): Organ | undefined {
  const head = stateOrgans.endAt(text, start);
  if (head === undefined) return undefined;
  const next = afterGap(text, head);
  const tail = next === undefined ? undefined : (knownPlaceEnd(text, next) ?? internationalEnd(text, next));
  return tail === undefined ? undefined : { end: tail, standsAlone: true };
}

function centralOrgan(text: string, start: number): Organ | undefined {
  const end = centralEnd(text, start);
  return end === undefined ? undefined : { end, standsAlone: text.endsWith('Đảng', end) };
}

/** Most places are turned down by their first syllable. */
function centralEnd(text: string, start: number): number | undefined {
  return centralWords.endAt(text, start) === undefined ? undefined : matchEnd(central, text, start);
}

function administrativeUnitEnd(text: string, start: number): number | undefined {
  return unitWords.mayBeginAt(text, start) ? matchEnd(administrativeUnit, text, start) : undefined;
}

/** `Sở Ngoại vụ Hà Nội`: a head, what it deals with, and its place, its centre or its country. */
function department(text: string, start: number): Organ | undefined {
  const head = departments.endAt(text, start);
  // In a heading in capitals they are no evidence: of `CHẤM DỨT NGHĨA VỤ`, the last word names no department.
  if (head === undefined || kindAt(text, start + 1) === CAPITAL || notOrgans.endAt(text, start) !== undefined) return undefined;
  let end = head;
  // `Ủy ban châu Âu Ursula von der Leyen`: after the place, only a link goes on with the name.
  const place = knownAfter(text, head);
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const next = parts === 0 ? (place ?? partEnd(text, end, [gap])) : partEnd(text, end, end === place ? links.slice(1) : links);
    if (next === undefined) break;
    end = matchEnd(smallPart, text, next) ?? next;
  }
  if (end === head) return undefined;
  const next = afterGap(text, end);
  const centre = next === undefined ? undefined : centralEnd(text, next);
  const territory = end === place ? undefined : territoryEnd(text, end);
  const whole = centre ?? territory ?? end;
  return { end: associations.endAt(text, start) === undefined ? whole : hostEnd(text, whole), standsAlone: true };
}

function partEnd(text: string, end: number, after: readonly RegExp[]): number | undefined {
  for (const link of after) {
    const start = matchEnd(link, text, end);
    if (start === undefined) continue;
    const found = matchAt(part, text, start);
    // Where words are stuck together (`Bộ Ngoại giaovề`), nobody can tell where the name ends.
    if (found?.groups!['small'] && !isSyllable(found.groups['small'])) continue;
    // Another organ, a place or a person begins here, and no part of this name.
    if (!found || (notParts.endAt(text, start) !== undefined && !found[0].startsWith('Bà mẹ')) || (link !== gap && departments.endAt(text, start) !== undefined) || knownPlaceEnd(text, start) !== undefined || centralEnd(text, start) !== undefined || administrativeUnitEnd(text, start) !== undefined) continue;
    if (isFamilyName(text, start) && fullNameEnd(text, start) !== undefined) continue;
    return start + found[0].length;
  }
  return undefined;
}

function longer(a: Organ | undefined, b: Organ | undefined): Organ | undefined {
  return a && b ? (a.end >= b.end ? a : b) : (a ?? b);
}

/** An organ that the lexicon finds, and that is read here only as the body of an office. */
function partOfOffice(end: number | undefined): Organ | undefined {
  return end === undefined ? undefined : { end, standsAlone: false };
}

function internationalEnd(text: string, start: number): number | undefined {
  if (kindAt(text, start + 1) !== CAPITAL && !text.startsWith('Liên', start)) return undefined;
  const end = matchEnd(international, text, start);
  // A word in capitals that can be a Vietnamese syllable is part of a heading, and no abbreviation.
  return end === undefined || isSyllable(text.slice(start, end)) ? undefined : end;
}

function knownAfter(text: string, end: number): number | undefined {
  const start = afterGap(text, end);
  return start === undefined ? undefined : knownPlaceEnd(text, start);
}

export const organ: Pattern = {
  id: 'organ',
  label: 'ORG',
  title: { en: 'an organ named after its place or its field', vi: 'cơ quan mang tên địa phương hoặc lĩnh vực' },
  atCapitals: true,
  anchors: new PhraseSet('Trung ương, T, TƯ, TW', localOrgans, committeeParts, departments, associations, stateOrgans, missions),
  read(text, start) {
    const found = organAt(text, start);
    return found?.standsAlone ? { start, end: found.end } : undefined;
  },
  examples: [
    { text: 'tại điểm cầu Tỉnh ủy Đắk Nông', marks: ['Tỉnh ủy Đắk Nông'] },
    { text: 'UBND tỉnh Vĩnh Phúc và Tổ chức Xúc tiến thương mại Nhật Bản ký kết', marks: ['UBND tỉnh Vĩnh Phúc', 'Tổ chức Xúc tiến thương mại Nhật Bản'] },
    { text: 'Sở Ngoại vụ Hà Nội phối hợp với Cục Lãnh sự', marks: ['Sở Ngoại vụ Hà Nội', 'Cục Lãnh sự'] },
    { text: 'Quốc hội Việt Nam có quan hệ với quốc hội các nước', marks: ['Quốc hội Việt Nam'] },
    { text: 'Đại sứ quán Việt Nam tại Hoa Kỳ', marks: ['Đại sứ quán Việt Nam tại Hoa Kỳ'] },
    { text: 'Các đồng chí Thường trực Tỉnh ủy chủ trì', marks: ['Thường trực Tỉnh ủy'] },
    { text: 'Ủy viên T.Ư Đảng', marks: ['T.Ư Đảng'] },
    { text: 'Bộ Ngoại giao Bùi Thanh Sơn', marks: ['Bộ Ngoại giao'] },
    { text: 'thuộc thẩm quyền của Cục Hàng không Việt Nam', marks: ['Cục Hàng không Việt Nam'] },
    { text: 'phối hợp với Cục Quản lý khám, chữa bệnh, Vụ Sức khỏe Bà mẹ - Trẻ em', marks: ['Cục Quản lý khám, chữa bệnh', 'Vụ Sức khỏe Bà mẹ - Trẻ em'] },
    { text: 'Viện Hàn lâm Khoa học xã hội Việt Nam', marks: ['Viện Hàn lâm Khoa học xã hội Việt Nam'] },
    { text: 'Sở Y tế tỉnh, thành phố trực thuộc Trung ương', marks: ['Sở Y tế tỉnh, thành phố trực thuộc Trung ương'] },
    { text: 'Bộ Tư lệnh Vùng 3 Hải quân', marks: ['Bộ Tư lệnh Vùng 3 Hải quân'] },
    { text: 'Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Thường trực UBND tỉnh', marks: ['Ban Thường vụ Tỉnh ủy', 'UBND tỉnh'] },
    { text: 'Liên hiệp các tổ chức hữu nghị tỉnh', marks: ['Liên hiệp các tổ chức hữu nghị tỉnh'] },
    { text: 'Quỹ Hỗ trợ nghiên cứu Biển Đông', marks: ['Quỹ Hỗ trợ nghiên cứu Biển Đông'] },
    { text: 'Chủ tịch Ủy ban châu Âu Ursula von der Leyen', marks: ['Ủy ban châu Âu'] },
    { text: 'Giám đốc Sở Ngoại vụ Thành phố Hồ Chí Minh Phạm Dứt Điểm', marks: ['Sở Ngoại vụ Thành phố Hồ Chí Minh'] },
    { text: 'Bộ Ngoại giaovề việc', marks: [] },
    { text: 'CHẤM DỨT NGHĨA VỤ\nĐiều 5', marks: [] },
    { text: 'Bộ Văn hóa, Thể thao và Du lịch', marks: ['Bộ Văn hóa, Thể thao và Du lịch'] },
    { text: 'Cục Lãnh sự, Cục Ngoại vụ và Vụ Châu Âu', marks: ['Cục Lãnh sự', 'Cục Ngoại vụ', 'Vụ Châu Âu'] },
    { text: 'các Cơ quan đại diện Việt Nam ở nước ngoài', marks: ['Cơ quan đại diện Việt Nam ở nước ngoài'] },
    { text: 'Ban Đối ngoại Trung ương', marks: ['Ban Đối ngoại Trung ương'] },
    { text: 'Chủ tịch Liên hiệp các tổ chức hữu nghị Việt Nam', marks: ['Liên hiệp các tổ chức hữu nghị Việt Nam'] },
    { text: 'làm việc với Đảng ủy Bộ Ngoại giao', marks: ['Đảng ủy Bộ Ngoại giao'] },
    { text: 'Vụ trưởng Vụ Tổng hợp kinh tế Đoàn Phương Lan', marks: ['Vụ Tổng hợp kinh tế'] },
    { text: 'Liên hiệp hội người Việt Nam tại châu Âu', marks: ['Liên hiệp hội người Việt Nam tại châu Âu'] },
    { text: 'phối hợp với Tổng hội người Việt Nam tại Lào', marks: ['Tổng hội người Việt Nam tại Lào'] },
    { text: 'Quỹ Nghiên cứu Biển Đông và Hội Luật gia Việt Nam', marks: ['Quỹ Nghiên cứu Biển Đông', 'Hội Luật gia Việt Nam'] },
    { text: 'các huyện ủy, thành ủy', marks: [] },
    { text: 'phố cổ Hội An', marks: [] },
    { text: 'Bộ phối hợp với các địa phương', marks: [] },
  ],
};
