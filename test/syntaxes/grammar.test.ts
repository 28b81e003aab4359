import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IRawGrammar } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const { INITIAL, Registry, parseRawGrammar } = textmate;

/** As much of the Markdown grammar as the tags meet: the scopes are those of VS Code's. */
const markdown = {
  scopeName: 'text.html.markdown',
  patterns: [{ include: '#fence' }, { include: '#inline' }],
  repository: {
    fence: { name: 'markup.fenced_code.block.markdown', begin: '^```', end: '^```' },
    inline: {
      patterns: [
        { name: 'markup.inline.raw.string.markdown', match: '`[^`]*`' },
        { name: 'markup.bold.markdown', begin: '\\*\\*', end: '\\*\\*', patterns: [{ include: '#inline' }] },
        { match: '\\[([^\\]]*)\\]\\(([^)]*)\\)', captures: { 1: { name: 'string.other.link.title.markdown' }, 2: { name: 'markup.underline.link.markdown' } } },
      ],
    },
  },
} as unknown as IRawGrammar;

function grammarFile(name: string): IRawGrammar {
  const path = `syntaxes/${name}`;
  return parseRawGrammar(readFileSync(path, 'utf8'), path);
}

const grammars: Record<string, IRawGrammar> = {
  'text.plain': grammarFile('policy-tags.tmLanguage.json'),
  'markdown.policy-tags.injection': grammarFile('policy-tags.markdown.tmLanguage.json'),
  'text.html.markdown': markdown,
};

/** Each piece of the lines that bears a scope of its own, as `text` followed by its innermost scope without the suffix. */
function tokens(grammar: IGrammar, text: string): string[] {
  const found: string[] = [];
  let state = INITIAL;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const scope = scopes.at(-1)!.replace(/\.(?:policy-tags|markdown)$/, '');
      if (scopes.length > 1 && startIndex < line.length) found.push(`${line.slice(startIndex, endIndex)} ${scope}`);
    }
  }
  return found;
}

const begin = 'punctuation.definition.tag.begin';
const end = 'punctuation.definition.tag.end';
const name = 'entity.name.tag';
const content = 'markup.other.annotation';
const escape = 'constant.character.escape';

describe('grammars', () => {
  let plain: IGrammar;
  let inMarkdown: IGrammar;

  before(async () => {
    const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
    await oniguruma.loadWASM({ data: wasm });
    const registry = new Registry({
      onigLib: Promise.resolve({ createOnigScanner: (sources) => oniguruma.createOnigScanner(sources), createOnigString: (text) => oniguruma.createOnigString(text) }),
      loadGrammar: (scope) => Promise.resolve(grammars[scope] ?? null),
      getInjections: (scope) => (scope === 'text.html.markdown' ? ['markdown.policy-tags.injection'] : []),
    });
    plain = (await registry.loadGrammar('text.plain'))!;
    inMarkdown = (await registry.loadGrammar('text.html.markdown'))!;
  });

  it('name the parts of a tag', () => {
    assert.deepEqual(tokens(plain, 'ông :per[Bùi Thanh Sơn]{#bui-thanh-son note="a &amp; b" iso=2021-12-13 x} nói'), [
      `: ${begin}`, `per ${name}`, `[ ${begin}`, `Bùi Thanh Sơn ${content}`, `] ${end}`,
      '{ punctuation.definition.attributes.begin', '# punctuation.definition.constant', 'bui-thanh-son constant.other.reference', '  meta.attributes',
      'note entity.other.attribute-name', '= punctuation.separator.key-value', '" punctuation.definition.string.begin', 'a  string.quoted.double',
      '&amp; constant.character.entity', ' b string.quoted.double', '" punctuation.definition.string.end', '  meta.attributes',
      'iso entity.other.attribute-name', '= punctuation.separator.key-value', '2021-12-13 string.unquoted', '  meta.attributes', 'x entity.other.attribute-name',
      '} punctuation.definition.attributes.end',
    ]);
  });

  it('nest tags, and tags within words', () => {
    assert.deepEqual(tokens(plain, 'phường:role[Bộ trưởng :org[Bộ]{} cũ]'), [
      `: ${begin}`, `role ${name}`, `[ ${begin}`, `Bộ trưởng  ${content}`,
      `: ${begin}`, `org ${name}`, `[ ${begin}`, `Bộ ${content}`, `] ${end}`, '{ punctuation.definition.attributes.begin', '} punctuation.definition.attributes.end',
      ` cũ ${content}`, `] ${end}`,
    ]);
  });

  it('leave text alone that is no tag', () => {
    for (const text of ['16:30', 'Điều 5:Nội dung', ':8080', 'http://a.vn:80[x]', ':PER[x]', ':per (x)', '::per[x]', '[x]{y}', '**a** `b` <c> # d']) {
      assert.deepEqual(tokens(plain, text), [], text);
    }
  });

  it('show escapes where they are escapes', () => {
    assert.deepEqual(tokens(plain, String.raw`C:\a \[ \:per[x]`), [String.raw`\: ${escape}`]);
    assert.deepEqual(tokens(plain, String.raw`\\\:per[x]`), [String.raw`\\ ${escape}`, String.raw`\: ${escape}`]);
    assert.deepEqual(tokens(plain, String.raw`Ảnh\::per[x]`), [String.raw`\: ${escape}`, `: ${begin}`, `per ${name}`, `[ ${begin}`, `x ${content}`, `] ${end}`]);
    assert.deepEqual(tokens(plain, String.raw`:per[a\]\\b]c`).slice(3), [`a ${content}`, String.raw`\] ${escape}`, String.raw`\\ ${escape}`, `b ${content}`, `] ${end}`]);
  });

  it('keep brackets in pairs, and end at a blank line what does not close', () => {
    assert.deepEqual(tokens(plain, ':per[a [b] c] d').slice(3), [`a  ${content}`, `[ ${content}`, `b ${content}`, `] ${content}`, ` c ${content}`, `] ${end}`]);
    assert.deepEqual(tokens(plain, ':per[a\nb] c').slice(3), [`a ${content}`, `b ${content}`, `] ${end}`]);
    assert.deepEqual(tokens(plain, ':per[a :org[b\n\nc'), [`: ${begin}`, `per ${name}`, `[ ${begin}`, `a  ${content}`, `: ${begin}`, `org ${name}`, `[ ${begin}`, `b ${content}`]);
  });

  it('find tags in Markdown, around and inside its own markup', () => {
    assert.deepEqual(tokens(inMarkdown, '**a :org[b **c**]**').filter((token) => /tag|annotation/.test(token)), [
      `: ${begin}`, `org ${name}`, `[ ${begin}`, `b  ${content}`, `] ${end}`,
    ]);
    assert.ok(tokens(inMarkdown, ':org[b **c**]').includes('c markup.bold'));
  });

  it('find no tags in Markdown code and links', () => {
    for (const text of ['`:per[x]`', '```\n:per[x]\n```', '[a](:per[x])']) {
      assert.deepEqual(tokens(inMarkdown, text).filter((token) => token.includes(name)), [], text);
    }
  });
});
