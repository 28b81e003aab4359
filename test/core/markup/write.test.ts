import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/markup/edits.js';
import { changeTag, removeTags } from '../../../src/core/markup/edit.js';
import type { MediaType } from '../../../src/core/markup/markup.js';
import { parseMarkup } from '../../../src/core/markup/parse.js';
import { writeTags } from '../../../src/core/markup/write.js';
import { tagset } from './testTagset.js';

/** The source after tags were written around these words, or the codes of what was refused. */
function tag(source: string, mentions: readonly (readonly [text: string, label: string, concept?: string])[], mediaType: MediaType = 'text/plain'): string {
  const parsed = parseMarkup(source, mediaType, tagset);
  const list = mentions.map(([text, label, concept]) => {
    const start = parsed.plainText.indexOf(text);
    assert.ok(start >= 0, text);
    return { start, end: start + text.length, label, concept };
  });
  const { edits, refused } = writeTags(parsed, list);
  return applyEdits(source, edits) + refused.map(({ index, problem }) => ` !${index} ${problem.code}`).join('');
}

function edited(source: string, mediaType: MediaType, how: (parsed: ReturnType<typeof parseMarkup>) => Parameters<typeof applyEdits>[1]): string {
  return applyEdits(source, how(parseMarkup(source, mediaType, tagset)));
}

describe('writing tags', () => {
  it('puts tags inside, around, beside and onto others', () => {
    assert.equal(tag('Bộ trưởng Bộ Ngoại giao', [['Bộ Ngoại', 'ORG', 'bo'], ['Bộ trưởng Bộ Ngoại giao', 'ROLE']]), ':role[Bộ trưởng :org[Bộ Ngoại]{#bo} giao]');
    assert.equal(tag('a :org[b]{#x} c', [['b', 'PER']]), 'a :per[:org[b]{#x}] c');
    assert.equal(tag('a :org[b]{#x} c', [['a b', 'PER']]), ':per[a :org[b]{#x}] c');
    assert.equal(tag(':role[a b]', [['a', 'PER'], ['b', 'ORG']]), ':role[:per[a] :org[b]]');
    assert.equal(tag(':per[a]b', [['b', 'ORG']]), ':per[a]:org[b]');
    assert.equal(tag('phươngUBND tỉnh', [['UBND', 'ORG']]), 'phương:org[UBND] tỉnh');
  });

  it('makes the smallest edits', () => {
    const parsed = parseMarkup('a [b] \\ c {d}', 'text/plain', tagset);
    assert.deepEqual(writeTags(parsed, [{ start: 2, end: 5, label: 'PER' }]).edits, [
      { start: 2, end: 2, newText: ':per[\\' },
      { start: 4, end: 4, newText: '\\' },
      { start: 5, end: 5, newText: ']' },
    ]);
  });

  it('escapes what would be read otherwise', () => {
    assert.equal(tag('Ảnh:Sơn', [['Sơn', 'PER']]), 'Ảnh\\::per[Sơn]');
    assert.equal(tag('a\\Sơn', [['Sơn', 'PER']]), 'a\\\\:per[Sơn]');
    assert.equal(tag('Sơn{#a}', [['Sơn', 'PER']]), ':per[Sơn]{}{#a}');
    assert.equal(tag('a [b', [['[b', 'PER']]), 'a :per[\\[b]');
    assert.equal(tag('\\:per[a] b', [['a', 'PER']]), '\\:per[:per[a]] b');
  });

  it('leaves a tag that does not close as it is', () => {
    assert.equal(tag(':per[Sơn, Bộ', [['Bộ', 'ORG']]), ':per[Sơn, :org[Bộ]');
  });

  it('refuses what cannot be a tag, and writes the rest', () => {
    assert.equal(tag('a :per[b c] d', [['a b', 'ORG'], ['d', 'ORG'], ['c d', 'ORG']]), 'a :per[b c] :org[d] !0 crossing-tag !2 crossing-tag');
    assert.equal(tag('a b c', [['a b', 'ORG'], ['b c', 'ORG'], ['c', 'ORG']]), ':org[a b] :org[c] !1 crossing-tag');
    for (const blank of ['\n \n', '\r\n\r\n', '\r\t\r', '\n\r']) assert.equal(tag(`a${blank}b`, [[`a${blank}b`, 'ORG']]), `a${blank}b !0 blank-line`);
    assert.equal(tag('a\r\nb', [['a\r\nb', 'ORG']]), ':org[a\r\nb]');
    assert.equal(tag('a', [['a', 'FOO'], ['', 'PER']]), 'a !0 unknown-label !1 empty-tag');
    assert.equal(tag('x', [['x', 'PER', 'a\0']]), 'x !0 untaggable');
  });

  it('takes many tags in one go, one of them impossible', () => {
    const source = Array.from({ length: 40 }, (_, i) => `w${i}w`).join(' ');
    const mentions = Array.from({ length: 40 }, (_, i): [string, string, string?] => [`w${i}w`, 'PER', i === 7 ? '\0' : undefined]);
    assert.equal(tag(source, mentions), `${source.replace(/w(\d+)w/g, (word, i) => (i === '7' ? word : `:per[${word}]`))} !7 untaggable`);
  });
});

