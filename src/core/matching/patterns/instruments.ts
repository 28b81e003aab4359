import { isOpen, readEvent, subjectPartEnd, yearEnd } from './events.js';
import { afterGap, END, expression, matchAt, matchEnd, oneOf } from './expression.js';
import type { Pattern, Reading } from './pattern.js';
import { PhraseSet } from './phrases.js';
import { isCapitalAt } from './scan.js';
import { hasDigitWithin } from './syllables.js';
import { wordBefore } from './surroundings.js';

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
const withCode = expression(String.raw`${oneOf(KINDS)}(?:(?: \p{L}+){0,3} số~:?|:| \(\p{L}+\) số)?~(?<number>${CODE})${END}`);
/** `Nghị quyết số 22`, `Nghị quyết 1325`, `Nghị quyết 2231 (2015)`. */
const withNumber = expression(String.raw`${oneOf(KINDS)}(?<called> số~:?)? (?<number>\d{1,5})(?: \((?:19|20)\d\d\))?${END}(?![/.,%]\d|/)`);
/** How far from its first word the number of an instrument may stand. */
const REACH = 64;
/** A number alone, without `số`, names these only: `Chương trình 5 năm` and `Kế hoạch 10 điểm` count. */
const numberedAlone = new PhraseSet('Nghị quyết, Chỉ thị, Kết luận, Nghị định, Công ước, Thông tư, Quyết định');

function readInstrument(text: string, at: number): Reading | undefined {
  if (!hasDigitWithin(text, at, REACH)) return undefined;
  const end = matchEnd(withCode, text, at) ?? plainNumberEnd(text, at);
  return end === undefined ? undefined : { start: at, end };
}

function plainNumberEnd(text: string, at: number): number | undefined {
  const found = isCapitalAt(text, at) ? matchAt(withNumber, text, at) : undefined;
  return found && (found.groups?.['called'] || numberedAlone.endAt(text, at) !== undefined) ? at + found[0].length : undefined;
}

export const instrument: Pattern = {
  id: 'instrument',
  label: 'DOC',
  title: { en: 'an instrument with its number', vi: 'văn bản có số hiệu' },
  anchors: new PhraseSet(KINDS),
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

/** What a congress or a plenum resolves, named after it: `Nghị quyết Đại hội XIII của Đảng`. */
const resolutions = new PhraseSet('Nghị quyết, Văn kiện, Báo cáo chính trị, Báo cáo Chính trị, Thông báo, Kết luận, Tuyên bố');
/** Treaties and laws, named after their subject, parties or place: `Hiến chương Liên Hiệp Quốc`, `Luật Biển Việt Nam năm 2012`. */
const treaties = new PhraseSet(
  'Hiến chương, Hiệp định, Hiệp định khung, Hiệp định Thương mại tự do, Hiệp định thương mại tự do, Hiệp ước, Công ước, Nghị định thư, Tuyên bố chung, Tuyên bố, Tuyên ngôn, Luật, Bộ luật, Pháp lệnh, Hiến pháp, Bộ Quy tắc, Bộ quy tắc, Kế hoạch hành động, Chương trình nghị sự, Cương lĩnh',
);
const ofOrgan = expression('của (?=\\p{Lu})', { matchCase: true });
const link = expression('~[-–]~(?=\\p{Lu})', { matchCase: true });
const MAX_PARTS = 8;

function readNamed(text: string, start: number): Reading | undefined {
  const resolved = afterGap(text, resolutions.endAt(text, start));
  const event = resolved === undefined || !isCapitalAt(text, resolved) ? undefined : readEvent(text, resolved);
  if (event) return { start, end: event.end };

  const head = treaties.endAt(text, start);
  // `Tòa án quốc tế về Luật Biển` deals with law, and names no instrument.
  if (head === undefined || wordBefore(text, start) === 'về') return undefined;
  let end = head;
  let last = head;
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const next = nextPart(text, end, parts === 0);
    if (next === undefined) break;
    ({ start: last, end } = next);
  }
  const dated = yearEnd(text, end);
  return dated === head || (dated === end && isOpen(text, last, end)) ? undefined : { start, end: dated };
}

function nextPart(text: string, end: number, isFirst: boolean): Reading | undefined {
  let start = (isFirst ? undefined : matchEnd(link, text, end)) ?? afterGap(text, end);
  if (isFirst && start !== undefined) start = matchEnd(ofOrgan, text, start) ?? start;
  if (start === undefined || !(isCapitalAt(text, start) || (!isFirst && text.startsWith('về ', start)))) return undefined;
  const partEnd = subjectPartEnd(text, start);
  return partEnd === undefined ? undefined : { start, end: partEnd };
}

export const namedInstrument: Pattern = {
  id: 'instrument.named',
  label: 'DOC',
  title: { en: 'an instrument named after a congress, its parties or its subject', vi: 'văn kiện mang tên đại hội, các bên hoặc nội dung' },
  atCapitals: true,
  anchors: new PhraseSet('Nghị quyết', resolutions, treaties),
  read: readNamed,
  examples: [
    { text: 'phương pháp mà Nghị quyết Đại hội XIII của Đảng đã khẳng định', marks: ['Nghị quyết Đại hội XIII của Đảng'] },
    { text: 'các nguyên tắc cơ bản của Hiến chương Liên Hiệp Quốc và luật pháp quốc tế', marks: ['Hiến chương Liên Hiệp Quốc'] },
    { text: 'Luật Biển Việt Nam năm 2012', marks: ['Luật Biển Việt Nam năm 2012'] },
    { text: 'Hiến pháp năm 2013', marks: ['Hiến pháp năm 2013'] },
    { text: 'Tuyên bố chung Việt Nam - Hoa Kỳ', marks: ['Tuyên bố chung Việt Nam - Hoa Kỳ'] },
    { text: 'Tuyên bố Kuala Lumpur về ASEAN 2045', marks: ['Tuyên bố Kuala Lumpur về ASEAN 2045'] },
    { text: 'ký kết các hiệp định thương mại tự do', marks: [] },
    { text: 'TUYÊN BỐ MẤT TÍCH, TUYÊN BỐ CHẾT', marks: [] },
    { text: 'TUYÊN BỐ CHUNG VIỆT NAM - HOA KỲ', marks: ['TUYÊN BỐ CHUNG VIỆT NAM - HOA KỲ'] },
    { text: 'Nghị quyết nêu rõ', marks: [] },
    { text: 'Luật này quy định', marks: [] },
    { text: 'Tòa án quốc tế về Luật Biển', marks: [] },
    { text: 'Luật Tổ chức chính quyền địa phương', marks: [] },
  ],
};
