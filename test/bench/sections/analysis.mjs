import { Analyzer } from '../../../out/src/core/analysis/analyzer.js';
import { parseMarkup } from '../../../out/src/core/markup/parse.js';
import { compileMatcher } from '../../../out/src/core/matching/lexiconMatcher.js';
import { findPatternsInEach } from '../../../out/src/core/matching/patterns/index.js';
import { cpuTime, interleaved, median, quartiles } from '../lib/measure.mjs';
import { bundledLexicons, bundledTagset, mixedText } from '../lib/texts.mjs';

/** The whole analysis of a text without tags beside its parts, with the bundled lexicons and tagset. */
export const name = 'analysis';

/** @type {import('../bench.mjs').Section['run']} */
export async function run({ short }) {
  const tagset = bundledTagset;
  const text = mixedText(short ? 0.3 : 1);
  const megabytes = Buffer.byteLength(text) / 1e6;
  const matcher = compileMatcher(bundledLexicons);
  const analyzer = new Analyzer({ tagset, lexicons: bundledLexicons });
  const steps = new Map([
    ['toLowerCase, to compare with', () => text.toLowerCase()],
    ['looking for tags', () => parseMarkup(text, 'text/plain', tagset)],
    ['lexicon, exact', () => matcher.find(text, undefined, 'exact')],
    ['lexicon, variants', () => matcher.find(text, undefined, 'variant')],
    ['lexicon, without diacritics', () => matcher.find(text, undefined, 'unaccented')],
    ['lexicon, glued', () => matcher.find(text, undefined, 'glued')],
    ['patterns', () => [...findPatternsInEach([text])]],
    ['whole analysis', () => analyzer.analyze(text, 'text/plain')],
  ]);
  const times = await interleaved([...steps.keys()], short ? 5 : 7, (step) => cpuTime(steps.get(step)));
  const rows = [...times].map(([step, all]) => {
    const [from, to] = quartiles(all);
    return { step, ms: median(all), from, to, 'MB/s': (megabytes / median(all)) * 1000 };
  });
  const time = (step) => rows.find((row) => row.step === step).ms;
  return { tables: [{ title: 'plain text', rows, ratios: { 'toLowerCase : whole analysis': time('toLowerCase, to compare with') / time('whole analysis') } }] };
}
