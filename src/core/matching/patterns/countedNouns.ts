import { END, expression, matchEnd, oneOf } from './expression.js';
import { firstWords, PhraseSet } from './phrases.js';
import { CAPITAL, DIGIT, gapEnd, isCapitalAt, kindAt, OTHER } from './scan.js';
import { wordBefore } from './surroundings.js';

/** Units of measure and money; after a multiplier too (`700 tỉ USD`). */
const UNIT_WORDS =
  'USD, VND, VNĐ, EUR, đồng, đô la Mỹ, đô la, đôla, đô-la, euro, nhân dân tệ, NDT, yên, won, rúp, ruble, kíp, baht, rupee, franc, bảng Anh, km2, km², km, m, ki-lô-mét, ki-lô-mét vuông, ' +
    'kilomet, cây số, hải lý, mét vuông, mét khối, mét, m2, m², m3, m³, cm, ha, héc-ta, hécta, tấn, kg, ki-lô-gam, tạ, lít, kWh, MW, GW, ' +
    'phần trăm, điểm phần trăm, điểm cơ bản, độ C, tuổi, lần, bậc';
const UNITS = oneOf(UNIT_WORDS);
const unitWords = new PhraseSet(firstWords(UNIT_WORDS));

/** Written without a space after the number too. */
const SHORT_UNITS = oneOf('km2, km², km, m2, m², m3, m³, m, cm, ha, kg, kWh, MW, GW, USD');

/**
 * Heads of counted noun phrases in texts of this field. A phrase that is one term (`hiệp định thương mại tự do`,
 * `đối tác chiến lược`) is listed whole: the quantity ends with it, and before what else qualifies the head.
 */
