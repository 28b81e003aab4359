import { END, expression, matchAt, oneOf } from './expression.js';
import type { Pattern, Reading } from './pattern.js';

/**
 * DOC: an instrument with its number, `Chỉ thị số 15-CT/TW`. Date and issuer stay outside: they are mentions of their
 * own (TIME, ORG) and relations of the instrument (`dated`, `issued-by`).
 */
const KINDS =
  'bộ luật, luật, pháp lệnh, lệnh, nghị quyết, nghị quyết liên tịch, nghị định, quyết định, chỉ thị, kết luận, thông tri, thông tư, thông tư liên tịch, ' +
  'thông báo, thông báo kết luận, thông cáo, công văn, công điện, công hàm, tờ trình, kế hoạch, chương trình, chương trình hành động, đề án, quy định, quy chế, ' +
  'hướng dẫn, báo cáo, sắc lệnh, công ước, nghị định thư, tuyên bố, văn bản, biên bản, giấy phép';
const DASHES = '[-‐‑–—]';
/** `15-CT/TW`, `12/2022/NĐ-CP`, `1191/QĐ-TTg`, `15/2023/QH15`; the United Nations write `A/RES/77/276`. */
const CODE = String.raw`(?:\d{1,5}(?:/(?:19|20)\d\d)?~?(?:${DASHES}|/)~?\p{Lu}[\p{L}\d]{0,6}(?:(?:${DASHES}|/)[\p{L}\d]{1,6}){0,3}|[AS]/(?:RES|PV|HRC)/[\d/]{1,12}\d)`;
const withCode = expression(`${oneOf(KINDS)}(?: số~:?|:)?~(?<number>${CODE})${END}`);
/** `Nghị quyết số 22`, `Nghị quyết 1325`, `Nghị quyết 2231 (2015)`. */
const withNumber = expression(String.raw`${oneOf(KINDS)}(?<called> số~:?)? (?<number>\d{1,5})(?: \((?:19|20)\d\d\))?${END}(?![/.,%]\d|/)`);
const capital = /^\p{Lu}/u;
/** A number alone, without `số`, names these only: `Chương trình 5 năm` and `Kế hoạch 10 điểm` count. */
const NUMBERED_ALONE = /^(?:Nghị quyết|Chỉ thị|Kết luận|Nghị định|Công ước|Thông tư|Quyết định)/iu;

function readInstrument(text: string, at: number): Reading | undefined {
  const found = matchAt(withCode, text, at) ?? readPlainNumber(text, at);
  return found && { start: at, end: at + found[0].length };
}

function readPlainNumber(text: string, at: number): RegExpExecArray | undefined {
  const found = matchAt(withNumber, text, at);
  if (!found || !capital.test(found[0])) return undefined;
  return found.groups?.['called'] || NUMBERED_ALONE.test(found[0]) ? found : undefined;
}

export const instrument: Pattern = {
  id: 'instrument',
  label: 'DOC',
  title: { en: 'an instrument with its number', vi: 'văn bản có số hiệu' },
  anchors: [...new Set(KINDS.split(',').map((kind) => kind.trim().split(' ')[0]!))],
  read: readInstrument,
  examples: [
    { text: 'Chỉ thị số 15-CT/TW ngày 10/8/2022 của Ban Bí thư', marks: ['Chỉ thị số 15-CT/TW'] },
    { text: 'theo Kết luận số 12-KL/TW', marks: ['Kết luận số 12-KL/TW'] },
    { text: 'Nghị quyết 59-NQ/TW', marks: ['Nghị quyết 59-NQ/TW'] },
    { text: 'Nghị định 12/2022/NĐ-CP', marks: ['Nghị định 12/2022/NĐ-CP'] },
    { text: 'Quyết định số 1191/QĐ-TTg', marks: ['Quyết định số 1191/QĐ-TTg'] },
    { text: 'Luật số 15/2023/QH15', marks: ['Luật số 15/2023/QH15'] },
    { text: 'Nghị quyết 2231 (2015) của Hội đồng Bảo an', marks: ['Nghị quyết 2231 (2015)'] },
    { text: 'quyết định 5 biện pháp', marks: [] },
    { text: 'Chương trình 5 năm', marks: [] },
    { text: 'Nghị quyết Đại hội XIII của Đảng', marks: [] },
  ],
};
