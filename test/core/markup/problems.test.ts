import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/markup/edits.js';
import type { MediaType } from '../../../src/core/markup/markup.js';
import { parseMarkup } from '../../../src/core/markup/parse.js';
import type { Problem } from '../../../src/core/text/problem.js';
import { tagset } from './testTagset.js';

function problemsOf(source: string, mediaType: MediaType = 'text/plain'): readonly Problem[] {
  return parseMarkup(source, mediaType, tagset).problems;
}

/** Code and place of each problem. */
function codes(source: string, mediaType?: MediaType): string[] {
  return problemsOf(source, mediaType).map(({ code, span }) => `${code} ${source.slice(span.start, span.end)}`);
}

/** The text after each fix of the only problem; the preferred one with an exclamation mark before it. */
function fixed(source: string): string[] {
  const [problem, ...others] = problemsOf(source);
  assert.deepEqual(others, []);
  return problem!.fixes!.map((fix) => (fix.preferred ? '!' : '') + applyEdits(source, fix.edits));
}

describe('problems of tags', () => {
  it('are none in good tags and in text', () => {
    for (const source of [':per[a]', ':time[a]{iso=2021-12-13}', ':qty[a]{value=14.8 unit=% approx=true}', ':term[a]{certainty=high}', 'Nguồn:TTXVN[1]', ':Foo[a]', ':foo[a', '\\:foo[a]', '\\:per[a', '16:30 [a]']) {
      assert.deepEqual(codes(source), [], source);
    }
  });

  it('name a label that the tagset lacks, with the nearest ones', () => {
    assert.deepEqual(codes('x :pre[a] y'), ['unknown-label :pre']);
    assert.deepEqual(fixed(':tern[a]'), ['!:term[a]', ':per[a]', '\\:tern[a]']);
    assert.deepEqual(fixed(':pre[a]'), [':org[a]', ':per[a]', '\\:pre[a]']);
    assert.deepEqual(fixed(':PER[a]'), ['!:per[a]', '\\:PER[a]']);
    assert.deepEqual(fixed(':zzzzzzzz[a]'), ['\\:zzzzzzzz[a]']);
    assert.deepEqual(codes(':foo[a\nb]'), []);
  });

  it('find tags that do not close, and close them where there is one right answer', () => {
    assert.deepEqual(codes('x :per[a'), ['unclosed-tag :per[']);
    assert.deepEqual(fixed('ông :per[Bùi Thanh Sơn \nnói'), ['!ông :per[Bùi Thanh Sơn] \nnói', 'ông \\:per[Bùi Thanh Sơn \nnói']);
    assert.deepEqual(fixed(':per[Sơn, Bộ trưởng'), [':per[Sơn], Bộ trưởng', '\\:per[Sơn, Bộ trưởng']);
    assert.deepEqual(fixed(':role[Bộ trưởng :org[Bộ, Ngành]'), ['!:role[Bộ trưởng :org[Bộ, Ngành]]', '\\:role[Bộ trưởng :org[Bộ, Ngành]']);
    assert.deepEqual(codes(':per[a :org[b'), ['unclosed-tag :per[', 'unclosed-tag :org[']);
    assert.deepEqual(codes(':per[a\n\nb]'), ['unclosed-tag :per[']);
  });

  it('find a colon that keeps a tag from being one', () => {
    assert.deepEqual(codes('Ảnh::per[a]'), ['colon-before-tag :per[']);
    assert.deepEqual(fixed('Ảnh::per[a]'), ['!Ảnh\\::per[a]']);
    assert.deepEqual(codes('Ảnh\\::per[a]'), []);
  });

  it('find tags without text', () => {
    assert.deepEqual(codes('a :per[] b'), ['empty-tag :per[]']);
    assert.deepEqual(fixed('a :per[ ]{#x} b'), ['!a   b']);
  });

  it('check attributes', () => {
    assert.deepEqual(codes(':time[a]{isO=2021}'), ['unknown-attribute isO']);
    assert.deepEqual(fixed(':time[a]{isO=2021}'), ['!:time[a]{iso=2021}']);
    assert.deepEqual(codes(':per[a]{xyz=1}'), ['unknown-attribute xyz']);
    assert.deepEqual(codes(':per[a]{x-y.z=1}'), ['unknown-attribute x-y.z']);
    for (const iso of ['2021', '2021-12', '2024-02-29', '2016/2021']) assert.deepEqual(codes(`:time[a]{iso=${iso}}`), [], iso);
    for (const iso of ['13/12/2021', '2021-13', '2021-02-29', '2021-00-01', 'nay']) assert.deepEqual(codes(`:time[a]{iso=${iso}}`), [`bad-attribute-value ${iso}`], iso);
    assert.deepEqual(codes(':time[a]{iso}'), ['bad-attribute-value iso']);
    for (const value of ['1.200,5', 'nhiều']) assert.deepEqual(codes(`:qty[a]{value=${value}}`), [`bad-attribute-value ${value}`]);
    assert.deepEqual(codes(':qty[a]{approx="có"}'), ['bad-attribute-value "có"']);
    assert.deepEqual(fixed(':term[a]{certainty=hihg}'), ['!:term[a]{certainty=high}']);
  });

  it('find one text with two labels, and labels where another excludes them', () => {
    assert.deepEqual(codes(':per[:org[a]]'), ['same-span :org[a]']);
    assert.deepEqual(codes(':pillar[a :role[:per[x] :org[b]]]'), ['nested-label :org[b]']);
  });

  it('find tags that cross the emphasis of Markdown', () => {
    assert.deepEqual(codes('**a :per[b** c]', 'text/markdown'), ['crossing-tag :per[b** c]']);
    assert.deepEqual(codes('**a :per[b *c*]** d_e :per[f_g]', 'text/markdown'), []);
  });

  it('are not looked for where nothing is a tag', () => {
    assert.deepEqual(codes('`:per[a` <b c=":foo[d]"> :per[e]{note=":per[f"}', 'text/markdown'), []);
  });
});