const heads = new PhraseSet(
  // states, peoples, places
  'nước láng giềng, nước lớn, nước, quốc gia và vùng lãnh thổ, quốc gia, vùng lãnh thổ, nền kinh tế, châu lục, khu vực, vùng, ' +
    'tỉnh thành, tỉnh, quần đảo, đảo, thành phố, thành, thị xã, quận, huyện, xã, phường, thôn, bản, địa phương, địa bàn, địa điểm, điểm cầu, điểm, ' +
    'đầu cầu, cửa khẩu, cảng biển, cảng, sân bay, khu công nghiệp, khu kinh tế, dân tộc, ' +
    // bodies
    'tổ chức quốc tế, tổ chức phi chính phủ, tổ chức, diễn đàn, cơ chế, cơ quan đại diện, cơ quan, đơn vị, ban, bộ, ngành, cấp, sở, chính đảng, ' +
    'đảng bộ, đảng, đoàn công tác, đoàn đại biểu, đoàn khách quốc tế, đoàn khách, đoàn ra, đoàn vào, đoàn, phái đoàn, đại sứ quán, tổng lãnh sự quán, lãnh sự quán, văn phòng, chi nhánh, trung tâm, viện nghiên cứu, viện, ' +
    'trường đại học, trường, bệnh viện, hội hữu nghị, hội, hiệp hội, doanh nghiệp, công ty, tập đoàn, ngân hàng, cơ sở, hợp tác xã, đội, nhóm, tổ công tác, tổ, câu lạc bộ, ' +
    'ủy ban, uỷ ban, hội đồng, nghị viện, quốc hội, bên, phía, thành viên, đối tác chiến lược toàn diện, đối tác chiến lược, đối tác toàn diện, đối tác, ' +
    // people
    'công dân, người dân, người, đại biểu, đồng chí, lãnh đạo, nhà lãnh đạo, nguyên thủ, bộ trưởng, thứ trưởng, đại sứ, tùy viên, chuyên gia, nhà khoa học, ' +
    'nhà báo, phóng viên, nhà đầu tư, nhà ngoại giao, cán bộ, chiến sĩ, sĩ quan, quân nhân, nhân viên, lao động, công nhân, sinh viên, học sinh, lưu học sinh, học viên, thanh niên, ' +
    'liệt sĩ, hài cốt liệt sĩ, hài cốt, hội viên, đảng viên, ủy viên, uỷ viên, nghị sĩ, đại diện, khách mời, khách quốc tế, khách du lịch, du khách, khách, kiều bào, đồng bào, nạn nhân, bệnh nhân, ' +
    'diễn giả, học giả, nhà nghiên cứu, trí thức, doanh nhân, tình nguyện viên, giáo viên, giảng viên, thuyền viên, thủy thủ, bác sĩ, hội đoàn, đối tượng, ' +
    'ngư dân, nông dân, hộ gia đình, hộ dân, hộ, gia đình, cá nhân, tập thể, quân, dân, ' +
    // acts and meetings
    'chuyến thăm chính thức, chuyến thăm cấp Nhà nước, chuyến thăm, chuyến bay, chuyến công tác, chuyến tàu, chuyến, cuộc làm việc, cuộc họp, cuộc gặp, cuộc hội đàm, cuộc hội kiến, ' +
    'cuộc điện đàm, cuộc tiếp xúc, cuộc trao đổi, cuộc đối thoại, cuộc tọa đàm, cuộc toạ đàm, cuộc thi, cuộc đàm phán, cuộc, vòng đàm phán, vòng, phiên họp, phiên thảo luận, ' +
    'phiên, kỳ họp, kỳ, khóa, khoá, đợt, lượt người, lượt công dân, lượt đoàn, lượt phương tiện, lượt khách quốc tế, lượt khách, lượt ý kiến, lượt, hội nghị, hội thảo, tọa đàm, toạ đàm, sự kiện, hoạt động, buổi làm việc, buổi, lần, bài phát biểu, ' +
    'bài tham luận, bài viết, bài, tham luận, phát biểu, ý kiến, sáng kiến, đề xuất, đề nghị, khuyến nghị, kiến nghị, cam kết, nghĩa vụ, phiếu thuận, phiếu chống, phiếu trắng, phiếu, ' +
    // instruments and texts
    'hiệp định thương mại tự do, hiệp định, điều ước quốc tế, điều ước, thỏa thuận hợp tác, thoả thuận hợp tác, thỏa thuận, thoả thuận, văn kiện hợp tác, văn kiện, văn bản, nghị quyết, ' +
    'nghị định, chỉ thị, kết luận, quyết định, công ước, nghị định thư, bản ghi nhớ, biên bản ghi nhớ, tuyên bố chung, tuyên bố, hợp đồng, đề án, dự án, dự thảo, luật, bộ luật, ' +
    'chương trình, kế hoạch, chiến lược, báo cáo, hồ sơ, công hàm, điện mừng, thư mừng, công trình, ấn phẩm, cuốn sách, tác phẩm, trang, chương, điều khoản, điều, khoản, ' +
    'FTA, ' +
    // policy
    'trụ cột chính, trụ cột, trọng tâm, nhiệm vụ trọng tâm, nhiệm vụ, mục tiêu, giải pháp, nhóm giải pháp, nhóm nhiệm vụ, nhóm vấn đề, nhóm biện pháp, biện pháp, định hướng, phương hướng, nội dung, ' +
    'nguyên tắc, nguyên nhân, quan điểm, bài học kinh nghiệm, bài học, vấn đề, lĩnh vực hợp tác, lĩnh vực, khía cạnh, yếu tố, điểm nhấn, điểm sáng, điểm mới, dấu ấn, thành tựu, kết quả, ' +
    'thách thức, cơ hội, ưu tiên, hướng, mặt trận, mặt, phương châm, đột phá, khâu đột phá, tiêu chí, chỉ tiêu, chỉ số, mũi nhọn, binh chủng, giai đoạn, bước, xu hướng, xu thế, ' +
    'kênh đối ngoại, kênh, cặp quan hệ, mối quan hệ, khuôn khổ, hình thức, loại hình, loại, nền tảng, chữ, từ, câu hỏi, câu, thông điệp, chủ đề, ' +
    // things
    'liều vắc xin, liều vắc-xin, liều vắcxin, liều vaccine, liều, trang thiết bị, thiết bị, mặt hàng, sản phẩm, chiếc, cái, con tàu, con, tàu cá, tàu, thuyền, máy bay, xe, căn, ngôi nhà, nhà, ' +
    'danh hiệu, di sản thế giới, di sản, khu dự trữ sinh quyển, huân chương, giải thưởng, giải, bằng khen, suất học bổng, học bổng, chỗ, thị trường, ngôn ngữ, thứ tiếng, phần, nửa, ' +
    'giao dịch, đồng vốn, vốn, tỷ trọng, dân số, diện tích, kim ngạch, tổng số, số phiếu, số, vụ việc, vụ, trường hợp, ca mắc, ca nhiễm, ca tử vong, tin bài, tin, bức thư, bức, tờ',
);

