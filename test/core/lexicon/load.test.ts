import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { checkLexicons } from '../../../src/core/lexicon/check.js';
import { withKnownLabels } from '../../../src/core/lexicon/knownLabels.js';
import { loadLexicon } from '../../../src/core/lexicon/load.js';
import { loadTagset } from '../../../src/core/tagset/load.js';
import { formatMessage, type Problem } from '../../../src/core/text/problem.js';

const { tagset } = loadTagset(readFileSync('seeds/tagset.yaml', 'utf8'));

function lexicon(concepts: string, id = 'l'): string {
  return `schemaVersion: 1\nid: ${id}\nversion: 1.0.0\nlanguage: vi\ntitle: Từ điển\nconcepts:\n${concepts}`;
}

function lines(text: string, problems: readonly Problem[]): string[] {
  return problems.map(({ severity, code, span, message }) => `${severity} ${code} <${text.slice(span.start, span.end)}> ${formatMessage(message)}`);
}

const sample = lexicon(`  - id: bo-ngoai-giao
    label: ORG
    prefLabel: Bộ Ngoại giao
    altLabel: [BNG, "Bộ Ngoại giao Việt Nam"]
    hiddenLabel: ["Bộ Ngoại  giao"]
    definition: {vi: bộ, en: ministry}
    broader: [bo]
    related: [bo]
    kind: ministry
    attestedIn: ["000"]
    exactMatch: [http://www.wikidata.org/entity/Q1]
  - id: bo
    label: ORG
    prefLabel: Bộ
    definition: Cơ quan
`);

