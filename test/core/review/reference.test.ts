import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { parseMarkup } from '../../../src/core/markup/parse.js';
import { placeReference, readReference } from '../../../src/core/review/reference.js';
import type { Label, Tagset } from '../../../src/core/tagset/tagset.js';

const label = (id: string): Label => ({ id, family: 'entity', title: {}, definition: {}, examples: [], attributes: [], excludesNested: [] });
const tagset: Tagset = { id: 'test', version: '1', title: {}, families: [{ id: 'entity', title: {} }], labels: [label('ORG'), label('LOC')], relations: [] };

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');
const plain = '😀 Bộ Ngoại giao,\r\nViệt Nam';
const org = '{start: 2, end: 15, label: ORG, exact: "Bộ Ngoại giao"}';
const loc = '{start: 18, end: 26, label: LOC, exact: "Việt Nam"}';
const file = (annotations: readonly string[], source = '{path: a.txt}') => `source: ${source}\nannotations:\n${annotations.map((each) => `  - ${each}\n`).join('')}`;

function place(reference: string, source = plain) {
  const { read, problems } = readReference(reference);
  assert.deepEqual(problems, []);
  return placeReference(read!, parseMarkup(source, 'text/plain', tagset), new TextEncoder().encode(source), tagset);
}

describe('a reference', () => {
  it('is placed by code points', () => {
    const { spans, problems } = place(file([org, loc]));
    assert.deepEqual(problems, []);
    assert.deepEqual(spans!.map(({ start, end, label }) => [plain.slice(start, end), label]), [
      ['Bộ Ngoại giao', 'ORG'],
      ['Việt Nam', 'LOC'],
    ]);
  });

  it('may leave mentions open, and holds nothing that was not accepted or has lost its place', () => {
    const { spans } = place(file([
      org.replace('}', ', optional: true}'), loc.replace('}', ', status: accepted}'),
      loc.replace('LOC', 'ORG').replace('}', ', status: suggested}'), '{start: 90, end: 91, label: ORG, exact: x, status: accepted, stale: missing}',
    ]));
    assert.deepEqual(spans!.map(({ label, optional }) => [label, optional]), [['ORG', true], ['LOC', undefined]]);
  });

  it('is of the text that was annotated: by the bytes of its file, or by its plain text where it has been tagged since', () => {
    const of = (content: string) => file([org, loc], `{path: a.txt, sha256: "${sha256(content)}"}`);
    const tagged = plain.replace('Bộ Ngoại giao', ':org[Bộ Ngoại giao]');
    assert.equal(place(of(plain)).spans!.length, 2);
    assert.equal(place(of(plain), tagged).spans!.length, 2);
    assert.equal(place(of(tagged), tagged).spans!.length, 2);
    assert.equal(place(`${of('old bytes')}text: {sha256: "${sha256(plain)}"}\n`, tagged).spans!.length, 2);
  });

  it('is refused where the text has changed, with the place of the digest', () => {
    const reference = file([org], `{path: a.txt, sha256: "${sha256('another')}"}`);
    const { spans, problems: [problem, ...more] } = place(reference);
    assert.deepEqual([spans, more, problem!.code, problem!.severity], [undefined, [], 'reference-text', 'error']);
    assert.equal(reference.slice(problem!.span.start, problem!.span.end), `"${sha256('another')}"`);
  });

  it('is refused where an annotation does not say what stands at its place, in NFD too', () => {
    for (const [reference, text] of [[file([org, loc.replace('18', '17')]), plain], [file([loc]), plain.normalize('NFD')], [file([loc]), 'Bộ']] as const) {
      const { spans, problems: [problem, ...more] } = place(reference, text);
      assert.deepEqual([spans, more, problem!.code, problem!.severity], [undefined, [], 'reference-offset', 'error']);
      assert.equal(reference.slice(problem!.span.start, problem!.span.end), '"Việt Nam"');
    }
  });

  it('may have labels that the tagset does not know, which is told', () => {
    const { spans, problems } = place(file([org.replace('ORG', 'ROG')]));
    assert.deepEqual([spans!.length, problems.map(({ code, severity }) => `${severity} ${code}`)], [1, ['warning unknown-label']]);
  });

  it('is read strictly: a misspelt property is not passed over in silence', () => {
    const { problems } = readReference(file([org.replace('}', ', optinal: true}')]));
    assert.deepEqual(problems.map(({ code, severity }) => `${severity} ${code}`), ['warning unknown-property']);
    assert.equal(readReference('source: {path: a.txt}\n').read, undefined);
  });
});
