import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnnotatedForms, countForms } from '../../../src/core/learning/annotatedForms.js';
import type { TrainingDocument } from '../../../src/core/learning/trainingDocument.js';
import { taught } from './taught.js';

const formsOf = (...documents: TrainingDocument[]) => new AnnotatedForms(countForms(documents));
const found = (forms: AnnotatedForms, text: string) => forms.suggest(text).map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
const evidence = (forms: AnnotatedForms, text: string) => forms.suggest(text).map(({ evidence: [first] }) => first);

describe('AnnotatedForms', () => {
  it('suggests at all other places what was annotated at one, with how often it was', () => {
    const forms = formsOf(taught('Ông :per[Điểu K’Ré] dự hội nghị.'), taught(':per[Điểu K’Ré] phát biểu.'));
    const text = 'Theo Điểu K’Ré, và Điểu K’Ré nói tiếp.';
    assert.deepEqual(found(forms, text), ['PER Điểu K’Ré', 'PER Điểu K’Ré']);
    assert.deepEqual(evidence(forms, text)[0], { kind: 'learned', confidence: 0.75, examples: 2, form: 'Điểu K’Ré' });
    assert.ok(forms.suggest(text).every(({ tier }) => tier === 'learned'));
  });

  it('asks for capitals where the form has them, and allows them where it has none', () => {
    const forms = formsOf(taught(':per[Nam], :term[ngoại giao vắc xin]'));
    assert.deepEqual(found(forms, 'miền nam, ông Nam. Ngoại giao vắc xin; NGOẠI GIAO VẮC XIN; NAM'), ['PER Nam', 'TERM Ngoại giao vắc xin', 'TERM NGOẠI GIAO VẮC XIN', 'PER NAM']);
  });

  it('finds forms in every spelling that is no other word', () => {
    const forms = formsOf(taught('tỉnh :org[Hoà Bình], :term[kinh tế - xã hội]'.normalize('NFD')));
    for (const text of ['Hòa Bình', 'Hoà Bình', 'Hòa\u00a0Bình', 'Hòa\r\nBình', 'Hòa\u200b Bình']) {
      for (const written of [text, text.normalize('NFD')]) {
        assert.deepEqual(forms.suggest(`😀 ${written}!`).map(({ start, end }) => [start, end]), [[3, 3 + written.length]], JSON.stringify(written));
      }
    }
    assert.deepEqual(found(forms, 'kinh tế–xã hội, hòa bình'), ['TERM kinh tế–xã hội']);
  });

  it('finds nested and crossing places, for others to resolve', () => {
    const forms = formsOf(taught(':org[Bộ Ngoại giao], :term[ngoại giao văn hóa], :term[Ngoại giao]'));
    assert.deepEqual(found(forms, 'Bộ Ngoại giao văn hóa'), ['ORG Bộ Ngoại giao', 'TERM Ngoại giao văn hóa', 'TERM Ngoại giao']);
  });

  it('suggests the label that was given most, and none where as many refused', () => {
    const forms = formsOf(taught(':org[Đảng] :org[Đảng] :term[Đảng]'));
    assert.deepEqual(evidence(forms, 'Đảng'), [{ kind: 'learned', confidence: 0.6, examples: 2, form: 'Đảng' }]);
    assert.deepEqual(found(formsOf(taught(':org[Đảng] và Đảng', ['Đảng', 'ORG'])), 'Đảng'), []);
    assert.deepEqual(found(formsOf(taught(':org[Đảng] và :term[Đảng], Đảng', ['Đảng', 'ORG'])), 'Đảng'), ['TERM Đảng']);
    assert.deepEqual(found(formsOf(taught('Đảng', ['Đảng', 'ORG'])), 'Đảng'), []);
  });

  it('is surer the more often people agreed', () => {
    const confidence = (document: TrainingDocument) => formsOf(document).suggest('Đảng')[0]!.evidence[0]!;
    assert.deepEqual(
      [taught(':org[Đảng]'), taught(':org[Đảng] '.repeat(10)), taught(`${':org[Đảng] '.repeat(10)}Đảng`, ['Đảng', 'ORG'])].map((document) => (confidence(document) as { confidence: number }).confidence),
      [0.67, 0.92, 0.85],
    );
  });

  it('knows what people refuse, in whatever spelling', () => {
    const forms = formsOf(taught('hòa bình', ['hòa bình', 'ORG']));
    assert.deepEqual([forms.refuses('Hoà Bình'.normalize('NFD'), 'ORG'), forms.refuses('hòa bình', 'TERM'), forms.refuses('hòa', 'ORG')], [true, false, false]);
    const accepted = (times: number) => formsOf(taught(`${':org[hòa bình], '.repeat(times)} hòa bình`, ['hòa bình', 'ORG']));
    assert.deepEqual([accepted(1), accepted(2)].map((forms) => forms.refuses('hòa bình', 'ORG')), [true, false]);
  });

  it('looks for the words, not for the quotation marks around them, and not for whole paragraphs', () => {
    assert.deepEqual(found(formsOf(taught(':term[“ngoại giao cây tre”]')), 'ngoại giao cây tre'), ['TERM ngoại giao cây tre']);
    const long = 'một câu dài '.repeat(30);
    assert.deepEqual(countForms([taught(`:term[${long}] :org[Đảng]`)]).map(({ form }) => form), ['Đảng']);
    assert.deepEqual(found(formsOf(taught(':term[…] :org[ ]')), '… và  …'), []);
  });

  it('gives in ranges that make up the text what it gives in the text', () => {
    const forms = formsOf(taught(':org[Bộ Ngoại giao], :term[Ngoại giao], :term[hòa bình]'));
    const texts = fc.array(fc.constantFrom('Bộ', 'Ngoại', 'giao', 'hoà', 'bình', ' ', '\n', ', ', '😀'), { maxLength: 30 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, fc.nat(100), (text, at) => {
        const cut = Math.max(text.lastIndexOf(' ', Math.min(at, text.length)), 0);
        assert.deepEqual([...forms.suggest(text, { start: 0, end: cut }), ...forms.suggest(text, { start: cut, end: text.length })], forms.suggest(text));
      }),
    );
  });

  it('is linear in texts that are nothing but crossing forms', () => {
    const forms = formsOf(taught(':term[a a], :org[a a a]'));
    assert.equal(forms.suggest('a '.repeat(20_000)).length, 2 * 20_000 - 3);
  });
});
