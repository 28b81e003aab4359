// The matcher and its JavaScript peers as engines of the benchmark; see ../engines.mjs for what one is told and answers.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { cpuTime } from '../lib/measure.mjs';

const [textFile, formsFile, engine, packagesFolder] = process.argv.slice(2);
const text = readFileSync(textFile, 'utf8');
const forms = readFileSync(formsFile, 'utf8').split('\n');
const require = createRequire(packagesFolder);

const letter = '0-9A-Za-z\\u00c0-\\u024f\\u0300-\\u036f\\u1e00-\\u1eff';
const alternation = () =>
  forms
    .toSorted((a, b) => b.length - a.length)
    .map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('|');
const withEdges = () => `(?<![${letter}])(?:${alternation()})(?![${letter}])`;
const withExpression = (source, flags = 'g') => {
  const expression = new RegExp(source, flags);
  return () => {
    let hits = 0;
    for (expression.lastIndex = 0; expression.exec(text); ) hits++;
    return hits;
  };
};
const { PhraseMatcher } = engine.startsWith('matcher') ? await import('../../../out/src/core/matching/phraseMatcher.js') : {};
let tables;
const withMatcher = (kind) => {
  const matcher = new PhraseMatcher(forms, kind);
  tables = matcher.byteLength;
  return () => matcher.find(text).length / 3;
};

const withAutomaton = (fold) => {
  const { AhoCorasick } = require('@monyone/aho-corasick/fast');
  const automaton = new AhoCorasick(forms);
  return () => automaton.matchInText(fold(text)).length;
};

/** What builds an engine; its result runs once over the text and answers the number of hits. */
const builders = {
  'matcher-script': () => withMatcher('script'),
  'matcher-webassembly': () => withMatcher('webassembly'),
  'regexp-edges': () => withExpression(withEdges()),
  'regexp-folding': () => withExpression(withEdges(), 'giu'),
  regexp: () => withExpression(alternation()),
  monyone: () => withAutomaton((given) => given),
  'monyone-folding': () => withAutomaton((given) => given.toLowerCase()),
  ahocorasick() {
    const automaton = new (require('ahocorasick'))(forms);
    return () => automaton.search(text).reduce((sum, [, found]) => sum + found.length, 0);
  },
  flashtext() {
    const KeywordProcessor = require('flashtext.js');
    const processor = new KeywordProcessor(true);
    for (const form of forms) processor.addKeyword(form);
    return () => processor.extractKeywords(text).length;
  },
};

const answer = (values) => console.log(JSON.stringify(values));
let run;
const build = cpuTime(() => (run = builders[engine]()));
answer({ build, tables });
for await (const line of createInterface(process.stdin)) {
  void line;
  let hits = 0;
  const ms = cpuTime(() => (hits = run()));
  answer({ ms, hits });
}
