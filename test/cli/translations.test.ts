import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createProgram } from '../../src/cli/program.js';

describe('the Vietnamese of the command line', () => {
  const translations = JSON.parse(readFileSync('l10n/bundle.l10n.vi.json', 'utf8')) as Record<string, string>;

  it('has the help of every command and option', () => {
    const environment = { ...process.env };
    process.env['LC_ALL'] = 'C';
    try {
      const program = createProgram(() => undefined);
      const texts = [program, ...program.commands].flatMap((command) => [
        command.description(),
        ...command.options.map(({ description }) => description),
        ...command.registeredArguments.map(({ description }) => description),
      ]);
      assert.ok(texts.length > 20);
      assert.deepEqual(texts.filter((text) => translations[text] === undefined), []);
    } finally {
      process.env = environment;
    }
  });

  it('has the messages of the schemas', () => {
    for (const name of ['tagset', 'lexicon', 'document', 'corpus', 'reference']) {
      const messages = [...readFileSync(`schemas/${name}.schema.json`, 'utf8').matchAll(/"message": ("(?:[^"\\]|\\.)*")/g)].map(([, message]) => JSON.parse(message!) as string);
      assert.deepEqual(messages.filter((message) => translations[message] === undefined), []);
    }
  });

  it('uses the arguments that the English does', () => {
    const argumentsOf = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g))].sort();
    for (const [key, text] of Object.entries(translations)) assert.deepEqual(argumentsOf(text), argumentsOf(key), key);
  });
});
