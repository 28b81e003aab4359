import { afterGap, END, expression, matchEnd } from './expression.js';
import { personEnd } from './names.js';
import { organAt } from './organs.js';
import type { Pattern } from './pattern.js';
import { knownPlaceEnd } from './placeNames.js';
import { PhraseSet } from './phrases.js';
import { isCapitalAt } from './scan.js';
import { wordBefore } from './surroundings.js';

/**
 * ROLE: an office with the body that it belongs to, `Phó Bí thư Thường trực Tỉnh ủy`; PER: the name directly after it.
 * The two are spans of their own (guidelines, boundaries, 4).
 */
const offices = new PhraseSet(
  'Tổng Bí thư, Phó Bí thư, Bí thư, Chủ tịch nước, Phó Chủ tịch nước, Chủ tịch, Phó Chủ tịch, Thủ tướng, Phó Thủ tướng, Thủ tướng Chính phủ, Phó Thủ tướng Chính phủ, Bộ trưởng, Thứ trưởng, Quốc vụ khanh, ' +
    'Ngoại trưởng, Tổng thống, Phó Tổng thống, Quốc vương, Nhà vua, Hoàng đế, Nữ hoàng, Thủ hiến, Thống đốc, Thị trưởng, Tổng Thư ký, Phó Tổng Thư ký, Thư ký, Ủy viên, Uỷ viên, ' +
    'Trưởng, Phó Trưởng, Trưởng Ban, Phó Trưởng Ban, Trưởng Đoàn, Phó Trưởng Đoàn, Trưởng Phái đoàn, Đại diện, Trưởng Đại diện, Đại biện, Đại biện lâm thời, Đại sứ, Đại sứ đặc mệnh toàn quyền, Tổng Lãnh sự, Lãnh sự, Tham tán, Tham tán Công sứ, ' +
    'Công sứ, Đặc phái viên, Đặc sứ, Người phát ngôn, Phó Người phát ngôn, Cố vấn, Trợ lý, Trợ lý Bộ trưởng, Giám đốc, Phó Giám đốc, Tổng Giám đốc, Phó Tổng Giám đốc, Giám đốc điều hành, Vụ trưởng, Phó Vụ trưởng, Cục trưởng, Phó Cục trưởng, Tổng cục trưởng, ' +
    'Viện trưởng, Phó Viện trưởng, Hiệu trưởng, Chánh Văn phòng, Phó Chánh Văn phòng, Chánh Thanh tra, Chánh án, Chủ nhiệm, Phó Chủ nhiệm, Tổng Kiểm toán, Tư lệnh, Phó Tư lệnh, Chính ủy, Chính uỷ, Tổng Tham mưu trưởng, ' +
    'Đại tướng, Thượng tướng, Trung tướng, Thiếu tướng, Chuẩn Đô đốc, Đại tá, Thượng tá, Trung tá, Thiếu tá, Chỉ huy trưởng, Phó Chỉ huy trưởng, Chính trị viên, Đô đốc, Cao ủy, Nghị sĩ, Chủ tịch luân phiên, Quyền Bộ trưởng, Cục phó, Vụ phó, Phó trưởng đoàn, Tổng Biên tập, Phó Tổng Biên tập, Hội trưởng, Phó Hội trưởng, Tổng giám đốc điều hành, Chủ tịch điều hành',
);
/** Offices that are whole without a body, and mean one person: found where nothing follows as well. */
const wholeOffices = new PhraseSet(
  'Tổng Bí thư, Chủ tịch nước, Phó Chủ tịch nước, Thủ tướng, Phó Thủ tướng, Thủ tướng Chính phủ, Phó Thủ tướng Chính phủ, Bộ trưởng, Thứ trưởng, Ngoại trưởng, Tổng thống, Chủ tịch Quốc hội, Đại sứ, Tổng Lãnh sự, Tổng Thư ký, Người phát ngôn, Quốc vương, Đại tướng, Thượng tướng, Trung tướng, Thiếu tướng',
);
const QUALITY = '(?:[Tt]hường trực|không thường trực|dự khuyết|danh dự|lâm thời|đặc biệt|cấp cao|chuyên trách|phụ trách|đương nhiệm|luân phiên|đặc mệnh toàn quyền)';
const quality = expression(` ${QUALITY}${END}`, { matchCase: true });
/** What an office deals with, where no body is named: `Bộ trưởng Ngoại giao`, `Cố vấn An ninh quốc gia`. */
const domains = new PhraseSet(
  'Ngoại giao, Quốc phòng, Tài chính, Thương mại, Công an, Kinh tế, Nội vụ, Tư pháp, Y tế, Công Thương, An ninh, An ninh quốc gia, Văn hóa, Giáo dục, Lao động, Môi trường, Giao thông, Năng lượng, Nông nghiệp, Thông tin, Du lịch, Kinh tế và Thương mại, Kế hoạch và Đầu tư, Công nghiệp, Giao thông vận tải, Giao thông Vận tải, Xây dựng, Khoa học và Công nghệ, Văn hóa Thể thao và Du lịch, Văn hóa, Thông tin và Truyền thông, Lao động Thương binh và Xã hội, Tài nguyên và Môi trường, Giáo dục và Đào tạo, Công nghiệp và Thương mại, Nông nghiệp và Phát triển nông thôn, Nông nghiệp và Môi trường, Dầu khí, Đầu tư, Dân tộc và Tôn giáo',
);
const nextDomain = [expression(' và '), expression(String.raw`, (?=[\p{L}\p{M}]+(?: (?!và )[\p{L}\p{M}]+){0,5} và \p{Lu})`, { matchCase: true })];
/** Honorifics before a name; they stay outside of it. */
const honorifics = new PhraseSet('Samdech, Techo, Thipadei, Ngài, Tiến, Giáo, TS, GS, PGS, Ông, Bà');
const honorific = expression('(?:Samdech|Techo|Thipadei|Ngài|Tiến sĩ|Tiến sỹ|Giáo sư|TS\\.?|GS\\.?|PGS\\.?|[Ôô]ng|[Bb]à) ', { matchCase: true });

