import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPatternsInEach, patterns } from '../../../../src/core/matching/patterns/index.js';
import type { Suggestion } from '../../../../src/core/matching/suggestion.js';

const findPatterns = (text: string): Suggestion[] => [...findPatternsInEach([text])][0]!;

/** What is marked, as `LABEL exact`. */
const marks = (text: string, label?: string) =>
  findPatterns(text)
    .filter((suggestion) => label === undefined || suggestion.label === label)
    .map(({ label, start, end }) => `${label} ${text.slice(start, end)}`);
const attributes = (text: string) => findPatterns(text)[0]?.attributes;

/** Texts of the examples, which the properties below vary. */
const sentences = patterns.flatMap(({ examples }) => examples.map(({ text }) => text));
const document = fc
  .array(fc.tuple(fc.constantFrom(...sentences), fc.constantFrom('. ', '.\r\n', '\n\n', ' ', '', ' 😀 ', '\u00a0', '; ')), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.map((part) => part.join('')).join(''));

describe('patterns', () => {
  for (const { id, examples } of patterns) {
    describe(id, () => {
      it('has examples of what it marks and of what it leaves', () => {
        assert.ok(examples.some((example) => example.marks.length > 0));
        assert.ok(examples.some((example) => example.marks.length === 0));
      });
      for (const { text, marks: expected } of examples) {
        it(expected.length > 0 ? `marks ${expected.join(' | ')} in «${text}»` : `marks nothing in «${text}»`, () => {
          const found = findPatterns(text).filter(({ evidence }) => evidence[0].kind === 'pattern' && evidence[0].pattern === id);
          assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)), expected);
        });
      }
    });
  }

  it('have ids of their own and titles in both languages', () => {
    assert.equal(new Set(patterns.map(({ id }) => id)).size, patterns.length);
    for (const { title } of patterns) assert.ok(title.en && title.vi);
  });
});

describe('findPatterns', () => {
  it('finds the same in decomposed text, at the places where it stands there', () => {
    fc.assert(
      fc.property(document, (text) => {
        const composed = findPatterns(text);
        const decomposed = text.normalize('NFD');
        const found = findPatterns(decomposed);
        assert.deepEqual(
          found.map(({ start, end, label, attributes }) => [decomposed.slice(start, end).normalize('NFC'), label, attributes]),
          composed.map(({ start, end, label, attributes }) => [text.slice(start, end), label, attributes]),
        );
        assert.deepEqual(
          found.map(({ start }) => start),
          composed.map(({ start }) => text.slice(0, start).normalize('NFD').length),
        );
      }),
    );
  });

  it('sees through zero-width characters', () => {
    fc.assert(
      fc.property(document, fc.constantFrom('\u200b', '\u00ad', '\ufeff'), (text, invisible) => {
        const strewn = [...text].join(invisible);
        assert.deepEqual(
          findPatterns(strewn).map(({ start, end }) => strewn.slice(start, end).replaceAll(invisible, '')),
          findPatterns(text).map(({ start, end }) => text.slice(start, end)),
        );
        for (const { start, end } of findPatterns(strewn)) {
          assert.notEqual(strewn[start], invisible);
          assert.notEqual(strewn[end - 1], invisible);
        }
      }),
    );
  });

  it('gives spans inside the text, without white space or punctuation at their edges, in document order', () => {
    const text = fc.oneof(document, fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom('năm', '2', '2023', '-', '/', ' ', '\n', 'Ủy ban', 'thứ', '%', '(', ')', 'gần'), { maxLength: 40 }).map((words) => words.join(' ')));
    fc.assert(
      fc.property(text, (text) => {
        let last = 0;
        for (const { start, end } of findPatterns(text)) {
          assert.ok(last <= start && start < end && end <= text.length);
          assert.doesNotMatch(text.slice(start, end), /^[\s.,;:"“(]|[\s.,;:"”(]$/u);
          last = start;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes no-break spaces and one line break for a space, and never an empty line', () => {
    assert.deepEqual(marks('gần\u00a02\u00a0năm qua'), ['TIME gần\u00a02\u00a0năm qua']);
    assert.deepEqual(marks('ngày\r\n10/8/2022'), ['TIME ngày\r\n10/8/2022']);
    assert.deepEqual(marks('gần 100\n\nnước'), ['QTY gần 100']);
  });

  it('reads headings in capitals', () => {
    assert.deepEqual(marks('NĂM 2023: 3 TRỌNG TÂM'), ['TIME NĂM 2023', 'QTY 3 TRỌNG TÂM']);
  });

  it('finds what is stuck to the word before it, and says so', () => {
    const text = 'của các địa phươngSáng 13/12/2021, tại Hà Nội';
    const [found] = findPatterns(text);
    assert.equal(text.slice(found!.start, found!.end), 'Sáng 13/12/2021');
    assert.equal(found!.tier, 'glued');
  });

  it('reads each of several texts as if it were alone', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 5 }), (texts) => {
        assert.deepEqual([...findPatternsInEach(texts)], texts.map(findPatterns));
      }),
    );
    // More than are read together, and one that is longer.
    const texts = [...Array<string>(6000).fill('Sáng 13/12/2021, tại Hà Nội'), '', 'gần 100 nước '.repeat(12000), 'Chỉ thị số 15-CT/TW'];
    assert.deepEqual([...findPatternsInEach(texts)].map(({ length }) => length), texts.map((text) => findPatterns(text).length));
    assert.deepEqual([...findPatternsInEach([])], []);
    // Others may be read before the next is asked for.
    assert.deepEqual(Array.from(findPatternsInEach(texts), ({ length }) => length + findPatterns('5 nước').length), texts.map((text) => findPatterns(text).length + 1));
  });

  it('lists of those that cover the same the one first that begins first to be read', () => {
    assert.deepEqual(marks('NGOẠI GIAO Trưởng Tỉnh đoàn ông Phòng Lê '), ['ROLE Trưởng Tỉnh đoàn', 'PER Phòng Lê', 'ORG Phòng Lê']);
  });

  it('leaves codes, addresses, scores and serial numbers alone', () => {
    for (const text of ['https://dantri.com.vn/xa-hoi/ba-tru-cot-20211213114145823.htm', 'Covid-19', 'khối G20', 'Điều 5 khoản 2', 'lần thứ 20', 'tỷ số 2-1', 'Điện thoại: 024 3799 2000', 'khóa 15', 'Tối đa: 1500 ký tự', 'phụ lục số: 12', 'quốc lỘ sỐ 1']) {
      assert.deepEqual(marks(text), [], text);
    }
  });
});

