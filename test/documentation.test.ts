import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import { Analyzer, loadLexicon, loadTagset } from '../src/core/index.js';
import { problemCodes } from './problemCodes.js';

// What the pages say and what the product does have to be the same things.

const pages = ['README.md', 'CHANGELOG.md', 'seeds/README.md', ...readdirSync('docs').filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
const readPage = (path: string): string => readFileSync(path, 'utf8');
const readme = readPage('README.md');

/** The cells of the tables of a page, row by row, without heads. */
function tableRows(markdown: string): string[][] {
  return [...markdown.matchAll(/^\|(?! ?-).*\|$/gm)]
    .filter(({ 0: row, index }) => !/^\|-/.test(markdown.slice(index + row.length + 1)))
    .map(([row]) => row.slice(1, -1).split('|').map((cell) => cell.trim()));
}

/** The code blocks of a language. */
function codeBlocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(([, written]) => written === language).map(([, , code]) => code!);
}

/** The ids that GitHub gives to the headings of a page. */
function anchors(markdown: string): Set<string> {
  const ids = new Set<string>();
  visit(fromMarkdown(markdown), 'heading', ({ position }) => {
    const heading = markdown.slice(position!.start.offset, position!.end.offset).replace(/^#+ /, '');
    ids.add(heading.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '').replace(/\s/g, '-'));
  });
  return ids;
}

describe('the pages', () => {
  for (const page of pages) {
    it(`${page} links to what is there`, () => {
      const markdown = readPage(page);
      const links: string[] = [];
      visit(fromMarkdown(markdown), (node) => {
        if (node.type === 'link' || node.type === 'image') links.push(node.url);
        if (node.type === 'html') links.push(...[...node.value.matchAll(/(?:src|srcset|href)="([^"]*)"/g)].map(([, url]) => url!));
      });
      for (const link of links.filter((url) => !/^https?:/.test(url))) {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? page : join(dirname(page), path);
        assert.ok(existsSync(target), `${link}: there is no ${target}`);
        if (anchor !== undefined) assert.ok(anchors(readPage(target.endsWith('.md') ? target : join(target, 'README.md'))).has(anchor), `${link}: there is no such heading`);
      }
    });
  }

  it('show every picture that is there', () => {
    for (const picture of readdirSync('docs/images')) assert.ok(readme.includes(`docs/images/${picture}`), picture);
  });
});

describe('README.md', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: {
      commands: { command: string; title: string }[];
      keybindings: { command: string; key: string; mac?: string }[];
      configuration: { properties: Record<string, { default: unknown }> };
    };
  };
  const english = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
  const rows = tableRows(readme);

  it('has every command with its title and its keys', () => {
    const written = (keys: readonly string[]): string => [...new Set(keys)].map((key) => `\`${key.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())}\``).join(' or ');
    for (const { command, title } of contributes.commands) {
      const bindings = contributes.keybindings.filter((candidate) => candidate.command === command);
      const id = command.replace('policyAnnotator.', '');
      const row = rows.find((cells) => cells[1] === `\`${id}\``);
      assert.deepEqual(row, [english[title.slice(1, -1)], `\`${id}\``, written(bindings.map(({ key }) => key)), written(bindings.map(({ key, mac }) => mac ?? key))]);
    }
  });

  it('has every setting with its default', () => {
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      const row = rows.find((cells) => cells[0] === `\`${name}\``);
      assert.ok(row, name);
      const isAllOn = typeof setting.default === 'object' && !Array.isArray(setting.default);
      if (isAllOn) for (const option of Object.keys(setting.default as object)) assert.ok(row[2]!.includes(`\`${option}\``), `${name} ${option}`);
      else assert.equal(row[1], `\`${JSON.stringify(setting.default).replaceAll('","', '", "')}\``, name);
    }
  });

  it('has an example of the library that prints what it says', () => {
    const [code] = codeBlocks(readme, 'js');
    const said = [...code!.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', code!], { encoding: 'utf8' });
    assert.deepEqual(printed.trimEnd().split('\n'), said);
  }).timeout(20_000);
});

describe('docs/problems.md', () => {
  const rows = tableRows(readPage('docs/problems.md'));
  const explained = rows.flatMap(([codes]) => [...codes!.matchAll(/`([^`]+)`/g)].map(([, code]) => code!));

  const reported = problemCodes();

  it('explains every code once, and no other', () => {
    assert.deepEqual(explained.toSorted(), [...reported].sort());
  });

  it('says of each how bad it is', () => {
    for (const [codes, severity] of rows) assert.match(severity!, /^(error|warning|information|hint|that of the worst)/, codes);
  });
});

describe('docs/tagset.md and docs/lexicon.md', () => {
  const [tagsetExample] = codeBlocks(readPage('docs/tagset.md'), 'yaml');
  const [lexiconExample] = codeBlocks(readPage('docs/lexicon.md'), 'yaml');
  const properties = (schema: string, list: string): string[] => {
    const { properties } = JSON.parse(readFileSync(schema, 'utf8')) as { properties: Record<string, { items: { properties: object } }> };
    return Object.keys(properties[list]!.items.properties);
  };

  it('have examples without problems', () => {
    const { tagset, problems } = loadTagset(tagsetExample!);
    assert.deepEqual(problems, []);
    assert.deepEqual(tagset!.labels.map(({ id }) => id), ['ORG', 'TARIFF']);
    assert.deepEqual(loadLexicon(lexiconExample!).problems, []);
  });

  it('describe every property of a label and of a concept', () => {
    for (const name of properties('schemas/tagset.schema.json', 'labels')) assert.ok(readPage('docs/tagset.md').includes(`\`${name}\``), name);
    for (const name of properties('schemas/lexicon.schema.json', 'concepts')) assert.ok(readPage('docs/lexicon.md').includes(`\`${name}\``), name);
  });

  it('say truly what a form finds', () => {
    const { tagset } = loadTagset(readFileSync('seeds/tagset.yaml', 'utf8'));
    const found = (form: string, text: string): string[] => {
      const yaml = `schemaVersion: 1\nid: x\nversion: 1.0.0\nlanguage: vi\nconcepts: [{id: x, label: TERM, prefLabel: "${form}"}]\n`;
      const analyzer = new Analyzer({ tagset: tagset!, lexicons: [loadLexicon(yaml).lexicon!] });
      return analyzer.analyze(text, 'text/plain').suggestions.map(({ start, end, tier }) => `${tier} ${text.slice(start, end)}`);
    };
    assert.deepEqual(found('Đảng', 'đảng'), []);
    for (const text of ['Hòa bình', 'HÒA BÌNH', 'hoà bình', 'hòa bình'.normalize('NFD'), 'hòa\u00a0bình', 'hòa \u200bbình']) {
      assert.deepEqual(found('hòa bình', text), [`exact ${text}`], JSON.stringify(text));
    }
    assert.deepEqual(found('hòa bình', 'hòa bìnhx'), []);
    assert.deepEqual(found('kỹ thuật', 'Về kĩ thuật.'), ['variant kĩ thuật']);
    assert.deepEqual(found('đất nước', 'Ở đất nướcchuyển mình.'), ['glued đất nước']);
    assert.deepEqual(found('Hội nghị Ngoại giao', 'Hoi nghi Ngoai giao lan thu nhat'), ['unaccented Hoi nghi Ngoai giao']);
  });
});
