import { afterGap, expression, matchEnd, oneOf } from './expression.js';
import { phrasesAt, PhraseSet } from './phrases.js';
import { gapEnd, kindAt, OTHER } from './scan.js';
import { wordBefore } from './surroundings.js';
import { endOf, syllableAt, wordEnd } from './syllables.js';

/** How far the clause of a task reaches, from its verb to the end of the object (guidelines, boundaries, 9). */

/** Verbs with which tasks are set in this field. */
export const verbs = new PhraseSet(
  'xây dựng, tăng cường, nâng cao, nâng tầm, nâng cấp, đẩy mạnh, thúc đẩy, thực hiện, thực thi, triển khai, bảo đảm, đảm bảo, giữ vững, giữ gìn, gìn giữ, củng cố, mở rộng, phát huy, huy động, tranh thủ, thu hút, đổi mới, hoàn thiện, ' +
    'kiện toàn, phối hợp, chủ động, tích cực, tham mưu, nghiên cứu, quán triệt, vận dụng, nắm bắt, nắm vững, tạo lập, tạo dựng, tạo chuyển biến, bảo vệ, kiên quyết, kiên trì, giải quyết, xử lý, tham gia, hội nhập, làm sâu sắc, làm tốt, ' +
    'khai thác, tận dụng, hỗ trợ, đồng hành, đào tạo, bồi dưỡng, xác định, nhận thức, cụ thể hóa, cụ thể hoá, đề xuất, quảng bá, tháo gỡ, chú trọng, tập trung, phấn đấu, ngăn ngừa, đấu tranh, nhạy bén, mạnh dạn, ' +
    'đưa quan hệ, tiếp tục, không ngừng, kết hợp, gắn kết, kết nối, lồng ghép, đề cao, tôn trọng, bám sát, bám theo, tổ chức, thiết lập, phát triển, phát hiện, nhận diện, định vị, thích ứng, ứng phó, tuyên truyền, đóng góp, ' +
    'duy trì, kiểm soát, quản lý, vun đắp, thắt chặt, đàm phán, ký kết, đăng cai, đảm nhiệm, hoàn thành, kiến tạo, đa dạng hóa, đa dạng hoá, chăm lo, vận động, rà soát, mở cửa, lan tỏa, xúc tiến, tạo thuận lợi, tạo điều kiện, tạo bước chuyển, ' +
    'hợp tác, trao đổi, coi trọng, ưu tiên, đưa kim ngạch, nâng kim ngạch, chia sẻ, ủng hộ, khuyến khích, đơn giản hóa, theo dõi, bảo hộ, tìm kiếm, tìm cách, gỡ bỏ, đưa các, ban hành, sắp xếp, tinh gọn, phòng ngừa, hướng dẫn, chuẩn bị, giáo dục, cải thiện, khơi thông, làm mới, đẩy nhanh, tiến tới, sớm, kiên định, công nhận, xem xét, tạo, gỡ bỏ, chấm dứt, tuân thủ, kiềm chế, quan tâm, hạn chế, ngăn chặn, chủ trì, đưa, nâng, khôi phục, nối lại, mở rộng, rút ngắn, nhân rộng, phòng chống, nhập khẩu, đầu tư, đồng hành, tham vấn, trao đổi',
);
/** Begin like a verb and are nouns or parts of a formula: `yêu cầu cơ quan, tổ chức khác`. */
const notVerbs = new PhraseSet('tổ chức khác, tổ chức quốc tế, tổ chức chính trị, tổ chức xã hội, tổ chức kinh tế, tổ chức tín dụng, tổ chức phi chính phủ, kết hợp đồng, tôn trọng lẫn nhau, tôn trọng độc lập');
/** Verbs that say how another is done. */
const auxiliaries = new PhraseSet('tiếp tục, không ngừng, chủ động, tích cực, kiên quyết, kiên trì, mạnh dạn, nhạy bén, tập trung, chú trọng');
/** Verbs that are nouns as well: after a comma they begin a task only with a complement of verbs. */
const nouns = new PhraseSet('tổ chức, tham mưu, phát triển, nghiên cứu, tuyên truyền, hội nhập, hợp tác, trao đổi, đóng góp, quản lý, giáo dục, xúc tiến, bảo hộ, chuẩn bị, ưu tiên, sớm, đa dạng hóa, đa dạng hoá, kết nối, chia sẻ, ủng hộ, đấu tranh, đầu tư, nhập khẩu, quan tâm, tham vấn, tạo, đưa');
const verbal = new PhraseSet('các, những, tốt, có hiệu quả, hiệu quả, thành công, thực hiện, triển khai, đồng bộ, mạnh mẽ, chặt chẽ, hài hòa, thị trường, đội ngũ, nguồn nhân lực');
/** Adverbs before the verb with which the task begins; the formula `chủ động và tích cực hội nhập` is one verb. */
const ADVERB_WORDS = 'chủ động, tích cực, kiên quyết, kiên trì, quyết liệt, khẩn trương, kịp thời, thường xuyên, nhanh chóng, cùng nhau, cùng, sớm, luôn, từng bước';
const ADVERBS = `(?:${oneOf(ADVERB_WORDS)}(?:, | và | ))+`;
const adverbWords = new PhraseSet(ADVERB_WORDS);
const adverbs = expression(`(?!${ADVERBS}hội nhập)${ADVERBS}`);
/** Where the clause of a task ends: at one of these, after white space or not, */
const stops = new Set('.;:!?"”“»(…|');
/** or before its purpose, its basis, its result or another clause. */
const nextClause = new PhraseSet(
  'để, nhân dịp, sau khi, trước khi, sẽ, trên cơ sở, trong đó, qua đó, từ đó, theo đó, đồng thời, trong thời gian tới, thời gian tới, trong bối cảnh, trong tình hình mới, cũng như, khi, nếu, bởi, thì, mà còn, trong việc, tới việc, đến việc, góp phần, ' +
    'tạo bứt phá, tạo đà, tạo tiền đề, tạo nền tảng, là một trong những nhiệm vụ, là một trong những ưu tiên, là một trong những trọng tâm, nhất là trong bối cảnh, vì',
);
/** `vì` before an aim that belongs to the name of the line, and no reason. */
const partOfLine = new PhraseSet('vì hòa bình, vì hoà bình');
/** Stuck to the next word too, as some texts have it. */
const purpose = 'nhằm';
const purposeBegin = purpose.charCodeAt(0);
const and = new PhraseSet('và');
/** So many syllables between a verb and `và` are an object: what follows is another task. */
const objectBefore = /(?:\s+\S+){4}$/u;
/** Opens a list of things, in which no comma begins another task: `các lĩnh vực như thương mại, đào tạo`. */
const list = new PhraseSet('bao gồm, gồm, như, lĩnh vực');
const words = new PhraseSet('như', verbs, list);
/** A quotation that the object goes on with: `chủ trương của Đảng về "phát triển kinh tế là trung tâm"`. */
const quotation = expression(String.raw`["“][^"“”\r\n]{1,160}["”]`);
/** After these a verb is a complement, and shares no object with the next one: `thuận lợi cho phát triển, nâng cao …`. */
const complements = new Set(['cho', 'của', 'về', 'sự']);
/** After a comma, somebody who does something else: the clause of the task has ended before. */
const nextSubject = new PhraseSet('hai bên, hai nhà lãnh đạo, các nhà lãnh đạo, hai bộ trưởng, hai thủ tướng, hai ngoại trưởng, chúng ta, thủ tướng, bộ trưởng, chủ tịch nước');
/** What is longer is no clause that a person would mark. */
const MAX_LENGTH = 320;