const unit = expression(`(?:~(?:%|‰|[$€]|°C)(?!~\\d)| ${UNITS}${END}|(?<=\\d)${SHORT_UNITS}${END})`);
/** Heads that are verbs as well: after a comma, or the number of a name (`tàu Hải Dương 8`), they are counted only where the phrase ends with them. */
const verbs = new PhraseSet('hoạt động, tổ chức, phát biểu, đề xuất, đề nghị, kiến nghị, khuyến nghị, cam kết, tuyên bố, quyết định, kết luận, báo cáo, hướng, vốn, dự thảo');
const phraseEnd = expression('~[.,;:…)]| và |~$');
const gap = expression(' ');
const comma = expression(', ');
const and = expression(' và ');
/** Begins like a name: a capital and a small letter (`Cơ quan`); a heading in capitals and an abbreviation do not. */
const nameLike = expression(String.raw`\p{Lu}\p{Ll}`, { matchCase: true });
/** Written with a capital by some, and a common noun all the same (`15 Hiệp định thương mại tự do`). */
const commonNouns = new PhraseSet('hiệp định thương mại tự do, hiệp định, nghị quyết, đối tác chiến lược toàn diện, đối tác chiến lược, đối tác toàn diện');

const share = new PhraseSet('số, tổng số, lượt');

/** Whether what follows a number may be a unit: after most numbers, another word shows that there is none. */
function mayBeUnit(text: string, at: number): boolean {
  const next = gapEnd(text, at);
  return next === undefined || kindAt(text, next) === OTHER || unitWords.mayBeginAt(text, next);
}

/** The end of a unit of measure after a number that ends at `at`. */
export function unitEnd(text: string, at: number): number | undefined {
  return mayBeUnit(text, at) ? matchEnd(unit, text, at) : undefined;
}

/**
 * The end of the head of the counted noun phrase after a number that ends at `at` (guidelines, boundaries, 6). With
 * `coordinated`, heads that share the number count as one: `tổ chức, diễn đàn`; `quốc gia và tổ chức quốc tế`.
 */
export function headEnd(text: string, at: number, { coordinated = false } = {}): number | undefined {
  let end = headAfter(gap, text, at);
  if (end === undefined || !coordinated) return end;
  for (let next = headAfter(comma, text, end); next !== undefined; next = headAfter(comma, text, end)) end = next;
  return headAfter(and, text, end) ?? end;
}

function headAfter(link: RegExp, text: string, at: number): number | undefined {
  const start = matchEnd(link, text, at);
  if (start === undefined) return undefined;
  const end = isName(text, start) ? commonNouns.endAt(text, start) : heads.endAt(text, start);
  // `1/3 số nước`, `1.000 lượt sĩ quan`: what is counted follows.
  if (end !== undefined && share.endAt(text, start) === end) return headAfter(gap, text, end) ?? end;
  const isVerb = (link !== gap || isNumberOfName(text, at)) && end !== undefined && verbs.endAt(text, start) === end && matchEnd(phraseEnd, text, end) === undefined;
  return isVerb ? undefined : end;
}

/** Whether the number that ends at the offset follows two words with capitals: `Hải Dương 8`. */
function isNumberOfName(text: string, at: number): boolean {
  let start = at;
  while (kindAt(text, start - 1) === DIGIT) start--;
  for (let words = 0; words < 2; words++) {
    const length = wordBefore(text, start).length;
    if (length === 0) return false;
    while (kindAt(text, start - 1) === OTHER) start--;
    start -= length;
    if (kindAt(text, start) !== CAPITAL) return false;
  }
  return true;
}

/** Whether what is counted is itself a name, which a quantity leaves out: `gần 100` `Cơ quan đại diện Việt Nam`. */
export function countsNames(text: string, at: number): boolean {
  const start = matchEnd(gap, text, at) ?? at;
  return isName(text, start) && heads.endAt(text, start) !== undefined;
}

function isName(text: string, at: number): boolean {
  return isCapitalAt(text, at) && matchEnd(nameLike, text, at) !== undefined;
}
