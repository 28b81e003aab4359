import { annotationsIn } from '../../../src/core/analysis/analyzer.js';
import { trainingDocumentOf } from '../../../src/core/analysis/trainingDocument.js';
import type { TrainingDocument } from '../../../src/core/learning/trainingDocument.js';
import { parseMarkup } from '../../../src/core/markup/parse.js';
import { tagset } from '../markup/testTagset.js';

/** A document to learn from, written with tags; what is refused is named by its words, at their first place. */
export function taught(source: string, ...refused: readonly (readonly [exact: string, label: string])[]): TrainingDocument {
  const text = parseMarkup(source, 'text/plain', tagset);
  const document = trainingDocumentOf({ text, ...annotationsIn(text, { store: 'inline', kept: [] }) });
  const rejected = refused.map(([exact, label]) => {
    const start = text.plainText.indexOf(exact);
    return { start, end: start + exact.length, label };
  });
  return { ...document, rejected };
}

const people = ['Bùi Thanh Sơn', 'Nguyễn Phú Trọng', 'Phạm Minh Chính', 'Vương Đình Huệ', 'Lê Hoài Trung', 'Trần Quốc Vượng', 'Đặng Hoàng Giang', 'Hà Kim Ngọc', 'Tô Anh Dũng', 'Vũ Quang Minh'];
const organs = ['Tỉnh ủy Vĩnh Phúc', 'Sở Ngoại vụ', 'Tỉnh ủy Đắk Nông', 'Bộ Ngoại giao', 'Tỉnh ủy Hòa Bình', 'Sở Công Thương'];

/** Three documents of thirty sentences each, in which people of organs speak and travel, with a nested label. */
export function lessons(): TrainingDocument[] {
  return [0, 1, 2].map((document) =>
    taught(
      Array.from({ length: 30 }, (_, line) => {
        const [person, organ] = [people[(line * 3 + document) % people.length], organs[(line + document) % organs.length]];
        return line % 2 ? `Sáng nay, ông :per[${person}] đã đến thăm :org[${organ}].` : `Theo :role[Lãnh đạo :org[${organ}]], đồng chí :per[${person}] phát biểu tại hội nghị.`;
      }).join('\n'),
    ),
  );
}
