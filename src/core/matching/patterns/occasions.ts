import { yearEnd } from './events.js';
import { afterGap, DASH, expression, matchAt, matchEnd } from './expression.js';
import { organAt } from './organs.js';
import type { Pattern, Reading } from './pattern.js';
import { knownPlaceEnd } from './placeNames.js';
import { PhraseSet } from './phrases.js';

/** EVENT: occasions that are named after what they present or commemorate. */

/** `Tuần lễ Việt Nam tại Ấn Độ`, `Ngày Việt Nam ở nước ngoài`: a country presents itself in another. */
const presentation = expression('(?:Ngày hội|Ngày|Tuần lễ|Tuần|Lễ hội|Những ngày)(?: [Vv]ăn hóa)? (?=\\p{Lu})', { matchCase: true });
const abroad = expression('(?:tại|ở) ', { matchCase: true });
const everywhere = new PhraseSet('nước ngoài');

function readPresentation(text: string, start: number): Reading | undefined {
  const named = matchEnd(presentation, text, start);
  const country = named === undefined ? undefined : knownPlaceEnd(text, named);
  const next = afterGap(text, country);
  const place = next === undefined ? undefined : matchEnd(abroad, text, next);
  const end = place === undefined ? undefined : (knownPlaceEnd(text, place) ?? everywhere.endAt(text, place));
  return end === undefined ? undefined : { start, end: yearEnd(text, end) };
}

/** `Lễ kỷ niệm 80 năm Ngày thành lập ngành Ngoại giao`: an anniversary with what it commemorates. */
const anniversary = expression(String.raw`(?:lễ )?kỷ niệm \d{1,4} năm (?:ngày )?(?<what>thành lập|thiết lập quan hệ ngoại giao|thiết lập quan hệ|quốc khánh|ký kết|ký) ?`);
const commemorated = new PhraseSet('ngành ngoại giao, ngành ngoại giao Việt Nam, Đảng');
const link = new RegExp(`^(?:\\s*${DASH}\\s*|\\s+và\\s+)`, 'u');

function readAnniversary(text: string, start: number): Reading | undefined {
  const found = matchAt(anniversary, text, start);
  if (!found) return undefined;
  const after = start + found[0].length;
  const before = after - (/\s$/u.exec(found[0])?.[0].length ?? 0);
  const object = commemorated.endAt(text, after) ?? organAt(text, after)?.end ?? partiesEnd(text, after);
  // What is founded or signed has to be named; relations and a national day are told by themselves.
  if (object === undefined) return /^(?:thành|ký)/iu.test(found.groups!['what']!) ? undefined : { start, end: before };
  return { start, end: object };
}

/** `giữa Việt Nam và Lào`, `Việt Nam - Lào`. */
function partiesEnd(text: string, start: number): number | undefined {
  const first = knownPlaceEnd(text, text.startsWith('giữa ', start) ? start + 5 : start);
  const joined = first === undefined ? undefined : link.exec(text.slice(first, first + 8))?.[0];
  return (joined === undefined ? undefined : knownPlaceEnd(text, first! + joined.length)) ?? first;
}

export const occasions: readonly Pattern[] = [
  {
    id: 'event.presentation',
    label: 'EVENT',
    title: { en: 'a day, a week or a festival of a country in another', vi: 'ngày, tuần lễ, lễ hội của một nước ở nước khác' },
    anchors: new PhraseSet('ngày, tuần, lễ hội, những ngày'),
    atCapitals: true,
    read: readPresentation,
    examples: [
      { text: 'Tuần lễ Việt Nam tại Ấn Độ', marks: ['Tuần lễ Việt Nam tại Ấn Độ'] },
      { text: 'Lễ hội Việt Nam tại Nhật Bản 2024', marks: ['Lễ hội Việt Nam tại Nhật Bản 2024'] },
      { text: 'Ngày 2/9, Việt Nam tại Liên hợp quốc', marks: [] },
    ],
  },
  {
    id: 'event.anniversary',
    label: 'EVENT',
    title: { en: 'an anniversary with what it commemorates', vi: 'lễ kỷ niệm cùng điều được kỷ niệm' },
    anchors: new PhraseSet('lễ kỷ niệm, kỷ niệm'),
    read: readAnniversary,
    examples: [
      { text: 'Lễ kỷ niệm 80 năm Ngày thành lập ngành Ngoại giao', marks: ['Lễ kỷ niệm 80 năm Ngày thành lập ngành Ngoại giao'] },
      { text: 'nhân dịp kỷ niệm 50 năm thiết lập quan hệ ngoại giao Việt Nam - Pháp', marks: ['kỷ niệm 50 năm thiết lập quan hệ ngoại giao Việt Nam - Pháp'] },
      { text: 'kỷ niệm 30 năm thiết lập quan hệ ngoại giao.', marks: ['kỷ niệm 30 năm thiết lập quan hệ ngoại giao'] },
      { text: 'Lễ kỷ niệm 79 năm Quốc khánh nước CHXHCN Việt Nam', marks: ['Lễ kỷ niệm 79 năm Quốc khánh nước CHXHCN Việt Nam'] },
      { text: 'kỷ niệm 10 năm thành lập công ty', marks: [] },
    ],
  },
];