/** Begin like an office and are bodies, as is `Ban Thư ký`. */
const notOffices = new PhraseSet('Đại sứ quán, Lãnh sự quán, Tổng Lãnh sự quán');
const leader = expression('(?:Phó )?Trưởng (?=\\p{L})');
/** Offices only where they are written with a capital: `đại diện`, `thư ký` and the like are common nouns. */
const generic = new PhraseSet('Đại diện, Thư ký, Trưởng, Phó Trưởng, Nghị sĩ, Trợ lý, Cố vấn, Công sứ, Tư lệnh, Ủy viên, Uỷ viên, Chủ nhiệm, Đại diện Thường trực');
const representative = new PhraseSet('Đại diện');
const host = expression('(?:tại|bên cạnh|ở) (?=\\p{Lu})', { matchCase: true });

interface Office {
  readonly end: number;
  /** Whether its body, country or field is named. */
  readonly isComplete: boolean;
}

/** The office that begins at the offset. */
export function officeAt(text: string, start: number): Office | undefined {
  const head = offices.endAt(text, start);
  if (head === undefined || notOffices.endAt(text, start) !== undefined || wordBefore(text, start) === 'ban') return undefined;
  if (!isCapitalAt(text, start) && generic.endAt(text, start) === head) return undefined;
  // Anyone may be sent by a body: `Đại diện Vụ Pháp chế` is no office, as `Đại diện Thương mại` is one.
  if (representative.endAt(text, start) === head && organAt(text, afterGap(text, head) ?? text.length)) return undefined;
  const led = ledOrganEnd(text, start);
  if (led !== undefined) return { end: led, isComplete: true };
  let end = head;
  end = matchEnd(quality, text, end) ?? end;
  const bare = end;

  end = complementEnd(text, end) ?? end;
  end = complementEnd(text, end, { placesOnly: true }) ?? end;
  const preposition = afterGap(text, end);
  const hosted = preposition === undefined || end === bare ? undefined : matchEnd(host, text, preposition);
  if (hosted !== undefined) end = knownPlaceEnd(text, hosted) ?? organEndAt(text, hosted) ?? end;
  return { end, isComplete: end > bare || bare > head };
}

/** `Trưởng Đoàn ĐBQH tỉnh`, `Trưởng Ban Đối ngoại Trung ương`: the head of the organ's name is part of the office's. */
function ledOrganEnd(text: string, start: number): number | undefined {
  const led = matchEnd(leader, text, start);
  const organ = led === undefined ? undefined : organAt(text, led);
  return organ?.standsAlone ? organ.end : undefined;
}

function complementEnd(text: string, end: number, { placesOnly = false } = {}): number | undefined {
  const start = afterGap(text, end);
  if (start === undefined || !(isCapitalAt(text, start) || text.startsWith('nước ', start))) return undefined;
  const place = knownPlaceEnd(text, start);
  if (place !== undefined || placesOnly) return place;
  return organEndAt(text, start) ?? domainsEnd(text, start);
}

/** `Thương mại, Công nghiệp và Năng lượng`; a comma joins only where `và` follows. */
function domainsEnd(text: string, start: number): number | undefined {
  let end = domains.endAt(text, start);
  for (let next = end; next !== undefined; ) {
    end = next;
    next = nextDomain.map((link) => matchEnd(link, text, end!)).map((linked) => (linked === undefined ? undefined : domains.endAt(text, linked))).find((found) => found !== undefined);
  }
  return end;
}

function organEndAt(text: string, start: number): number | undefined {
  return organAt(text, start)?.end;
}