describe('loading a lexicon', () => {
  it('reads every property, and where each concept stands', () => {
    const { lexicon: loaded, problems } = loadLexicon(sample);
    assert.deepEqual(problems, []);
    const [first, second] = loaded!.concepts;
    assert.deepEqual(loaded!.title, { vi: 'Từ điển' });
    assert.deepEqual(
      { ...first, span: undefined },
      {
        id: 'bo-ngoai-giao', label: 'ORG', prefLabel: 'Bộ Ngoại giao', altLabel: ['BNG', 'Bộ Ngoại giao Việt Nam'], hiddenLabel: ['Bộ Ngoại  giao'],
        definition: { vi: 'bộ', en: 'ministry' }, broader: ['bo'], related: ['bo'], kind: 'ministry', attestedIn: ['000'],
        exactMatch: ['http://www.wikidata.org/entity/Q1'], span: undefined,
      },
    );
    assert.equal(sample.slice(second!.span.start, second!.span.end), 'id: bo\n    label: ORG\n    prefLabel: Bộ\n    definition: Cơ quan');
    assert.deepEqual(second!.definition, { vi: 'Cơ quan' });
    assert.deepEqual([second!.altLabel, second!.broader, second!.kind], [[], [], undefined]);
  });

  it('says what no schema can see, and uses the rest', () => {
    const decomposed = 'Thành ủy'.normalize('NFD');
    const text = lexicon(`  - {id: a, label: ORG, prefLabel: Đảng, altLabel: [Đảng, "", "…", đảng]}
  - {id: b, label: ORG, prefLabel: Đảng}
  - {id: a, label: ORG, prefLabel: Khác}
  - {id: c, label: ORG, prefLabel: " "}
  - {id: d, label: ORG, prefLabel: ${decomposed}}
  - {id: e, label: ORG, prefLabel: NO, altLabels: [x]}
`);
    const { lexicon: loaded, problems } = loadLexicon(text);
    assert.deepEqual(lines(text, problems).toSorted(), [
      'error duplicate-id <a> There is a “a” before this one already. Give it another id, or make one entry of the two.',
      'error empty-form <" "> This form is empty. Write a form, or remove it.',
      'information duplicate-form <Đảng> The concept “a” has the form “Đảng” too: where it is found, both are offered.',
      'information duplicate-form <Đảng> This concept has the form “Đảng” already.',
      'warning empty-form <""> This form is empty. Write a form, or remove it.',
      'warning form-without-letter <"…"> The form “…” has neither a letter nor a digit, so it is found nowhere.',
      `warning not-nfc <${decomposed}> The form “${decomposed}” is written with separate combining marks. Write it composed (Unicode NFC), so that it is found by search too.`,
      'warning unknown-property <altLabels> There is no property “altLabels” here. Did you mean “altLabel”?',
    ]);
    assert.deepEqual(loaded!.concepts.map(({ id, altLabel }) => [id, altLabel]), [['a', ['Đảng', 'đảng']], ['b', []], ['d', []], ['e', []]]);
    const fix = problems.find(({ code }) => code === 'not-nfc')!.fixes![0]!.edits[0]!;
    assert.equal(fix.newText, 'Thành ủy');
    assert.equal(loadLexicon(text.slice(0, fix.start) + fix.newText + text.slice(fix.end)).problems.some(({ code }) => code === 'not-nfc'), false);
  });

  it('refuses ids that cannot stand in a tag', () => {
    for (const id of ['Bo', 'bộ', 'a b', '-a', 'a--b', 'a}', '""']) {
      const { lexicon: loaded, problems } = loadLexicon(lexicon(`  - {id: ${id}, label: ORG, prefLabel: x}\n`));
      assert.deepEqual([loaded?.concepts.length ?? 0, problems.length > 0], [0, true], id);
    }
  });

  it('loads a hundred thousand concepts', () => {
    const concepts = Array.from({ length: 100_000 }, (_, i) => ({ id: `k${i}`, label: 'ORG', prefLabel: `Tên "${i}\\`, broader: ['k0'] }));
    const text = JSON.stringify({ schemaVersion: 1, id: 'l', version: '1', language: 'vi', concepts });
    const { lexicon: loaded, problems } = loadLexicon(text);
    assert.deepEqual(problems, []);
    const { span } = loaded!.concepts[99_999]!;
    assert.deepEqual(JSON.parse(text.slice(span.start, span.end)), concepts[99_999]);
  }).timeout(30_000);

  it('takes the bundled lexicons, which refer to nothing that is not there', () => {
    const texts = readdirSync('seeds/lexicon').map((name) => readFileSync(`seeds/lexicon/${name}`, 'utf8'));
    const lexicons = texts.map(loadLexicon);
    const grave = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
    assert.deepEqual(lexicons.map(({ problems }, i) => lines(texts[i]!, grave(problems))).flat(), []);
    assert.deepEqual(checkLexicons(tagset!, lexicons).map((problems, i) => lines(texts[i]!, grave(problems))).flat(), []);
  });

  it('never throws, whatever an editor leaves of it', () => {
    fc.assert(
      fc.property(fc.nat(sample.length), fc.nat(40), fc.string({ maxLength: 4 }), (at, length, inserted) => {
        const { lexicon: loaded, problems } = loadLexicon(sample.slice(0, at) + inserted + sample.slice(at + length));
        assert.ok(loaded || problems.length > 0);
        for (const concept of loaded?.concepts ?? []) assert.match(concept.id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('checking lexicons together', () => {
  it('finds labels and concepts that nobody has, with the nearest spelling', () => {
    const own = lexicon('  - {id: a, label: OGR, prefLabel: A, broader: [bo-ngoai-gao, bo], related: [nothing-like-it]}\n', 'own');
    const [problems, others] = checkLexicons(tagset!, [loadLexicon(own), loadLexicon(sample)]);
    assert.deepEqual(lines(own, problems!), [
      'error unknown-label <OGR> The tagset has no label “OGR”. Did you mean “ORG”?',
      'warning unknown-broader <bo-ngoai-gao> No active lexicon has the concept “bo-ngoai-gao”. Did you mean “bo-ngoai-giao”?',
      'warning unknown-broader <nothing-like-it> No active lexicon has the concept “nothing-like-it”.',
    ]);
    assert.deepEqual(others, []);
    assert.deepEqual(problems![0]!.fixes![0]!.edits, [{ ...problems![0]!.span, newText: 'ORG' }]);
  });

  it('leaves concepts out whose label the tagset lacks', () => {
    const { lexicon: loaded } = loadLexicon(lexicon('  - {id: a, label: XYZ, prefLabel: A}\n  - {id: b, label: ORG, prefLabel: B}\n'));
    assert.deepEqual(withKnownLabels(loaded!, tagset!).concepts.map(({ id }) => id), ['b']);
    const { lexicon: known } = loadLexicon(sample);
    assert.equal(withKnownLabels(known!, tagset!), known);
  });
});
