import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { MediaType } from '../../src/core/markup/markup.js';
import { parseMarkup } from '../../src/core/markup/parse.js';
import { loadTagset } from '../../src/core/tagset/load.js';

interface Snippet {
  readonly prefix: string;
  readonly body: string;
  readonly description: string;
}

const languages: readonly { language: string; mediaType: MediaType }[] = [
  { language: 'plaintext', mediaType: 'text/plain' },
  { language: 'markdown', mediaType: 'text/markdown' },
];
const tagset = loadTagset(readFileSync('seeds/tagset.yaml', 'utf8')).tagset!;
const contributed = (JSON.parse(readFileSync('package.json', 'utf8')) as { contributes?: { snippets?: { language: string; path: string }[] } }).contributes?.snippets ?? [];

function snippetsOf(language: string): Record<string, Snippet> {
  return JSON.parse(readFileSync(`snippets/tags.${language}.json`, 'utf8')) as Record<string, Snippet>;
}

/** Expands what these snippets use of the snippet syntax, as VS Code does after the last Tab. */
function expand(body: string, selection: string, typed: string): string {
  const [, open, variable, rest] = /^(:[a-z]+\[)\$\{1:\$\{TM_SELECTED_TEXT([^]*?)\}\}([^]*)\$0$/.exec(body)!;
  const close = rest!.slice(0, rest!.indexOf('$'));
  const text = variable === '' ? selection : transform(variable!, selection);
  return `${open}${text}${close}${transform(/^\$\{2(\/[^]*)\}$/.exec(rest!.slice(close.length))![1]!, typed)}`;
}

/** `/regex/format/flags`, where a format has `$1`, `${2:+text}` and escapes. */
function transform(written: string, text: string): string {
  const [, pattern, format, flags] = /^\/((?:\\.|[^/\\])+)\/((?:\\.|[^/\\])*)\/(g?)$/.exec(written)!;
  return text.replace(new RegExp(pattern!, flags), (...groups: (string | undefined)[]) =>
    format!.replace(/\\([\\/])|\$\{(\d):\+([^}]*)\}|\$(\d)/g, (_whole, escaped?: string, ifGroup?: string, then?: string, group?: string) =>
      escaped ?? (ifGroup === undefined ? (groups[Number(group)] ?? '') : groups[Number(ifGroup)] ? then! : ''),
    ),
  );
}

for (const { language, mediaType } of languages) {
  describe(`snippets for ${language}`, () => {
    const snippets = snippetsOf(language);

    it('are contributed', () => {
      assert.deepEqual(contributed.filter((each) => each.language === language).map((each) => each.path), [`./snippets/tags.${language}.json`]);
    });

    it('are one for each label of the default tagset, and name it in both languages', () => {
      assert.deepEqual(Object.keys(snippets), tagset.labels.map((label) => label.id));
      for (const label of tagset.labels) {
        const { prefix, description } = snippets[label.id]!;
        assert.equal(prefix, `:${label.id.toLowerCase()}`);
        assert.ok(description.includes(label.title.vi!) && description.includes(label.title.en!), description);
      }
    });

    it('make a tag of the selection, without debris where nothing is typed', () => {
      for (const label of tagset.labels) {
        const selection = 'chỗ {a} $1 ${b} & hết';
        const source = expand(snippets[label.id]!.body, selection, '');
        assert.equal(source, `:${label.id.toLowerCase()}[${selection}]`);
        const { tags, plainText, problems } = parseMarkup(source, mediaType, tagset);
        assert.deepEqual([tags.map((tag) => [tag.label, tag.concept, tag.attributes]), plainText, problems], [[[label.id, undefined, {}]], selection, []]);
      }
    });

    it('take a concept, a date or a quantity', () => {
      const typed: Record<string, [string, string | undefined, Record<string, string>]> = {
        PER: ['bui-thanh-son', 'bui-thanh-son', {}],
        TIME: ['2021-12-13', undefined, { iso: '2021-12-13' }],
        QTY: ['140 nước và vùng', undefined, { value: '140', unit: 'nước và vùng' }],
      };
      for (const [id, [text, concept, attributes]] of Object.entries(typed)) {
        const { tags, problems } = parseMarkup(expand(snippets[id]!.body, 'x', text), mediaType, tagset);
        assert.deepEqual([tags[0]!.concept, tags[0]!.attributes, problems], [concept, attributes, []]);
      }
      const { tags } = parseMarkup(expand(snippets['QTY']!.body, 'x', '14.8'), mediaType, tagset);
      assert.deepEqual(tags[0]!.attributes, { value: '14.8' });
    });
  });
}

describe('snippets for plaintext', () => {
  it('escape brackets and backslashes of the selection', () => {
    const source = expand(snippetsOf('plaintext')['ORG']!.body, String.raw`a] \ [b`, '');
    const { tags, plainText } = parseMarkup(source, 'text/plain', tagset);
    assert.deepEqual([tags.length, plainText], [1, String.raw`a] \ [b`]);
  });
});
