import { expression, matchEnd } from './expression.js';
import type { Pattern, Reading } from './pattern.js';
import { PhraseSet } from './phrases.js';
import { clauseEnd, beginsTask, verbs, verbStart } from './taskClauses.js';
import { setters, taskStart } from './taskSetters.js';

/**
 * TASK: an action stated as a duty, an orientation or a measure, from its verb to the end of the object (guidelines,
 * boundaries, 9): the first after what sets it (`taskSetters.ts`), and those that follow it in the same sentence.
 */

/** What joins a task to the one before it. */
const link = expression(
  ',? (?:nhằm|và để|để|cũng như|trong việc|qua đó tiếp tục|qua đó|từ đó|trên cơ sở|đồng thời,?) (?:góp phần )?|(?:,|;)(?: đồng thời,?)? (?:và )?| và ',
);
/** What stands between tasks and is none: `…; là bạn, là đối tác tin cậy; …`. */
const otherItem = expression(String.raw`; [^;.!?\r\n]{1,200}; `);
const MAX_TASKS = 8;

function readTasks(text: string, at: number): readonly Reading[] | undefined {
  let start = taskStart(text, at);
  if (start === undefined) return undefined;
  const tasks: Reading[] = [];
  while (start !== undefined && tasks.length < MAX_TASKS) {
    const end = clauseEnd(text, start);
    if (end === undefined) break;
    tasks.push({ start, end });
    start = nextTask(text, end, link) ?? nextTask(text, end, otherItem);
  }
  return tasks;
}

function nextTask(text: string, end: number, between: RegExp): number | undefined {
  const start = matchEnd(between, text, end);
  return start !== undefined && beginsTask(text, start) ? verbStart(text, start) : undefined;
}

export const task: Pattern = {
  id: 'task',
  label: 'TASK',
  title: { en: 'an action stated as a duty', vi: 'việc được nêu như nhiệm vụ' },
  // Of the adverbs that a task may begin with, those that are no verbs are no evidence, but for one.
  anchors: new PhraseSet('quyết liệt', setters, verbs),
  read: readTasks,
  examples: [
    { text: 'nêu chủ trương "xây dựng nền ngoại giao toàn diện, hiện đại".', marks: ['xây dựng nền ngoại giao toàn diện, hiện đại'] },
    { text: 'Thứ ba, không ngừng đổi mới, sáng tạo trong thực hiện công tác đối ngoại.', marks: ['không ngừng đổi mới, sáng tạo trong thực hiện công tác đối ngoại'] },
    { text: 'nhấn mạnh tới việc nâng cao năng lực của đối ngoại địa phương, trong đó', marks: ['nâng cao năng lực của đối ngoại địa phương'] },
    { text: 'cần giữ vững môi trường thuận lợi cho phát triển, nâng cao vị thế quốc tế.', marks: ['giữ vững môi trường thuận lợi cho phát triển', 'nâng cao vị thế quốc tế'] },
    { text: 'về việc nâng cấp quan hệ song phương, hai nhà lãnh đạo khẳng định', marks: ['nâng cấp quan hệ song phương'] },
    { text: 'cần bảo đảm nguyên tắc bình đẳng, tôn trọng lẫn nhau, cùng có lợi.', marks: ['bảo đảm nguyên tắc bình đẳng, tôn trọng lẫn nhau, cùng có lợi'] },
    { text: 'nếu phải xử lý tài sản thì bên kia chịu', marks: ['xử lý tài sản'] },
    { text: 'cần nắm bắt tốt các xu thế quốc tế, vận dụng sáng tạo chủ trương của Đảng nhằm phát triển.', marks: ['nắm bắt tốt các xu thế quốc tế', 'vận dụng sáng tạo chủ trương của Đảng'] },
    { text: 'sẽ tiếp tục xây dựng, triển khai các đề án đào tạo, bồi dưỡng cán bộ; đổi mới nội dung nhằm đáp ứng', marks: ['tiếp tục xây dựng, triển khai các đề án đào tạo, bồi dưỡng cán bộ', 'đổi mới nội dung'] },
    { text: 'đưa ra các biện pháp để tăng cường phối hợp, nâng cao hiệu quả công tác này trong thời gian tới', marks: ['tăng cường phối hợp', 'nâng cao hiệu quả công tác này'] },
    { text: 'Phương hướng là chủ động, tích cực hội nhập; cần chủ động, tích cực triển khai các hoạt động đối ngoại, qua đó nâng cao vị thế của đất nước.', marks: ['triển khai các hoạt động đối ngoại', 'nâng cao vị thế của đất nước'] },
    { text: 'Chúng ta kiên quyết bảo vệ chủ quyền, lợi ích của đất nước.', marks: ['bảo vệ chủ quyền, lợi ích của đất nước'] },
    { text: 'Hai bên nhất trí tăng cường trao đổi đoàn, mở rộng hợp tác trong các lĩnh vực như giáo dục, đào tạo.', marks: ['tăng cường trao đổi đoàn', 'mở rộng hợp tác trong các lĩnh vực như giáo dục, đào tạo'] },
    { text: 'Đồng chí yêu cầu các sở, ngành tiếp tục quán triệt Chỉ thị; nâng cao chất lượng công tác.', marks: ['tiếp tục quán triệt Chỉ thị', 'nâng cao chất lượng công tác'] },
    { text: 'trên cơ sở tranh thủ tối đa các yếu tố thuận lợi, các mối quan hệ rộng mở, các cam kết để mở rộng thị trường.', marks: ['tranh thủ tối đa các yếu tố thuận lợi, các mối quan hệ rộng mở, các cam kết', 'mở rộng thị trường'] },
    { text: 'cần giữ vững đoàn kết; là bạn tốt; bảo đảm cao nhất lợi ích quốc gia.', marks: ['giữ vững đoàn kết', 'bảo đảm cao nhất lợi ích quốc gia'] },
    { text: 'Thứ hai, thúc đẩy hợp tác. Hỗ trợ doanh nghiệp mở rộng thị trường.', marks: ['thúc đẩy hợp tác', 'Hỗ trợ doanh nghiệp mở rộng thị trường'] },
    { text: 'Đẩy mạnh ngoại giao phục vụ phát triển đất nước\n\nSáng nay', marks: ['Đẩy mạnh ngoại giao phục vụ phát triển đất nước'] },
    { text: 'tập trung thực hiện các đề án về đổi mới đào tạo, bồi dưỡng cán bộ', marks: [] },
    { text: 'Nổi bật là giữ vững môi trường hòa bình; góp phần bảo vệ chủ quyền.', marks: [] },
    { text: 'đã kiên trì thúc đẩy đối thoại, theo yêu cầu phát triển của đất nước', marks: [] },
    { text: 'tám biện pháp mà ngành ngoại giao cần tập trung thúc đẩy trong thời gian tới', marks: [] },
    { text: 'Cần nâng cao hiệu quả\ncông tác này\nHội nghị', marks: ['nâng cao hiệu quả\ncông tác này'] },
    { text: 'Việt Nam đã tích cực tham gia vào hoạt động gìn giữ hòa bình.', marks: [] },
    { text: 'quan hệ tiếp tục được mở rộng và sâu sắc hơn.', marks: [] },
    { text: 'Đề án “Tăng cường hợp tác quốc tế”', marks: [] },
  ],
};
