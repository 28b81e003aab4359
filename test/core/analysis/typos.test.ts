import assert from 'node:assert/strict';
import { typoProblems } from '../../../src/core/analysis/typos.js';
import { applyEdits } from '../../../src/core/markup/edits.js';
import type { MediaType } from '../../../src/core/markup/markup.js';
import { parseMarkup } from '../../../src/core/markup/parse.js';
import type { Label, Tagset } from '../../../src/core/tagset/tagset.js';

const label: Label = { id: 'TERM', family: 'f', title: {}, definition: {}, examples: [], attributes: [], excludesNested: [] };
const tagset: Tagset = { id: 't', version: '1', title: {}, families: [{ id: 'f', title: {} }], labels: [label], relations: [] };

const typosOf = (text: string, mediaType: MediaType = 'text/plain') => typoProblems(parseMarkup(text, mediaType, tagset));
const corrected = (text: string, mediaType?: MediaType): string => applyEdits(text, typosOf(text, mediaType).flatMap(({ fixes }) => fixes?.[0]?.edits ?? []));

describe('possible typos', () => {
  it('are told of as a hint, with a fix that nothing applies by itself', () => {
    const text = '😀 Bài học về sự kếp hợp sáng tạo.';
    const [typo, ...more] = typosOf(text);
    assert.deepEqual([more, typo!.code, typo!.severity, text.slice(typo!.span.start, typo!.span.end)], [[], 'possible-typo', 'hint', 'kếp hợp']);
    assert.equal(corrected(text), '😀 Bài học về sự kết hợp sáng tạo.');
    assert.equal(typo!.fixes![0]!.preferred, undefined);
  });

  it('are put right in their own case and normalisation form', () => {
    for (const form of ['NFC', 'NFD'] as const) {
      assert.equal(corrected('Nổ lực, NỔ LỰC và nổ lực'.normalize(form)), 'Nỗ lực, NỖ LỰC và nỗ lực'.normalize(form));
    }
  });

  it('are whole words', () => {
    assert.deepEqual(typosOf('kết hợp; kếp, hợp; kếp hợpp; tiềm năng xuất khẩu'), []);
  });

  it('are found in tags, and across them without a fix', () => {
    assert.equal(corrected(':term[sự kếp hợp]{note=kếp}'), ':term[sự kết hợp]{note=kếp}');
    const across = 'sự kếp :term[hợp]';
    assert.deepEqual(typosOf(across).map(({ span, fixes }) => [across.slice(span.start, span.end), fixes]), [['kếp :term[hợp', undefined]]);
  });

  it('are none in what is no prose', () => {
    assert.equal(corrected('`kếp hợp` và kếp hợp', 'text/markdown'), '`kếp hợp` và kết hợp');
  });
});
