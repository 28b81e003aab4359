import { afterGap, END, expression, matchAt, oneOf } from './expression.js';
import type { Pattern, Reading } from './pattern.js';
import { PhraseSet } from './phrases.js';
import { kindAt, OTHER } from './scan.js';

/**
 * TASK: an action stated as a duty, an orientation or a measure, from its verb to the end of the object (guidelines,
 * boundaries, 9). What is reported as achieved is none, so a verb alone is no evidence: something before it must set
 * the task, an ordinal (`Thứ nhất, …`), a modal (`cần …`), `nhằm tiếp tục …`, `trong việc …`, or the task before it.
 */

/** Verbs with which tasks are set in this field. */
const verbs = new PhraseSet(
  'xây dựng, tăng cường, nâng cao, nâng tầm, đẩy mạnh, thúc đẩy, thực hiện, triển khai, bảo đảm, đảm bảo, giữ vững, giữ gìn, củng cố, mở rộng, phát huy, huy động, tranh thủ, thu hút, đổi mới, hoàn thiện, ' +
    'kiện toàn, phối hợp, chủ động, tích cực, tham mưu, nghiên cứu, quán triệt, vận dụng, nắm bắt, nắm vững, tạo lập, tạo dựng, bảo vệ, kiên quyết, kiên trì, giải quyết, xử lý, tham gia, hội nhập, làm sâu sắc, ' +
    'khai thác, tận dụng, hỗ trợ, đồng hành, đào tạo, bồi dưỡng, xác định, nhận thức, cụ thể hóa, cụ thể hoá, đề xuất, quảng bá, tháo gỡ, chú trọng, tập trung, phấn đấu, ngăn ngừa, đấu tranh, nhạy bén, mạnh dạn, ' +
    'đưa quan hệ, tiếp tục, không ngừng, kết hợp, gắn kết, lồng ghép, đề cao, tôn trọng, bám sát, bám theo, đổi mới, tổ chức, thiết lập, phát triển, phát hiện, nhận diện, định vị, thích ứng, ứng phó, tuyên truyền, đóng góp',
);
/** Verbs that say how another is done. */
const auxiliaries = new PhraseSet('tiếp tục, không ngừng, chủ động, tích cực, kiên quyết, kiên trì, mạnh dạn, nhạy bén, tập trung, chú trọng');
/** What sets a task; it stays outside. */
const ordinal = expression(String.raw`(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là)(?:,|:) `);
const setter = expression(
  '(?:cần phải|cần|phải|(?:trong|tới|đến) việc|(?:then chốt|trọng tâm|nhiệm vụ|tiếp đến|tiếp theo) là|(?:biện pháp|giải pháp|nhiệm vụ) (?:để|nhằm)|(?:nhằm|sẽ|là|việc|khẳng định|yêu cầu|đề nghị|theo đó,?|đồng thời,?)(?= tiếp tục)) ',
);
/** Where the clause of a task ends: at a stop, before its purpose, its basis or another clause. */
const stop = expression('~(?:[.;:!?"”“»(…|]|$)');
const nextClause = expression(
  `,? (?:${oneOf('nhằm, để, trên cơ sở, trong đó, qua đó, từ đó, theo đó, đồng thời, trong thời gian tới, thời gian tới, trong bối cảnh, trong tình hình mới, cũng như, khi, nếu, vì, mà, bởi, trong việc, tới việc, đến việc')})${END}`,
);
const separator = expression('(?:,|;) ');
/** The verb is reported or passive here: `tiếp tục được mở rộng`. */
const reported = expression(`(?:${oneOf('tiếp tục, tích cực, chủ động')}) (?:được|đạt|diễn ra|có|là)${END}`);
/** Before a quotation that words a task: `chủ trương "xây dựng …"`. Other quotations are titles. */
const beforeQuotation = /(?:chủ\s+trương|chủ\s+đề|phương\s+châm|nhiệm\s+vụ)[^\S\r\n]+["“]$/u;
const isQuoted = (text: string, at: number) => /["“]/.test(text[at - 1] ?? '') && beforeQuotation.test(text.slice(Math.max(0, at - 32), at));
/** What is longer is no clause that a person would mark. */
const MAX_LENGTH = 320;
const MAX_TASKS = 8;

function readTasks(text: string, at: number): Reading[] {
  const set = matchAt(ordinal, text, at) ?? matchAt(setter, text, at);
  if (!set && !isQuoted(text, at)) return [];
  const tasks: Reading[] = [];
  let start: number | undefined = at + (set?.[0].length ?? 0);
  while (start !== undefined && tasks.length < MAX_TASKS) {
    if (verbs.endAt(text, start) === undefined || matchAt(reported, text, start)) break;
    const end = clauseEnd(text, start);
    if (end === undefined) break;
    tasks.push({ start, end });
    const separated = matchAt(separator, text, end);
    start = separated && end + separated[0].length;
  }
  return tasks;
}

/**
 * Where the clause ends that begins with a verb at the offset. A comma ends it only between an object and a verb: in
 * `xây dựng, triển khai các chương trình` and `đề án đào tạo, bồi dưỡng` two verbs are coordinated.
 */
function clauseEnd(text: string, start: number): number | undefined {
  const firstVerbEnd = verbs.endAt(text, start)!;
  let coordinatedEnd = start; // where a verb ends that may share its object with the next one
  let last = { start, end: start };
  let hasObject = false;
  for (let at = start; at <= text.length && at - start < MAX_LENGTH; at++) {
    if (kindAt(text, at) !== OTHER) {
      const end = kindAt(text, at - 1) === OTHER ? verbs.endAt(text, at) : undefined;
      if (end !== undefined) {
        // In `tăng cường phối hợp` the second verb is the object of the first, in `tiếp tục xây dựng` it is not.
        const isObject = last.end > start && afterGap(text, last.end) === at && auxiliaries.endAt(text, last.start) !== last.end;
        if (!isObject) coordinatedEnd = end;
        hasObject ||= isObject;
        last = { start: at, end };
      } else if (at >= last.end) hasObject = true;
      continue;
    }
    if (at < firstVerbEnd) continue;
    const endsParagraph = /\s/.test(text[at] ?? '') && afterGap(text, at) === undefined;
    if (endsParagraph || matchAt(stop, text, at) || matchAt(nextClause, text, at)) return hasObject ? at : undefined;
    const separated = at === coordinatedEnd ? undefined : matchAt(separator, text, at);
    if (separated && verbs.endAt(text, at + separated[0].length) !== undefined) return at;
  }
  return undefined;
}

export const task: Pattern = {
  id: 'task',
  label: 'TASK',
  title: { en: 'an action stated as a duty', vi: 'việc được nêu như nhiệm vụ' },
  anchors: ['thứ', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'cần', 'phải', 'trong', 'tới', 'đến', 'then', 'nhằm', 'sẽ', 'là', 'việc', 'tiếp', 'trọng', 'nhiệm', 'biện', 'giải', 'khẳng', 'yêu', 'đề', 'theo', 'đồng', ...verbs.firstSyllables()],
  read: readTasks,
  examples: [
    { text: 'nêu chủ trương "xây dựng nền ngoại giao toàn diện, hiện đại".', marks: ['xây dựng nền ngoại giao toàn diện, hiện đại'] },
    { text: 'Thứ ba, không ngừng đổi mới, sáng tạo trong thực hiện công tác đối ngoại.', marks: ['không ngừng đổi mới, sáng tạo trong thực hiện công tác đối ngoại'] },
    { text: 'nhấn mạnh tới việc nâng cao năng lực của đối ngoại địa phương, trong đó', marks: ['nâng cao năng lực của đối ngoại địa phương'] },
    { text: 'cần nắm bắt tốt các xu thế quốc tế, vận dụng sáng tạo chủ trương của Đảng nhằm phát triển.', marks: ['nắm bắt tốt các xu thế quốc tế', 'vận dụng sáng tạo chủ trương của Đảng'] },
    { text: 'sẽ tiếp tục xây dựng, triển khai các đề án đào tạo, bồi dưỡng cán bộ; đổi mới nội dung nhằm đáp ứng', marks: ['tiếp tục xây dựng, triển khai các đề án đào tạo, bồi dưỡng cán bộ', 'đổi mới nội dung'] },
    { text: 'đưa ra các biện pháp để tăng cường phối hợp, nâng cao hiệu quả công tác này trong thời gian tới', marks: ['tăng cường phối hợp', 'nâng cao hiệu quả công tác này'] },
    { text: 'tám biện pháp mà ngành ngoại giao cần tập trung thúc đẩy trong thời gian tới', marks: [] },
    { text: 'Cần nâng cao hiệu quả\ncông tác này\nHội nghị', marks: ['nâng cao hiệu quả\ncông tác này'] },
    { text: 'Việt Nam đã tích cực tham gia vào hoạt động gìn giữ hòa bình.', marks: [] },
    { text: 'quan hệ tiếp tục được mở rộng và sâu sắc hơn.', marks: [] },
    { text: 'Đề án “Tăng cường hợp tác quốc tế”', marks: [] },
  ],
};
