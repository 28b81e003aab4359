import assert from 'node:assert/strict';
import type { MediaType, ParsedText } from '../../../src/core/markup/markup.js';
import { parseMarkup } from '../../../src/core/markup/parse.js';
import type { Span } from '../../../src/core/text/span.js';
import { tagset } from './testTagset.js';

function parse(source: string, mediaType: MediaType = 'text/plain'): ParsedText {
  return parseMarkup(source, mediaType, tagset);
}

/** Label, tagged text, concept, attributes and parent of each tag. */
function tagsOf(text: ParsedText): unknown[] {
  return text.tags.map(({ label, plain, concept, attributes, parent }) => [label, text.plainText.slice(plain.start, plain.end), concept, attributes, parent]);
}

function cut(text: string, spans: readonly Span[]): string[] {
  return spans.map(({ start, end }) => text.slice(start, end));
}

describe('tags', () => {
  it('are read with label, text, concept and attributes, nested and within words', () => {
    const text = parse('phương:org[UBND tỉnh]{#ubnd note="a &amp; [b]" x} và :role[Bộ trưởng :org[Bộ]] :time[13/12/2021]{iso=2021-12-13}');
    assert.equal(text.plainText, 'phươngUBND tỉnh và Bộ trưởng Bộ 13/12/2021');
    assert.deepEqual(tagsOf(text), [
      ['ORG', 'UBND tỉnh', 'ubnd', { note: 'a & [b]', x: '' }, undefined],
      ['ROLE', 'Bộ trưởng Bộ', undefined, {}, undefined],
      ['ORG', 'Bộ', undefined, {}, 1],
      ['TIME', '13/12/2021', undefined, { iso: '2021-12-13' }, undefined],
    ]);
  });

  it('have their places in the source text', () => {
    const text = parse('x :per[A \\] :org[B]]{#c} y');
    const [per] = text.tags;
    assert.deepEqual(cut(text.source, [per!.range, per!.content, per!.attributesRange!]), [':per[A \\] :org[B]]{#c}', 'A \\] :org[B]', '{#c}']);
  });

  it('are not seen in text that only looks alike', () => {
    const texts = [
      '16:30', 'Điều 5:Nội dung', ':8080', 'http://a.vn:80[x]', 'a :per (b)', ':PER[x]', ':người[x]', ':pers[x]', '::per[x]', ':::per[x]\n:::', '\\\\::per[x]',
      ':per[x', ':per[x\n\ny]', ':per[x\r\n \t\r\ny]', ':per[x\r\ry]', ':per {#x}', '  :per[ [ ]', ':per-[x]', ':per_org[x]',
    ];
    for (const source of texts) assert.deepEqual(parse(source).tags, [], source);
  });

  it('leave everything else of a plain text as it is', () => {
    const source = '\ufeff    # a\r\n\t*b* _c_ <d> &amp; `e` - f\r* g\n> h\u2028\0\u00a0\n\n---\n```\n[i](j) \\[ \\* C:\\x \ud800 😀 Đà Nẵng';
    assert.equal(parse(source).plainText, source);
    const tagged = parse(`${source} :per[x]\n    :org[*y*]`);
    assert.equal(tagged.plainText, `${source} x\n    *y*`);
    assert.equal(tagged.tags.length, 2);
  });

  it('cost nothing where there are none: the plain text is the same string, without anything parsed', () => {
    const text = parse('Điều 5: [a] {b} http://x:80');
    assert.deepEqual([text.plainText, text.tags, text.problems, text.opaque], [text.source, [], [], []]);
  });

  it('run over line ends but not over blank lines, whatever the line ends', () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      assert.equal(parse(`a :per[b${eol}  c] d`).plainText, `a b${eol}  c d`);
      assert.equal(parse(`a :per[b${eol}\t${eol}c] d`).tags.length, 0);
      assert.deepEqual(tagsOf(parse(`x${eol}${eol}:per[b]${eol} ${eol}:org[c]`)).length, 2);
    }
  });

  it('read attributes as they are written, even what looks like a tag', () => {
    for (const [braces, note] of [['{note=":per[x"}', ':per[x'], ['{note="Ảnh::org[x]"}', 'Ảnh::org[x]'], ['{note=":org[x]"}', ':org[x]'], ["{note='\"'}", '"'], ['{note=}', undefined]] as const) {
      const text = parse(`:per[a]${braces} :per[b`);
      assert.equal(text.tags[0]!.attributes['note'], note, braces);
      assert.equal(text.plainText, `a${note === undefined ? braces : ''} :per[b`);
    }
  });

  it('unescape what is escaped, and nothing else', () => {
    const cases: [string, string][] = [
      [String.raw`:per[a\]\[\\\:b\c]`, String.raw`a][\:b\c`],
      [String.raw`\:per[a]`, ':per[a]'],
      [String.raw`\:per[a`, ':per[a'],
      [String.raw`\\:per[a]`, String.raw`\a`],
      [String.raw`\\\:per[a]`, String.raw`\:per[a]`],
      [String.raw`Ảnh\::per[a]`, 'Ảnh:a'],
      [String.raw`Ảnh\\::per[a]`, String.raw`Ảnh\::per[a]`],
      [String.raw`\: \[ \a \\ C:\x`, String.raw`\: \[ \a \\ C:\x`],
      [String.raw`\:xyz[a]`, ':xyz[a]'],
      [String.raw`\:PER[a]`, String.raw`\:PER[a]`],
    ];
    for (const [source, plainText] of cases) assert.equal(parse(source).plainText, plainText, source);
  });

  it('map offsets both ways', () => {
    const text = parse('ab:per[c\\]d]{#x}ef');
    assert.equal(text.plainText, 'abc]def');
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map((at) => text.toSource(at, 'left')), [0, 1, 2, 8, 10, 11, 17, 18]);
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map((at) => text.toSource(at, 'right')), [0, 1, 7, 8, 10, 16, 17, 18]);
    assert.deepEqual([0, 2, 5, 7, 8, 9, 10, 11, 14, 16, 18].map((at) => text.toPlain(at)), [0, 2, 2, 2, 3, 3, 4, 5, 5, 5, 7]);
  });

  it('nest as deep as the directive syntax has it', () => {
    const nested = (depth: number): number => parse(':per['.repeat(depth) + 'x' + ']'.repeat(depth)).tags.length;
    assert.equal(nested(33), 33);
    assert.equal(nested(40), 33);
  });

  it('are at most 10,000 code units long, attributes included', () => {
    const long = (units: number): number => parse(`:per[${'x'.repeat(units - 6)}]`).tags.length;
    assert.equal(long(10_000), 1);
    assert.equal(long(10_001), 0);
    const withNote = (units: number): ParsedText => parse(`:per[x]{note="${'y'.repeat(units - 16)}"}`);
    assert.equal(withNote(10_000).tags[0]?.attributes['note']?.length, 9_984);
    assert.deepEqual(withNote(10_001).tags[0]?.attributes, {});
    assert.equal(withNote(10_001).plainText, withNote(10_001).source.replace(':per[x]', 'x'));
  });
});