/** How many times expressions are tried on a text: the work of the patterns, whatever the machine. */
function expressionsTried(text: string): number {
  const { exec } = RegExp.prototype;
  let calls = 0;
  RegExp.prototype.exec = function (this: RegExp, string: string) {
    calls++;
    return exec.call(this, string);
  };
  try {
    findPatterns(text);
  } finally {
    RegExp.prototype.exec = exec;
  }
  return calls;
}

describe('the work of the patterns', () => {
  const repeated = [
    'gần ', '1.', '1/', '2020-', 'Ban ', 'Bộ Ngoại ', 'Hội nghị ', 'Hội nghị Ngoại ', 'Văn phòng ', 'Trưởng ', 'Nguyễn ', 'Liên hiệp các ', 'hai ', ', nước', 'Nghị quyết ',
    'năm\n', 'Việt Nam - ', 'Chủ tịch nước ', 'Hiệp định Việt Nam ', 'ngày 1, ', 'cần tiếp tục xây dựng, ', 'chủ đề "xây dựng ', 'Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn ',
  ];
  for (const unit of repeated) {
    it(`grows with the text and no faster: «${unit.trim()}» over and over`, () => {
      const [once, twice] = [expressionsTried(unit.repeat(400)), expressionsTried(unit.repeat(800))];
      assert.ok(twice <= 2.1 * once + 100, `${once} tries became ${twice}`);
    });
  }

  it('is none where nothing that is looked for begins, however often a word comes again with which it might', () => {
    for (const unit of ['các ', 'không ', 'chủ ', 'a1 ', 'A', ' ', '1', '“']) assert.ok(expressionsTried(unit.repeat(500)) < 20, unit);
  });

  it('does not depend on how long white space is', () => {
    const text = (blanks: string) => sentences.map((sentence) => sentence.replaceAll(' ', blanks)).join('\n\n');
    assert.deepEqual(
      findPatterns(text(' ')).map(({ label }) => label),
      findPatterns(text('  ')).map(({ label }) => label),
    );
    assert.ok(expressionsTried(`Chỉ thị số${' '.repeat(5000)}:${' '.repeat(5000)}`) < 100);
  });
});