function honorificEnd(text: string, start: number): number | undefined {
  return honorifics.endAt(text, start) === undefined ? undefined : matchEnd(honorific, text, start);
}

function nameAfter(text: string, end: number): { start: number; end: number } | undefined {
  let start = afterGap(text, end);
  if (start === undefined || text.slice(end, start).includes('\n')) return undefined;
  for (let next = honorificEnd(text, start); next !== undefined; next = honorificEnd(text, start)) start = next;
  const nameEnd = personEnd(text, start);
  return nameEnd === undefined ? undefined : { start, end: nameEnd };
}

export const office: Pattern = {
  id: 'office',
  label: 'ROLE',
  title: { en: 'an office with the body it belongs to', vi: 'chức vụ cùng cơ quan' },
  anchors: offices,
  read(text, start) {
    const found = officeAt(text, start);
    if (!found) return undefined;
    const isNamed = nameAfter(text, found.end) !== undefined;
    const isWhole = isCapitalAt(text, start) && wholeOffices.endAt(text, start) !== undefined;
    return found.isComplete || isNamed || isWhole ? { start, end: found.end } : undefined;
  },
  examples: [
    { text: 'Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn', marks: ['Bộ trưởng Bộ Ngoại giao'] },
    { text: 'Thứ trưởng Ngoại giao Hà Kim Ngọc', marks: ['Thứ trưởng Ngoại giao'] },
    { text: 'Phó Bí thư Thường trực Tỉnh ủy chủ trì', marks: ['Phó Bí thư Thường trực Tỉnh ủy'] },
    { text: 'Trưởng Đoàn ĐBQH tỉnh', marks: ['Trưởng Đoàn ĐBQH tỉnh'] },
    { text: 'Ủy viên không thường trực Hội đồng Bảo an Liên Hợp Quốc 2020-2021', marks: ['Ủy viên không thường trực Hội đồng Bảo an Liên Hợp Quốc'] },
    { text: 'Phó Thủ tướng Thường trực Phạm Bình Minh', marks: ['Phó Thủ tướng Thường trực'] },
    { text: 'Chủ tịch UBND tỉnh Vĩnh Phúc', marks: ['Chủ tịch UBND tỉnh Vĩnh Phúc'] },
    { text: 'Chủ tịch ASEAN 2020', marks: ['Chủ tịch ASEAN'] },
    { text: 'Đại sứ Việt Nam tại Hoa Kỳ', marks: ['Đại sứ Việt Nam tại Hoa Kỳ'] },
    { text: 'Bộ trưởng Thương mại, Công nghiệp và Năng lượng Hàn Quốc Ahn Duk-geun', marks: ['Bộ trưởng Thương mại, Công nghiệp và Năng lượng Hàn Quốc'] },
    { text: 'Bí thư Khu ủy Khu tự trị dân tộc Choang Quảng Tây Trần Cương', marks: ['Bí thư Khu ủy Khu tự trị dân tộc Choang Quảng Tây'] },
    { text: 'Đại diện Vụ Pháp chế, Đại diện Lãnh đạo Sở Y tế', marks: [] },
    { text: 'Đại tá Lê Văn Hùng, Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh', marks: ['Đại tá', 'Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh'] },
    { text: 'các bộ trưởng nhất trí', marks: [] },
    { text: 'dưới sự chủ trì của đại diện các bên', marks: [] },
  ],
};

export const personAfterOffice: Pattern = {
  id: 'person.after-office',
  label: 'PER',
  title: { en: 'a name after an office', vi: 'tên người sau chức vụ' },
  anchors: offices,
  read(text, start) {
    const found = officeAt(text, start);
    return found && nameAfter(text, found.end);
  },
  examples: [
    { text: 'Thứ trưởng Ngoại giao Hà Kim Ngọc khẳng định', marks: ['Hà Kim Ngọc'] },
    { text: 'Tổng thống Hoa Kỳ Joe Biden', marks: ['Joe Biden'] },
    { text: 'Ngoại trưởng Trung Quốc Vương Nghị thăm Việt Nam', marks: ['Vương Nghị'] },
    { text: 'Chủ tịch Quốc hội Vương Đình Huệ', marks: ['Vương Đình Huệ'] },
    { text: 'Thủ tướng Ấn Độ Narendra Modi', marks: ['Narendra Modi'] },
    { text: 'Ngoại trưởng Cam-pu-chia Prak Sokhonn', marks: ['Prak Sokhonn'] },
    { text: 'Bộ trưởng Thương mại, Công nghiệp và Năng lượng Hàn Quốc Ahn Duk-geun', marks: ['Ahn Duk-geun'] },
    { text: 'Chủ tịch Thượng viện Campuchia Samdech Techo Hun Sen', marks: ['Hun Sen'] },
    { text: 'Bộ trưởng Bộ Ngoại giao cho biết', marks: [] },
    { text: 'Chủ tịch ASEAN 2020', marks: [] },
  ],
};
