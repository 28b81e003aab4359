import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Anchor, anchorOf } from '../../../src/core/store/anchor.js';
import { placeAnchors } from '../../../src/core/store/placement.js';
import { signatureOf } from '../../../src/core/store/signature.js';

const before = [
  'Thứ trưởng Ngoại giao Hà Kim Ngọc khẳng định, với phương châm tiên phong, tư duy phục vụ, tập trung thúc đẩy phát triển.',
  'Bộ Ngoại giao và mạng lưới gần 100 Cơ quan đại diện Việt Nam ở nước ngoài luôn phối hợp chặt chẽ với các địa phương.',
  'Trước bối cảnh đó, Bộ Ngoại giao đã chủ động hướng dẫn các địa phương nắm bắt diễn biến tình hình thế giới và khu vực.',
  'Việt Nam tiếp tục phát huy vai trò tại các tổ chức quốc tế quan trọng, đóng góp tích cực vào các vấn đề chung.',
].join('\n');

function anchor(words: string, nth = 0): Anchor {
  let start = before.indexOf(words);
  for (let n = 0; n < nth; n++) start = before.indexOf(words, start + 1);
  return anchorOf(before, { start, end: start + words.length });
}

/** What is found there now, or why nothing is. */
function placed(anchors: readonly Anchor[], after: string, signed = true): string[] {
  return placeAnchors(anchors, signed ? signatureOf(before) : undefined, after).map((placement) =>
    'span' in placement ? `${placement.span.start}:${after.slice(placement.span.start, placement.span.end)}` : placement.stale,
  );
}

describe('placeAnchors', () => {
  const ministry = anchor('Bộ Ngoại giao', 1);

  it('finds everything where it was in a text that did not change', () => {
    const anchors = [anchor('Hà Kim Ngọc'), anchor('Bộ Ngoại giao'), ministry];
    assert.deepEqual(placed(anchors, before), anchors.map(({ start, exact }) => `${start}:${exact}`));
  });

  it('follows inserted and removed paragraphs', () => {
    const [first, second, third, fourth] = before.split('\n');
    const after = ['Một đoạn mới, dài vừa phải, đứng trước mọi đoạn khác.', second, third, fourth].join('\n');
    assert.notEqual(first, undefined);
    assert.deepEqual(placed([anchor('Hà Kim Ngọc'), ministry], after), ['missing', `${after.indexOf('Bộ Ngoại giao đã')}:Bộ Ngoại giao`]);
  });

  it('reads NFD, wrapped lines and CRLF as the same words', () => {
    const after = before.replaceAll('\n', '\r\n').replace('Bộ Ngoại giao đã', 'Bộ\r\nNgoại  giao đã').normalize('NFD');
    const [place] = placed([ministry], after);
    assert.equal(place, `${after.indexOf('Bộ\r\n'.normalize('NFD'))}:${'Bộ\r\nNgoại  giao'.normalize('NFD')}`);
  });

  it('takes a corrected spelling for the same annotation', () => {
    const after = before.replace('Bộ Ngoại giao đã', 'Bộ Ngọai giao đã');
    assert.deepEqual(placed([ministry], after), [`${ministry.start}:Bộ Ngọai giao`]);
  });

  it('never moves to another occurrence of the same words', () => {
    const lines = before.split('\n');
    const after = [lines[0], lines[1], lines[3]].join('\n');
    assert.deepEqual(placed([ministry], after), ['missing']);
  });

  it('leaves the choice open where two places fit equally', () => {
    const line = before.split('\n')[2]!;
    const only = anchorOf(line, { start: 19, end: 32 });
    const after = `${line}\n${line}`;
    const [placement] = placeAnchors([{ ...only, prefix: only.prefix.padStart(32, 'x'), suffix: only.suffix }], undefined, after);
    assert.deepEqual(placement, { stale: 'ambiguous' });
  });

  it('leaves the choice open between its words and the same ones inserted directly beside them', () => {
    const line = 'Theo chương trình làm việc hôm nay, Chính phủ họp.';
    const now = line.replace('Chính phủ', 'Chính phủ Chính phủ');
    const start = line.indexOf('Chính phủ');
    const [placement] = placeAnchors([anchorOf(line, { start, end: start + 'Chính phủ'.length })], signatureOf(line), now);
    assert.deepEqual(placement, { stale: 'ambiguous' });
  });

  it('leaves no white space at the edge of an annotation whose outermost word went', () => {
    assert.deepEqual(placed([anchor('gần 100 Cơ quan đại diện')], before.replace('gần 100', '100')), [`${before.indexOf('gần 100')}:100 Cơ quan đại diện`]);
  });

  it('believes a record without signature only where the neighbours agree', () => {
    const lines = before.split('\n');
    const formula = anchor('tổ chức quốc tế');
    const moved = [lines[3], lines[0], lines[1], lines[2]].join('\n');
    const anchors = [anchor('Hà Kim Ngọc'), anchor('Bộ Ngoại giao'), ministry, formula];
    assert.deepEqual(placed(anchors, moved, false).at(-1), 'ambiguous');
    assert.match(placed([formula], moved, false)[0]!, /tổ chức quốc tế/);
  });

  it('gives one placement for each anchor and never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(200), fc.nat(40), (old, now, start, length) => {
        const span = { start: Math.min(start, old.length), end: Math.min(start + length, old.length) };
        const [placement] = placeAnchors([anchorOf(old, span)], signatureOf(old), now);
        assert.ok(placement && ('stale' in placement || (placement.span.start < placement.span.end && placement.span.end <= now.length)));
      }),
    );
  });

  it('stays where it is when the text stays as it is, or is stale where the words stand twice', () => {
    const word = fc.constantFrom('Bộ', 'Ngoại', 'giao', 'đối', 'ngoại', 'Việt', 'Nam', '\n', '😀', ',', 'hoà', 'bình');
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 80 }), fc.nat(), fc.integer({ min: 1, max: 4 }), (words, at, count) => {
        const text = words.join(' ');
        const first = at % words.length;
        const start = words.slice(0, first).join(' ').length + (first > 0 ? 1 : 0);
        const exact = words.slice(first, first + count).join(' ');
        if (exact.trim() !== exact) return;
        const span = { start, end: start + exact.length };
        const [placement] = placeAnchors([{ ...anchorOf(text, span) }], signatureOf(text), text);
        if ('span' in placement!) assert.deepEqual(placement.span, span);
      }),
    );
  });
});
