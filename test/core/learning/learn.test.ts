import assert from 'node:assert/strict';
import { AnnotatedForms } from '../../../src/core/learning/annotatedForms.js';
import { atOnce } from '../../../src/core/learning/inSlices.js';
import { learn } from '../../../src/core/learning/learn.js';
import { Learned } from '../../../src/core/learning/learned.js';
import type { LearnedModel } from '../../../src/core/learning/model.js';
import { writeModel } from '../../../src/core/learning/modelFile.js';
import type { TrainingDocument } from '../../../src/core/learning/trainingDocument.js';
import { lessons, taught } from './taught.js';

const found = (model: LearnedModel, text: string) => model.suggest(text).map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);

/** The same document in Unicode's decomposed form. */
function decomposed({ plainText, annotations, rejected }: TrainingDocument): TrainingDocument {
  const moved = (offset: number) => plainText.slice(0, offset).normalize('NFD').length;
  const move = (spans: TrainingDocument['annotations']) => spans.map(({ start, end, label }) => ({ start: moved(start), end: moved(end), label }));
  return { plainText: plainText.normalize('NFD'), annotations: move(annotations), rejected: move(rejected) };
}

describe('learn', function () {
  this.timeout(10_000);
  const documents = lessons();
  const model = atOnce(learn(documents));
  const unseen = 'Sáng nay, ông Lý Văn Tám đã đến thăm Tỉnh ủy Lào Cai.\r\nTheo Lãnh đạo Sở Tư pháp, đồng chí Mai Thị Năm phát biểu tại hội nghị 😀.';

  it('finds the like of what was annotated, nested too, with a confidence and its examples', () => {
    const suggestions = model.suggest(unseen);
    assert.deepEqual(found(model, unseen).sort(), ['ORG Sở Tư pháp', 'ORG Tỉnh ủy Lào Cai', 'PER Lý Văn Tám', 'PER Mai Thị Năm', 'ROLE Lãnh đạo Sở Tư pháp']);
    for (const { tier, label, evidence: [first] } of suggestions) {
      assert.equal(tier, 'learned');
      assert.ok(first.kind === 'learned' && first.confidence >= 0.5 && first.confidence <= 1 && first.examples === model.learntFrom.examples[label] && first.form === undefined);
    }
  });

  it('says what it learnt from, and how good it was on sentences held out', () => {
    const { heldOut, ...counts } = model.learntFrom;
    assert.deepEqual(counts, { documents: 3, annotations: 225, rejected: 0, examples: { ORG: 90, PER: 90, ROLE: 45 } });
    assert.ok(heldOut.required > 20 && heldOut.found > 20 && heldOut.correct / heldOut.found > 0.9);
  });

  it('makes the same model of the same documents, byte for byte', () => {
    assert.equal(writeModel(atOnce(learn(lessons()))), writeModel(model));
  });

  it('learns from decomposed texts what it learns from composed ones, and finds the same in either', () => {
    const { layers } = JSON.parse(writeModel(atOnce(learn(documents.map(decomposed))))) as { layers: unknown };
    assert.deepEqual(layers, (JSON.parse(writeModel(model)) as { layers: unknown }).layers);
    assert.deepEqual(found(model, unseen.normalize('NFD')).map((one) => one.normalize('NFC')), found(model, unseen));
  });

  it('finds in some lines of a text what it finds in all of them, and remembers nothing wrong', () => {
    const start = unseen.indexOf('Theo');
    assert.deepEqual(model.suggest(unseen, { range: { start, end: start + 1 } }), model.suggest(unseen).filter((suggestion) => suggestion.start >= start));
    assert.deepEqual(atOnce(learn(documents)).suggest(unseen), model.suggest(unseen));
  });

  it('finds less where it is to be surer', () => {
    const counts = [0, 0.5, 0.9, 1.1].map((leastConfidence) => model.suggest(unseen, { leastConfidence }).length);
    assert.deepEqual(counts, counts.toSorted((a, b) => b - a));
    assert.equal(counts.at(-1), 0);
  });

  it('yields often, and tells how far it is', () => {
    const work = learn(documents);
    const progress: number[] = [];
    for (let step = work.next(); !step.done; step = work.next()) progress.push(step.value);
    assert.ok(progress.length > 100);
    assert.deepEqual(progress, progress.toSorted((a, b) => a - b));
    assert.ok(progress[0]! >= 0 && Math.abs(progress.at(-1)! - 1) < 1e-9);
  });

  it('learns nothing of text that nobody has read yet', () => {
    const unread = documents.map(({ plainText, ...answers }) => ({ plainText: `${plainText}\nÔng Trần Quốc Vượng đến. Ông Tô Anh Dũng đi.`, ...answers }));
    assert.equal(writeModel(atOnce(learn(unread))), writeModel(model));
  });

  it('is not changed by documents that nobody has annotated', () => {
    const many = documents.flatMap(({ plainText }) => [plainText.slice(0, 300), plainText.slice(300, 600), plainText.slice(600, 900), plainText.slice(900, 1200)].map((text) => taught(`:per[Sơn] ${text}`)));
    const among = many.flatMap((document) => [taught('Chưa ai đọc văn bản này.'), document]);
    assert.equal(writeModel(atOnce(learn(among))), writeModel(atOnce(learn(many))));
  });

  it('learns from rejections that something is none', () => {
    const sentence = 'Sáng nay, ông Lý Văn Tám đã đến thăm Tỉnh ủy Lào Cai.';
    const refused = taught(Array.from({ length: 15 }, () => 'Chiều qua, ông Cả Ngố đã về.').join('\n'), ['Cả Ngố', 'PER']);
    const last = refused.plainText.lastIndexOf('Cả Ngố');
    const taughtOtherwise = atOnce(learn([...documents, { ...refused, rejected: [{ start: last, end: last + 6, label: 'PER' }] }]));
    assert.deepEqual([found(model, 'Chiều qua, ông Cả Ngố đã về.'), found(taughtOtherwise, 'Chiều qua, ông Cả Ngố đã về.')], [['PER Cả Ngố'], []]);
    assert.ok(found(taughtOtherwise, sentence).includes('PER Lý Văn Tám'));
    assert.equal(taughtOtherwise.learntFrom.rejected, 1);
  });

  it('makes a model that is silent of next to nothing', () => {
    for (const few of [[], [taught('không có gì')], [taught(':per[Bùi Thanh Sơn] đến.')]]) assert.deepEqual(atOnce(learn(few)).suggest(unseen), []);
  });

  it('reads a line of a hundred thousand syllables piece by piece', () => {
    const line = 'ông Lý Văn Tám đã đến '.repeat(20_000);
    const suggestions = model.suggest(line);
    assert.ok(suggestions.length > 15_000);
    assert.ok(suggestions.every(({ start, end }) => start < end && end <= line.length));
  });
});

describe('Learned', () => {
  it('suggests forms first, then what the model finds, but nothing that people refuse', () => {
    const model = atOnce(learn(lessons()));
    const text = 'Sáng nay, ông Bùi Thanh Sơn đã đến thăm Tỉnh ủy Lào Cai.';
    const all = new Learned(new AnnotatedForms(model.forms), model).suggest(text);
    assert.deepEqual(all.map(({ label, evidence: [first] }) => [label, first.kind === 'learned' && first.form]), [
      ['PER', 'Bùi Thanh Sơn'],
      ['PER', undefined],
      ['ORG', undefined],
    ]);
    const refused = [...model.forms, { form: 'TỈNH ỦY LÀO CAI', label: 'ORG', accepted: 0, rejected: 1 }];
    assert.deepEqual(new Learned(new AnnotatedForms(refused), model).suggest(text).map(({ label }) => label), ['PER', 'PER']);
    assert.deepEqual(new Learned(new AnnotatedForms(refused)).suggest(text).map(({ label }) => label), ['PER']);
  });
});
