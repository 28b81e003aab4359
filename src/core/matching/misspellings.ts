import type { Span } from '../text/span.js';
import { PhraseMatcher } from './phraseMatcher.js';

/**
 * Misspellings with what was meant: consonants and tones that sound alike in a part of the country (s and x, hỏi and
 * ngã), and slips of the keyboard. Words of official texts, each of them reviewed: no two neighbouring words may make it
 * up, as `tiềm năng xuất khẩu` does `năng xuất`, `giám sát nhập khẩu` `sát nhập`, and `tiếp xúc tích cực` `xúc tích`.
 */
const misspellings: ReadonlyMap<string, string> = new Map([
  ['chuẩn đoán', 'chẩn đoán'],
  ['cọ sát', 'cọ xát'],
  ['đàm phám', 'đàm phán'],
  ['đột suất', 'đột xuất'],
  ['giử gìn', 'giữ gìn'],
  ['giử vững', 'giữ vững'],
  ['hiệp đinh', 'hiệp định'],
  ['hổ trợ', 'hỗ trợ'],
  ['kếp hợp', 'kết hợp'],
  ['kỹ niệm', 'kỷ niệm'],
  ['mỡ rộng', 'mở rộng'],
  ['nổ lực', 'nỗ lực'],
  ['phát triễn', 'phát triển'],
  ['suất sắc', 'xuất sắc'],
  ['trao đỗi', 'trao đổi'],
  ['tựu chung', 'tựu trung'],
  ['vô hình chung', 'vô hình trung'],
  ['xuất xắc', 'xuất sắc'],
  ['xử dụng', 'sử dụng'],
]);

/** A misspelling in a text, and how it is spelt, in the case and the normalisation form of the text. UTF-16 code units. */
export interface Misspelling extends Span {
  readonly correct: string;
}

const written = [...misspellings.keys()];
let matcher: PhraseMatcher | undefined;

/** The misspellings that start in a range of a text, in order. */
export function findMisspellings(text: string, range?: Span): Misspelling[] {
  matcher ??= new PhraseMatcher(written);
  const hits = matcher.find(text, range);
  return Array.from({ length: hits.length / 3 }, (_, hit) => {
    const start = hits[hit * 3]!;
    const end = hits[hit * 3 + 1]!;
    return { start, end, correct: inStyleOf(text.slice(start, end), misspellings.get(written[hits[hit * 3 + 2]!]!)!) };
  });
}

function inStyleOf(found: string, correct: string): string {
  const composed = found.normalize('NFC');
  const isUpper = composed === composed.toUpperCase();
  const first = composed[0] === composed[0]!.toUpperCase() ? correct[0]!.toUpperCase() : correct[0]!;
  const cased = isUpper ? correct.toUpperCase() : first + correct.slice(1);
  return found === composed ? cased : cased.normalize('NFD');
}
