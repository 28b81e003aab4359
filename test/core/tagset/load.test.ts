import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { loadTagset } from '../../../src/core/tagset/load.js';
import { formatMessage } from '../../../src/core/text/problem.js';

const seed = readFileSync('seeds/tagset.yaml', 'utf8');

function tagset(labels: string, rest = ''): string {
  return `schemaVersion: 1\nid: t\nversion: 1.0.0\nlanguage: vi\nfamilies: [{id: entity, title: Thực thể}]\nlabels:\n${labels}${rest}`;
}

function told(text: string): string[] {
  return loadTagset(text).problems.map(({ severity, code, span, message }) => `${severity} ${code} <${text.slice(span.start, span.end)}> ${formatMessage(message)}`);
}

describe('loading a tagset', () => {
  it('takes the bundled one', () => {
    const { tagset: loaded, problems } = loadTagset(seed);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      loaded!.labels.map(({ id }) => id).join(' '),
      'PER ROLE ORG LOC EVENT DOC TIME QTY PILLAR FIELD POLICY PRINCIPLE GOAL TASK ACTOR TERM',
    );
    assert.ok(loaded!.labels.every(({ title, definition, shortcut, color, examples }) => title.vi && title.en && definition.vi && definition.en && shortcut && color && examples.length > 0));
    assert.ok(loaded!.relations.length > 0);
  });

  it('reads every property, a plain string in the language of the file', () => {
    const text = tagset(
      `  - {id: ORG, family: entity, title: Tổ chức, definition: {en: a body}, examples: [Đảng], shortcut: o, color: "#a04bcd", attributes: [{name: iso, type: enum, values: [a, b], definition: x}], excludesNested: [ORG]}\n`,
      'relations: [{id: r, title: {en: R}, from: [ORG], to: []}]\n',
    );
    const { tagset: loaded, problems } = loadTagset(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(loaded, {
      id: 't',
      version: '1.0.0',
      title: {},
      families: [{ id: 'entity', title: { vi: 'Thực thể' } }],
      labels: [
        {
          id: 'ORG', family: 'entity', title: { vi: 'Tổ chức' }, definition: { en: 'a body' }, examples: ['Đảng'], shortcut: 'o',
          color: { light: '#a04bcd', dark: '#a04bcd' }, attributes: [{ name: 'iso', type: 'enum', values: ['a', 'b'], definition: { vi: 'x' } }], excludesNested: ['ORG'],
        },
      ],
      relations: [{ id: 'r', title: { en: 'R' }, from: ['ORG'], to: [] }],
    });
    assert.deepEqual(loadTagset(text.replace('language: vi', 'language: en-GB')).tagset!.labels[0]!.title, { en: 'Tổ chức' });
  });

  it('says what no schema can see', () => {
    const text = tagset(
      `  - {id: ORG, family: entity, shortcut: o}
  - {id: LOC, family: entiti, shortcut: o, excludesNested: [OGR]}
  - {id: ORG, family: entity}
  - {id: per, family: entity}
  - {id: DOC, family: entity, attributes: [{name: a, type: enum}, {name: a, type: string}]}
`,
      'relations: [{id: r, from: [LOCC]}, {id: r}]\n',
    );
    assert.deepEqual(told(text).toSorted(), [
      'error bad-label-id <per> “per” cannot be the id of a label: it starts with a capital and goes on with capitals, digits, “_” and “-”, such as ORG.',
      'error duplicate-id <ORG> There is a “ORG” before this one already. Give it another id, or make one entry of the two.',
      'error duplicate-id <r> There is a “r” before this one already. Give it another id, or make one entry of the two.',
      'warning duplicate-id <a> There is an attribute “a” before this one already. Keep one of them.',
      'warning duplicate-shortcut <o> The shortcut “o” is that of ORG already. Choose another key.',
      'warning enum-without-values <a> The attribute “a” is an enum without values. List them under “values”.',
      'warning unknown-family <entiti> There is no family “entiti”. Did you mean “entity”?',
      'warning unknown-label <LOCC> The tagset has no label “LOCC”. Did you mean “LOC”?',
      'warning unknown-label <OGR> The tagset has no label “OGR”. Did you mean “ORG”?',
    ]);
    const { labels, families, relations } = loadTagset(text).tagset!;
    assert.deepEqual(labels.map(({ id, shortcut }) => [id, shortcut]), [['ORG', 'o'], ['LOC', undefined], ['DOC', undefined]]);
    assert.deepEqual(families.map(({ id }) => id), ['entity', 'entiti']);
    assert.deepEqual(relations.map(({ from }) => from), [[]]);
  });

  it('lets no colour through that is not one', () => {
    for (const color of ['red', '"#12345"', '"#a04bcd; background: url(x)"', '{light: "#a04bcd", dark: "javascript:x"}']) {
      const { tagset: loaded, problems } = loadTagset(tagset(`  - {id: ORG, family: entity, color: ${color}}\n`));
      assert.deepEqual(problems.map(({ code, severity }) => `${severity} ${code}`), ['warning bad-color'], color);
      assert.equal(loaded!.labels[0]!.color, undefined);
    }
  });

  it('gives none where the file is broken as a whole', () => {
    for (const text of ['', 'labels: []', '[]', 'x', tagset('  []\n'), seed.replace('schemaVersion: 1', 'schemaVersion: 2'), seed.replace('id: vi-foreign-policy\n', '')]) {
      const loaded = loadTagset(text);
      assert.equal(loaded.tagset, undefined, text.slice(0, 40));
      assert.ok(loaded.problems.some(({ severity }) => severity === 'error'));
    }
  });

  it('never throws, whatever an editor leaves of it', () => {
    fc.assert(
      fc.property(fc.nat(seed.length), fc.nat(60), fc.string({ maxLength: 4 }), (at, length, inserted) => {
        const { tagset: loaded, problems } = loadTagset(seed.slice(0, at) + inserted + seed.slice(at + length));
        assert.ok(loaded || problems.length > 0);
        for (const label of loaded?.labels ?? []) assert.match(label.id, /^[A-Z][A-Z0-9_-]*$/);
      }),
      { numRuns: 30 },
    );
  });
});