describe('writing tags into Markdown', () => {
  it('respects its structure', () => {
    assert.equal(tag('# Bộ *Ngoại* giao', [['Bộ *Ngoại* giao', 'ORG']], 'text/markdown'), '# :org[Bộ *Ngoại* giao]');
    assert.equal(tag('**Bộ Ngoại giao** Việt', [['Bộ Ngoại giao', 'ORG']], 'text/markdown'), '**:org[Bộ Ngoại giao]** Việt');
    assert.equal(tag('[a b](http://c)', [['b', 'ORG']], 'text/markdown'), '[a :org[b]](http://c)');
    assert.equal(tag('x [a b](http://c) y', [['x [a b](http://c)', 'ORG']], 'text/markdown'), ':org[x [a b](http://c)] y');
  });

  it('takes emphasis into the tag where a mention has one side of it only', () => {
    assert.equal(tag('x **Bộ Ngoại giao** Việt', [['Bộ Ngoại giao** Việt', 'ORG']], 'text/markdown'), 'x :org[**Bộ Ngoại giao** Việt]');
    assert.equal(tag('Bộ _Ngoại giao_ Việt', [['Bộ _Ngoại giao', 'ORG']], 'text/markdown'), ':org[Bộ _Ngoại giao_] Việt');
    assert.equal(tag('a**b**', [['b', 'ORG']], 'text/markdown'), 'a:org[**b**]');
  });

  it('refuses what is opaque, and what would break emphasis, links and paragraphs', () => {
    assert.equal(tag('a `b c` d', [['b', 'ORG']], 'text/markdown'), 'a `b c` d !0 opaque-text');
    assert.equal(tag('a `b c` d', [['a `b', 'ORG']], 'text/markdown'), 'a `b c` d !0 opaque-text');
    assert.equal(tag('**a b** c', [['b** c', 'ORG']], 'text/markdown'), '**a b** c !0 untaggable');
    assert.equal(tag('[a b](http://c) d', [['a', 'PER'], ['x', 'PER']].slice(0, 1) as [[string, string]], 'text/markdown'), '[:per[a] b](http://c) d');
    assert.equal(tag('x [a b', [['[a', 'PER']], 'text/markdown'), 'x [a b !0 untaggable');
    assert.equal(tag('- a\n- b', [['a\n- b', 'PER']], 'text/markdown'), '- a\n- b !0 untaggable');
  });
});

describe('editing tags', () => {
  it('takes tags away and leaves their text', () => {
    assert.equal(edited(':role[a :org[b\\]]{#x} c] \\::per[d]{}{e}', 'text/plain', (parsed) => removeTags(parsed, parsed.tags)), 'a b] c :d{e}');
    assert.equal(edited(':role[a :org[b\\]] c]', 'text/plain', (parsed) => removeTags(parsed, [parsed.tags[0]!])), 'a :org[b\\]] c');
    assert.equal(edited(':per[a]:org[{b}]', 'text/plain', (parsed) => removeTags(parsed, [parsed.tags[1]!])), ':per[a]{}{b}');
    assert.equal(edited(':org[:per\\[a\\]]', 'text/plain', (parsed) => removeTags(parsed, parsed.tags)), '\\:per[a]');
  });

  it('escapes a tag that does not close where text would close it now', () => {
    assert.equal(edited(':per[a :org[b\\]]', 'text/plain', (parsed) => removeTags(parsed, parsed.tags)), '\\:per[a b]');
  });

  it('changes label, concept and attributes alone', () => {
    const source = ':per[a]{#b note="c d"}';
    assert.equal(edited(source, 'text/plain', (parsed) => changeTag(parsed, parsed.tags[0]!, { label: 'ORG' })), ':org[a]{#b note="c d"}');
    assert.equal(edited(source, 'text/plain', (parsed) => changeTag(parsed, parsed.tags[0]!, { concept: 'x' })), ':per[a]{#x note="c d"}');
    assert.equal(edited(source, 'text/plain', (parsed) => changeTag(parsed, parsed.tags[0]!, { concept: undefined, attributes: {} })), ':per[a]');
    assert.equal(edited(':per[a]', 'text/markdown', (parsed) => changeTag(parsed, parsed.tags[0]!, { attributes: { note: '[x] "y"\n' } })), ':per[a]{note="&#91;x&#93; &#34;y&#34;&#10;"}');
  });
});
