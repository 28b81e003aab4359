import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { findFurniture, furnitureOfLine, type PageState, pageStart } from '../../../src/core/matching/furniture.js';

const title = 'Ngành Ngoại giao cùng khát vọng phát triển của các địa phương';

const furnitureOf = (text: string): string[] => findFurniture(text).map(({ start, end }) => text.slice(start, end));
/** What is found under a title, in lines after a paragraph. */
const under = (...lines: string[]): string[] => furnitureOf([title, 'Bộ Ngoại giao đồng hành cùng các địa phương.', ...lines].join('\n'));

const seeds = 'seeds/texts';
const seed = (number: string): string => readFileSync(join(seeds, readdirSync(seeds).find((name) => name.startsWith(number))!), 'utf8');

describe('page furniture', () => {
  it('of the seed texts is found, and nothing else', () => {
    assert.deepEqual(furnitureOf(seed('000')), ['https://dantri.com.vn/xa-hoi/ba-tru-cot-xay-dung-nen-ngoai-giao-viet-nam-toan-dien-hien-dai-20211213114145823.htm']);
    assert.deepEqual(furnitureOf(seed('001')), [
      title,
      `Hoi nghi Ngoai giao lan thu 31 min - ${title}`,
      `UBND tinh Vinh Phuc va To chuc Xuc tien thuong mai Nhat Ban ky ket min - ${title}`,
      'BÌNH LUẬN',
      'Vui lòng nhập bình luận của bạn',
      'Vui lòng nhập tên của bạn ở đây',
    ]);
    assert.deepEqual(furnitureOf(seed('002')), []);
    assert.deepEqual(furnitureOf(seed('003')), ['Tối đa: 1500 ký tự', 'Hiện chưa có bình luận nào, hãy là người đầu tiên bình luận']);
    assert.deepEqual(furnitureOf(seed('004')), ['Cùng chuyên mục', 'Đẩy mạnh công tác ngoại giao phục vụ phát triển đất nước']);
  });

  it('is the same in NFD and with CRLF', () => {
    for (const number of ['000', '001', '002', '003', '004']) {
      const text = seed(number);
      const expected = furnitureOf(text).map((each) => each.normalize('NFD'));
      assert.deepEqual(furnitureOf(text.normalize('NFD').replaceAll('\n', '\r\n')), expected);
    }
  });

  it('is a URL without the punctuation around it', () => {
    assert.deepEqual(furnitureOf('Theo TTXVN (https://a.vn/b_(c)?d=1), www.mofa.gov.vn. Trang web của Bộ.'), ['https://a.vn/b_(c)?d=1', 'www.mofa.gov.vn']);
  });

  it('is the title where it is repeated, in capitals too, but no sentence', () => {
    assert.deepEqual(under(title.toUpperCase(), '', `  ${title}  `), [title.toUpperCase(), title]);
    assert.deepEqual(under(`${title} năm 2022`), []);
    assert.deepEqual(furnitureOf('Hội nghị diễn ra tại Hà Nội.\nHội nghị diễn ra tại Hà Nội.'), []);
  });

  it('is a list of other articles, until a blank line or a sentence', () => {
    assert.deepEqual(under('Tin liên quan:', '', 'Thủ tướng thăm Lào', 'Chủ tịch nước tiếp Đại sứ Nhật Bản', '', 'Châu Như Quỳnh'), ['Tin liên quan:', 'Thủ tướng thăm Lào', 'Chủ tịch nước tiếp Đại sứ Nhật Bản']);
    assert.deepEqual(under('Đọc thêm', 'Thủ tướng thăm Lào', 'Bộ Ngoại giao tiếp tục đồng hành.', 'Thách thức từ dịch bệnh'), ['Đọc thêm', 'Thủ tướng thăm Lào']);
    assert.deepEqual(under('Thông tin đối ngoại', 'Các nước liên quan', 'Một số vấn đề mới'), []);
  });

  it('is no sentence of the article that speaks of comments', () => {
    assert.deepEqual(under('Bộ Ngoại giao không bình luận', 'Tối đa hóa lợi ích quốc gia', 'Vui lòng'), []);
  });

  it('is a line that has lost its diacritics under a title that has them', () => {
    assert.deepEqual(under('Hoi nghi Ngoai giao lan thu 31'), ['Hoi nghi Ngoai giao lan thu 31']);
    assert.deepEqual(under('An Chu', 'ASEAN Regional Forum on Security', 'Hoi nghi Ngoai giao da dien ra.', 'CPTPP, EVFTA, RCEP, APEC'), []);
    assert.deepEqual(furnitureOf('Nganh Ngoai giao cung cac dia phuong\nHoi nghi Ngoai giao lan thu 31'), []);
  });

  it('leaves captions and bylines alone', () => {
    assert.deepEqual(under('Thứ trưởng Ngoại giao Hà Kim Ngọc. (Ảnh: Anh Sơn)', 'Quang cảnh buổi làm việc.Ảnh: BNG', 'Theo Châu Như Quỳnh/Dân trí', 'DIỆU THIỆN', 'Các đại biểu tham dự hội nghị |'), []);
  });

  it('depends on a line and the state before it only, is in order, and never empty', () => {
    const lines = fc.constantFrom(title, '', 'Cùng chuyên mục', 'BÌNH LUẬN', 'Thủ tướng thăm Lào', 'Hội nghị đã diễn ra.', 'Hoi nghi Ngoai giao lan thu 31', `Hoi nghi - ${title}Sáng nay`, 'www.a.vn https://b.vn', '😀\r');
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 12 }), (page) => {
        const text = page.join('\n');
        let state: PageState = pageStart;
        let offset = 0;
        const expected = page.flatMap((line) => {
          const { spans, after } = furnitureOfLine(line, state);
          const start = offset;
          state = after;
          offset += line.length + 1;
          return spans.map((span) => ({ start: start + span.start, end: start + span.end }));
        });
        const found = findFurniture(text);
        assert.deepEqual(found, expected);
        assert.ok(found.every(({ start, end }, index) => start < end && start > (found[index - 1]?.end ?? -1)));
      }),
    );
  });
});
