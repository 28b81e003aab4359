// What is suggested in texts of another kind: node test/bench/otherTexts.mjs FOLDER…, after `npx tsc -b`.
// Each folder holds .txt files of one kind, such as laws, a novel or general news. In such texts policy terms are mostly
// false, while dates, quantities, places and persons may well be right: the list below the figures says what was found
// most often, by the pattern or the form of the lexicon that found it. Any free text will do; docs/evaluation.md names some.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Analyzer, findLabel } from '../../out/src/core/index.js';
import { words } from '../../out/src/core/text/words.js';
import { bundledLexicons, bundledTagset as tagset } from './lib/texts.mjs';

const listed = 40;

const analyzer = new Analyzer({ tagset, lexicons: bundledLexicons });

const count = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);
const sourceOf = ({ label, tier, evidence: [first] }) =>
  `${label} ${tier === 'exact' ? '' : `(${tier}) `}${first.kind === 'pattern' ? `pattern ${first.pattern}` : `“${first.form}” of ${first.concept}`}`;

for (const folder of process.argv.slice(2)) {
  const families = new Map(tagset.families.map(({ id }) => [id, 0]));
  const labels = new Map(tagset.labels.map(({ id }) => [id, 0]));
  const sources = new Map();
  const examples = new Map();
  let syllables = 0;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt')).sort()) {
    const source = readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '');
    const { text: { plainText }, suggestions } = analyzer.analyze(source, 'text/plain');
    for (const _ of words(plainText)) syllables++;
    for (const suggestion of suggestions) {
      count(families, findLabel(tagset, suggestion.label).family);
      count(labels, suggestion.label);
      const key = sourceOf(suggestion);
      count(sources, key);
      const found = examples.get(key) ?? new Set();
      if (found.size < 3) examples.set(key, found.add(plainText.slice(suggestion.start, suggestion.end).replace(/\s+/g, ' ').slice(0, 60)));
    }
  }
  const rate = (number) => ((1000 * number) / syllables).toFixed(2);
  const rates = (counts) => [...counts].map(([id, number]) => `${id} ${rate(number)}`).join(', ');
  console.log(`${basename(folder)}: ${syllables} syllables; suggestions per 1,000: ${rates(families)}`);
  console.log(`  ${rates(labels)}`);
  for (const [source, number] of [...sources].sort((a, b) => b[1] - a[1]).slice(0, listed)) {
    console.log(`  ${String(number).padStart(6)}  ${source}: ${[...examples.get(source)].join(' | ')}`);
  }
}