describe('tags in Markdown', () => {
  it('are read in its text, and its structure is respected', () => {
    const text = parse('# :per[A]\n\n- **:org[B *c*]**\n\n> :time[D\n> e]\n', 'text/markdown');
    assert.equal(text.plainText, '# A\n\n- **B *c***\n\n> D\n> e\n');
    assert.deepEqual(text.tags.map((tag) => tag.label), ['PER', 'ORG', 'TIME']);
    assert.deepEqual(cut(text.plainText, text.invisible), ['**', '*', '*', '**']);
  });

  it('are not seen in code, HTML, link destinations and front matter, which are opaque', () => {
    const blocks = ['---\nx: ":per[a]"\n---', '`:per[b]`', '```\n:per[c]\n```', '    :per[d]', '<b title=":per[e]">', '[:per[f]](http://x/:per[g])', '<http://x.vn/:per>', '![:per[h]](i)', '[j]: http://k'];
    const text = parse(blocks.join('\n\n'), 'text/markdown');
    assert.equal(text.plainText, text.source.replace('[:per[f]]', '[f]'));
    assert.equal(text.tags.length, 1);
    assert.deepEqual(cut(text.plainText, text.opaque), [
      blocks[0], blocks[1], blocks[2], blocks[3], blocks[4], '](http://x/:per[g])', blocks[6], blocks[7], blocks[8],
    ]);
  });

  it('are not seen in code of lists and quotations either', () => {
    for (const source of ['-     Đảng', '1.     Đảng', '>     Đảng', '- ~~~\n  Đảng', '>\tĐảng\n>\n>\t\tĐảng']) assert.equal(parse(source, 'text/markdown').opaque.length, 1, source);
  });

  it('leave bare URLs alone, without the punctuation after them', () => {
    const text = parse('Xem https://mofa.gov.vn/a_b, (www.x.vn) và http://y.', 'text/markdown');
    assert.deepEqual(cut(text.plainText, text.opaque), ['https://mofa.gov.vn/a_b', 'www.x.vn', 'http://y']);
  });

  it('keep the backslashes of the text', () => {
    assert.equal(parse(String.raw`\* :per[a \] b] \:per[c]`, 'text/markdown').plainText, String.raw`\* a \] b \:per[c]`);
    assert.equal(parse(String.raw`Ảnh\::per[a]`, 'text/markdown').plainText, 'Ảnh:a');
  });

  it('do not mind a byte order mark', () => {
    const text = parse('\ufeff# :per[a] `b`', 'text/markdown');
    assert.equal(text.plainText, '\ufeff# a `b`');
    assert.deepEqual(cut(text.plainText, text.opaque), ['`b`']);
  });
});