describe('iso of a time', () => {
  const expected: readonly (readonly [string, string | undefined])[] = [
    ['ngày 10/8/2022', '2022-08-10'],
    ['Sáng 13/12/2021', '2021-12-13'],
    ['sáng 13/12', undefined],
    ['Sáng nay (13/12/2021)', '2021-12-13'],
    ['13-12-2021', '2021-12-13'],
    ['13.12.2021', '2021-12-13'],
    ['17:57, 14/12/2021', '2021-12-14T17:57'],
    ['tháng 3/2022', '2022-03'],
    ['tháng 3 năm 2022', '2022-03'],
    ['năm 2022', '2022'],
    ['2020-2021', '2020/2021'],
    ['nhiệm kỳ 2023 - 2027', '2023/2027'],
    ['nhiệm kỳ 2021–2026', '2021/2026'],
    ['ngày 12 đến 14/10/2023', '2023-10-12/2023-10-14'],
    ['ngày 30/9 đến 2/10/2023', '2023-09-30/2023-10-02'],
    ['ngày 12-14/10', undefined],
    ['thứ Sáu, 14/7/2023', '2023-07-14'],
    ['ngày mùng 2 tháng 9 năm 1945', '1945-09-02'],
    ['tháng Tám năm 1945', '1945-08'],
    ['6 tháng đầu năm 2023', '2023-01/2023-06'],
    ['3 tháng cuối năm 2023', '2023-10/2023-12'],
    ['9 tháng năm 2023', '2023-01/2023-09'],
    ['8 tháng đầu năm nay', undefined],
    ['tháng 11 năm ngoái', undefined],
    ['hơn một thập kỷ', undefined],
    ['8h30 ngày 5/3/2024', '2024-03-05T08:30'],
    ['14 giờ 30 phút ngày 5/3/2024', '2024-03-05T14:30'],
    ['quý I/2023', '2023-33'],
    ['quý IV năm 2023', '2023-36'],
    ['thế kỷ XXI', '20XX'],
    ['thập niên 1990', '199X'],
    ['5 năm qua (2016-2021)', '2016/2021'],
    ['gần 2 năm qua', undefined],
  ];
  for (const [text, iso] of expected) {
    it(`${text}: ${iso ?? 'open'}`, () => {
      assert.deepEqual(marks(text), [`TIME ${text}`]);
      assert.equal(attributes(text)?.['iso'], iso);
    });
  }

  it('is given to days that exist only', () => {
    for (const text of ['31/4/2022', '30/2/2021', '32/1/2021', '13/13/2021', 'ngày 29/2/2023']) {
      assert.ok(!marks(text).includes(`TIME ${text}`), text);
    }
    assert.equal(attributes('29/2/2024')?.['iso'], '2024-02-29');
  });
});

describe('attributes of a quantity', () => {
  const expected: readonly (readonly [string, Record<string, string>])[] = [
    ['1.200 tổ chức', { value: '1200', unit: 'tổ chức' }],
    ['14,8%', { value: '14.8', unit: 'percent' }],
    ['trên 50.000 công dân', { value: '50000', unit: 'công dân', approx: 'trên' }],
    ['gần 700 tỉ USD', { value: '700000000000', unit: 'USD', approx: 'gần' }],
    ['2,5 triệu lượt khách', { value: '2500000', unit: 'lượt khách' }],
    ['1.234.567,5 tấn', { value: '1234567.5', unit: 'tấn' }],
    ['5 nghìn tỷ đồng', { value: '5000000000000', unit: 'đồng' }],
    ['mười lăm quốc gia', { value: '15', unit: 'quốc gia' }],
    ['hai mươi mốt nước', { value: '21', unit: 'nước' }],
    ['một trăm linh năm đại biểu', { value: '105', unit: 'đại biểu' }],
    ['hai trăm hai mươi đối tác', { value: '220', unit: 'đối tác' }],
    ['năm mươi nghìn công dân', { value: '50000', unit: 'công dân' }],
    ['ba nghìn năm trăm người', { value: '3500', unit: 'người' }],
    ['hai triệu năm trăm nghìn liều', { value: '2500000', unit: 'liều' }],
    ['một trăm nghìn tỷ đồng', { value: '100000000000000', unit: 'đồng' }],
    ['US$ 5 tỷ', { value: '5000000000', unit: 'USD' }],
    ['20 tỷ yên', { value: '20000000000', unit: 'yên' }],
    ['1/3 số nước', { unit: 'số nước' }],
    ['xấp xỉ 40%', { value: '40', unit: 'percent', approx: 'xấp xỉ' }],
    ['189/193 quốc gia', { unit: 'quốc gia' }],
    ['2/3 thành viên', { unit: 'thành viên' }],
    ['20 - 30 nước', { unit: 'nước' }],
    ['ít nhất 5 nước', { value: '5', unit: 'nước', approx: 'ít nhất' }],
  ];
  for (const [text, read] of expected) {
    it(text, () => {
      assert.deepEqual(marks(text), [`QTY ${text}`]);
      assert.deepEqual(attributes(text), read);
    });
  }
});
