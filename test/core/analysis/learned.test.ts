import assert from 'node:assert/strict';
import { Analyzer } from '../../../src/core/analysis/analyzer.js';
import { trainingDocumentOf } from '../../../src/core/analysis/trainingDocument.js';
import { AnnotatedForms, countForms } from '../../../src/core/learning/annotatedForms.js';
import { Learned } from '../../../src/core/learning/learned.js';
import { loadLexicon } from '../../../src/core/lexicon/load.js';
import type { LearnedSource } from '../../../src/core/matching/learnedSource.js';
import type { Annotation } from '../../../src/core/store/annotation.js';
import { tagset } from '../markup/testTagset.js';
import { taught } from '../learning/taught.js';

const { lexicon } = loadLexicon(`schemaVersion: 1
id: test
version: 1.0.0
language: vi
concepts:
  - {id: bo-ngoai-giao, label: ORG, prefLabel: Bộ Ngoại giao}
  - {id: van-hoa, label: TERM, prefLabel: ngoại giao văn hóa}
`);
const analyzer = new Analyzer({ tagset, lexicons: [lexicon!] });
const learnedFrom = (...sources: readonly string[]): LearnedSource => new Learned(new AnnotatedForms(countForms(sources.map((source) => taught(source)))));
const suggested = (source: string, learned?: LearnedSource, kept: readonly Annotation[] = []) => {
  const { text, suggestions } = analyzer.analyze(source, 'text/markdown', { store: 'inline', kept, learned });
  return suggestions.map(({ start, end, label, tier }) => `${tier} ${label} ${text.plainText.slice(start, end)}`);
};

describe('an analysis with what has been learned', () => {
  it('adds what nobody else finds, nested in either direction', () => {
    const learned = learnedFrom(':per[Trung], :term[vai trò của Bộ Ngoại giao], :org[văn hóa]');
    const text = 'Chào Trung, vai trò của Bộ Ngoại giao trong ngoại giao văn hóa';
    assert.deepEqual(suggested(text, learned), [
      'learned PER Trung',
      'learned TERM vai trò của Bộ Ngoại giao',
      'exact ORG Bộ Ngoại giao',
      'exact TERM ngoại giao văn hóa',
      'learned ORG văn hóa',
    ]);
    assert.deepEqual(suggested(text), ['exact ORG Bộ Ngoại giao', 'exact TERM ngoại giao văn hóa']);
  });

  it('takes nothing from what lexicons and patterns find: neither its label nor its place', () => {
    const learned = learnedFrom(':term[Bộ Ngoại giao], :term[theo Ngoại giao], :term[chiếm 14]');
    assert.deepEqual(suggested('Bộ Ngoại giao; theo Ngoại giao văn hóa; chiếm 14,8%', learned), ['exact ORG Bộ Ngoại giao', 'exact TERM Ngoại giao văn hóa', 'exact QTY 14,8%']);
  });

  it('is one more piece of evidence where it says the same', () => {
    const { suggestions } = analyzer.analyze('Bộ Ngoại giao', 'text/plain', { store: 'inline', kept: [], learned: learnedFrom(':org[Bộ Ngoại giao]') });
    assert.deepEqual(suggestions.map(({ tier, evidence }) => [tier, ...evidence.map(({ kind }) => kind)]), [['exact', 'lexicon', 'pattern', 'learned']]);
  });

  it('prefers of two labels for one place what is surer', () => {
    const sure = (label: string, confidence: number) => ({ start: 0, end: 3, label, tier: 'learned' as const, evidence: [{ kind: 'learned' as const, confidence, examples: 1 }] as const, attributes: {} });
    for (const suggestions of [[sure('TIME', 0.6), sure('PER', 0.9)], [sure('PER', 0.9), sure('TIME', 0.6)]]) assert.deepEqual(suggested('Sơn', { suggest: () => suggestions, differsFrom: () => undefined }), ['learned PER Sơn']);
  });

  it('suggests nothing in code, nothing with a label that the tagset does not have, nothing that is excluded', () => {
    const learned = new Learned(new AnnotatedForms([{ form: 'Sơn', label: 'PER', accepted: 1, rejected: 0 }, { form: 'kia', label: 'GONE', accepted: 1, rejected: 0 }, { form: 'nọ', label: 'ORG', accepted: 1, rejected: 0 }]));
    assert.deepEqual(suggested('`Sơn` kia, :pillar[cái nọ], nọ, Sơn', learned), ['learned ORG nọ', 'learned PER Sơn']);
  });

  it('suggests neither what is annotated nor what was refused there', () => {
    const learned = learnedFrom(':per[Sơn]');
    const refusal: Annotation = { id: 'x', label: 'PER', start: 6, end: 9, exact: 'Sơn', attributes: {}, status: 'rejected', origin: 'learned' };
    assert.deepEqual(suggested(':per[Sơn], Sơn, Sơn', learned), ['learned PER Sơn', 'learned PER Sơn']);
    assert.deepEqual(suggested(':per[Sơn], Sơn, Sơn', learned, [{ ...refusal, start: 5, end: 8 }]), ['learned PER Sơn']);
  });
});

describe('trainingDocumentOf', () => {
  it('has the annotations and the rejections of a document, but no discontinuous mention', () => {
    const mention = (start: number, end: number, more: Partial<Annotation>): Annotation => ({ id: `${start}`, label: 'PER', start, end, exact: '', attributes: {}, status: 'accepted', origin: 'tag', ...more });
    const kept = [mention(0, 3, {}), mention(4, 9, { segments: [{ start: 4, end: 5 }, { start: 8, end: 9 }] }), mention(5, 8, { status: 'rejected' })];
    const analysis = analyzer.analyze('Sơn, Sơn, Sơn', 'text/plain', { store: 'standoff', kept });
    assert.deepEqual(trainingDocumentOf(analysis), { plainText: 'Sơn, Sơn, Sơn', annotations: [kept[0]], rejected: [kept[2]] });
  });
});