/** Where the verb of a task begins, after adverbs that stay outside; undefined if no verb of tasks follows. */
export function verbStart(text: string, at: number): number | undefined {
  const start = (adverbWords.endAt(text, at) === undefined ? undefined : matchEnd(adverbs, text, at)) ?? at;
  if (notVerbs.endAt(text, start) !== undefined) return undefined;
  return verbs.endAt(text, start) === undefined ? undefined : start;
}

/** Whether a task may begin here after a comma. */
export function beginsTask(text: string, at: number): boolean {
  const start = verbStart(text, at);
  const end = start === undefined ? undefined : verbs.endAt(text, start);
  if (end === undefined) return false;
  if (nouns.endAt(text, start!) !== end) return true;
  const next = gapEnd(text, end);
  return next !== undefined && verbal.endAt(text, next) !== undefined;
}

/**
 * Where the clause ends that begins with a verb at the offset. A comma ends it only between an object and a verb: in
 * `xây dựng, triển khai các chương trình` and `đề án đào tạo, bồi dưỡng` two verbs are coordinated.
 */
export function clauseEnd(text: string, start: number): number | undefined {
  const firstVerbEnd = verbs.endAt(text, start)!;
  let coordinatedEnd = start; // where a verb ends that may share its object with the next one
  let last = { start, end: start };
  let hasObject = false;
  let isList = false;
  for (let at = start; at <= text.length && at - start < MAX_LENGTH; ) {
    if (kindAt(text, at) !== OTHER) {
      const index = syllableAt(text, at);
      const phrases = phrasesAt(index);
      const isKnown = words.syllablesTo(phrases) > 0 && (at === start || !complements.has(wordBefore(text, at)));
      const syllables = isKnown ? verbs.syllablesTo(phrases) : 0;
      const end = syllables > 0 ? endOf(index + syllables - 1) : undefined;
      if (end !== undefined) {
        // In `tăng cường phối hợp` the second verb is the object of the first, in `tiếp tục xây dựng` it is not.
        const isObject = last.start === start && last.end > start && afterGap(text, last.end) === at && auxiliaries.endAt(text, last.start) !== last.end;
        if (!isObject) coordinatedEnd = end;
        hasObject ||= isObject;
        last = { start: at, end };
      } else if (at >= last.end) {
        hasObject = true;
        isList ||= isKnown;
      }
      at = wordEnd(index);
      continue;
    }
    if (at < firstVerbEnd) {
      at++;
      continue;
    }
    const gap = gapEnd(text, at);
    const quotationEnd = isQuote(text, gap ?? at) ? matchEnd(quotation, text, gap ?? at) : undefined;
    if (quotationEnd !== undefined) {
      hasObject = true;
      at = quotationEnd;
      // A quotation ends the clause where the clause ends with it; its closing mark stays outside.
      if (text[at] === ',' || endsClause(text, at, gapEnd(text, at))) return at - 1;
      continue;
    }
    if (endsClause(text, at, gap)) return hasObject ? at : undefined;
    if (!isList && at !== coordinatedEnd) {
      const isComma = text[at] === ',';
      const next = isComma ? gapEnd(text, at + 1) : gap;
      const joined = next === undefined ? undefined : and.endAt(text, next);
      const begin = (joined === undefined ? undefined : gapEnd(text, joined)) ?? (isComma ? next : undefined);
      if (begin !== undefined && beginsTask(text, begin) && (isComma || objectBefore.test(text.slice(last.end, at)))) return at;
    }
    at = gap ?? at + 1;
  }
  return undefined;
}

/** Whether a mark stands at the offset that opens quotations. */
export function isQuote(text: string, at: number): boolean {
  return kindAt(text, at) === OTHER && (text[at] === '"' || text[at] === '“');
}

/** Whether the clause ends at the offset, where a word has ended and the gap does that is given, if there is one. */
function endsClause(text: string, at: number, gap: number | undefined): boolean {
  const next = gap ?? at;
  if (next >= text.length || (kindAt(text, next) === OTHER && stops.has(text[next]!))) return true;
  const isComma = text[at] === ',';
  if (gap === undefined && !isComma) return /\s/.test(text[at]!);
  const word = isComma ? gapEnd(text, at + 1) : afterGap(text, at);
  if (word === undefined) return !isComma;
  if (isComma && nextSubject.endAt(text, word) !== undefined) return true;
  return (nextClause.endAt(text, word) !== undefined && partOfLine.endAt(text, word) === undefined) || (text.charCodeAt(word) === purposeBegin && text.startsWith(purpose, word));
}
