import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import ts from 'typescript';
import { loadTagset } from '../src/core/tagset/load.js';

// What package.json says, what is translated and what the code does have to be the same things.

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly mac?: string; readonly when?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly snippets: readonly { readonly path: string }[];
  };
}

const manifestText = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(manifestText) as Manifest;
const { contributes } = manifest;

function strings(path: string): Record<string, string> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
}

function filesBelow(folder: string, extension: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(extension)).map((file) => join(folder, file));
}

const sources = filesBelow('src', '.ts').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const extensionText = sources.filter(({ path }) => path.startsWith(join('src', 'extension'))).map(({ text }) => text).join('\n');

/** Every string of the sources, template texts without substitutions included. */
const literals = new Set<string>();
/** The strings that are certainly messages: `l10n.t('…')` and `key: '…'`. */
const messages = new Set<string>();
for (const { path, text } of sources) {
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) literals.add(node.text);
    if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t') collect(node.arguments[0]!);
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'key') collect(node.initializer);
    ts.forEachChild(node, visit);
  };
  const collect = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) messages.add(node.text);
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(collect);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
}
for (const path of filesBelow('schemas', '.json')) {
  for (const [, message] of readFileSync(path, 'utf8').matchAll(/"message": ("(?:[^"\\]|\\.)*")/g)) {
    literals.add(JSON.parse(message!) as string);
    messages.add(JSON.parse(message!) as string);
  }
}

describe('package.json', () => {
  const english = strings('package.nls.json');
  const vietnamese = strings('package.nls.vi.json');

  it('has each of its texts in English and in Vietnamese, and no other', () => {
    const used = [...new Set([...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!))].sort();
    assert.deepEqual(Object.keys(english).sort(), used);
    assert.deepEqual(Object.keys(vietnamese).sort(), used);
    for (const text of [...Object.values(english), ...Object.values(vietnamese)]) assert.notEqual(text.trim(), '');
  });

  it('contributes the commands that the code registers, and no others', () => {
    const list = /commandIds = \[([^\]]*)\]/.exec(extensionText)![1]!;
    const registered = [...list.matchAll(/'([^']+)'/g)].map(([, id]) => id!).sort();
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), registered);
    const known = new Set(registered);
    const named = [...contributes.keybindings, ...Object.values(contributes.menus).flat()].flatMap(({ command }) => command ?? []);
    for (const command of named) assert.ok(known.has(command), command);
    for (const [, command] of manifestText.matchAll(/onCommand:([\w.]+)/g)) assert.ok(known.has(command!), command);
    for (const text of Object.values({ ...english, ...vietnamese })) {
      for (const [, command] of text.matchAll(/\(command:([\w.]+)/g)) assert.ok(known.has(command!), command);
    }
  });

  it('binds no key twice on any platform, and only while a document is edited', () => {
    for (const platform of ['key', 'mac'] as const) {
      const keys = contributes.keybindings.map((binding) => binding[platform] ?? binding.key);
      assert.equal(new Set(keys).size, keys.length);
    }
    for (const { when } of contributes.keybindings) assert.match(when ?? '', /^editorTextFocus && editorLangId =~ \/\^\(plaintext\|markdown\)\$\//);
  });

  it('describes the settings that the code reads, and no others', () => {
    const settings = sources.find(({ path }) => path.endsWith('settings.ts'))!.text;
    const read = [...settings.matchAll(/configuration\.get(?:<.*?>+)?\('(\w+)'\)/g)].map(([, name]) => `policyAnnotator.${name}`).sort();
    assert.deepEqual(Object.keys(contributes.configuration.properties).sort(), read);
  });

  it('has the colours that the code names, for all four kinds of theme', () => {
    const ids = new Set(contributes.colors.map(({ id }) => id));
    for (const [, id] of extensionText.matchAll(/new ThemeColor\('([^']+)'\)/g)) assert.ok(ids.has(id!), id);
    for (const { id, defaults } of contributes.colors) {
      for (const kind of ['light', 'dark', 'highContrast', 'highContrastLight']) assert.match(defaults[kind] ?? '', /^#[0-9a-f]{6}([0-9a-f]{2})?$/, `${id} ${kind}`);
    }
  });
});

describe('the packaged extension', () => {
  it('has the files that package.json names, and those that the code reads', async function () {
    this.timeout(120_000); // it lists the whole folder, node_modules too, which a busy disk makes slow
    const packed = new Set(await listFiles({ cwd: process.cwd(), packageManager: PackageManager.None }));
    const named = [...manifestText.matchAll(/"(?:\.\/)?((?:media|syntaxes|snippets|schemas)\/[^"]+)"/g)].map(([, path]) => path!);
    assert.ok(named.length > 10);
    for (const path of [...named, 'seeds/tagset.yaml', ...filesBelow(join('seeds', 'lexicon'), '.yaml'), 'l10n/bundle.l10n.vi.json']) assert.ok(packed.has(path), path);
    for (const path of named.filter((name) => name.startsWith('media/walkthrough/'))) assert.ok(packed.has(path.replace('.md', '.nls.vi.md')), path);
    for (const path of packed) assert.doesNotMatch(path, /^(?:src|test|docs|out|scripts|node_modules)\//);
  }).timeout(20_000);
});

describe('the packaged library and command line', () => {
  it('has the files that package.json names, and those that the code reads', () => {
    const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8', shell: process.platform === 'win32' });
    const [{ files }] = JSON.parse(stdout) as [{ readonly files: readonly { readonly path: string }[] }];
    const packed = new Set(files.map(({ path }) => path));
    const { exports, bin } = JSON.parse(manifestText) as { readonly exports: { readonly '.': Readonly<Record<string, string>> }; readonly bin: Readonly<Record<string, string>> };
    const named = [...Object.values(exports['.']), ...Object.values(bin)].map((path) => path.replace('./', ''));
    const modules = ['core', 'cli'].flatMap((folder) => filesBelow(join('out', 'src', folder), '.js')).map((path) => path.replaceAll('\\', '/'));
    assert.ok(named.length > 2 && modules.length > 100);
    for (const path of [...named, ...modules, 'out/package.json', 'dist/resources.json', 'seeds/tagset.yaml', ...filesBelow(join('seeds', 'lexicon'), '.yaml'), 'l10n/bundle.l10n.vi.json']) assert.ok(packed.has(path), path);
    for (const path of packed) assert.doesNotMatch(path, /^(?:src|test|docs|scripts|node_modules|media|out\/(?:test|src\/extension))\/|\.map$/);
  }).timeout(30_000);
});

describe('the colours', () => {
  const editors = { light: '#ffffff', dark: '#1f1f1f', highContrast: '#000000', highContrastLight: '#ffffff' } as const;
  const ofTheme = (id: string, theme: string): string => contributes.colors.find((color) => color.id === `policyAnnotator.${id}`)!.defaults[theme]!;

  for (const [theme, editor] of Object.entries(editors)) {
    it(`can be told from the editor of a ${theme} theme`, () => {
      const lines = theme.startsWith('highContrast') ? 4.5 : 3;
      for (const { id, defaults } of contributes.colors.filter((color) => color.id.startsWith('policyAnnotator.label.'))) {
        assert.ok(contrast(defaults[theme]!, editor) >= lines, id);
      }
      const annotation = over(ofTheme('annotationBackground', theme), editor);
      for (const background of [editor, annotation]) assert.ok(contrast(over(ofTheme('tagForeground', theme), background), background) >= 4.5, background);
    });
  }
});

/** Red, green and blue from 0 to 255, and how opaque. */
function channels(color: string): [red: number, green: number, blue: number, alpha: number] {
  const [red = 0, green = 0, blue = 0, alpha = 255] = color.match(/[0-9a-f]{2}/g)!.map((hex) => parseInt(hex, 16));
  return [red, green, blue, alpha / 255];
}

/** What is seen of a colour that lets a background through. */
function over(color: string, background: string): string {
  const [red, green, blue, alpha] = channels(color);
  const behind = channels(background);
  return `#${[red, green, blue].map((channel, i) => Math.round(channel * alpha + behind[i]! * (1 - alpha)).toString(16).padStart(2, '0')).join('')}`;
}

/** The contrast ratio of WCAG 2. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

describe('the bundled tagset', () => {
  const { tagset } = loadTagset(readFileSync('seeds/tagset.yaml', 'utf8'));

  it('has a theme colour for each label, in light and dark that of its file', () => {
    for (const { id, color } of tagset!.labels) {
      const contributed = contributes.colors.find((candidate) => candidate.id === `policyAnnotator.label.${id.toLowerCase()}`);
      assert.equal(contributed?.defaults.light, color!.light, id);
      assert.equal(contributed?.defaults.dark, color!.dark, id);
    }
  });

  it('has a snippet for each label in every language', () => {
    for (const { path } of contributes.snippets) {
      const prefixes = Object.values(JSON.parse(readFileSync(path, 'utf8')) as Record<string, { prefix: string | string[] }>).flatMap(({ prefix }) => prefix);
      for (const { id } of tagset!.labels) assert.ok(prefixes.includes(`:${id.toLowerCase()}`), `${path} :${id.toLowerCase()}`);
    }
  });
});

describe('the translation of messages', () => {
  const bundle = strings('l10n/bundle.l10n.vi.json');

  it('has all messages', () => {
    assert.deepEqual([...messages].filter((key) => !(key in bundle)), []);
  });

  it('has no message that is nowhere said', () => {
    // Some are put together of a message and a guess.
    const isSaid = (key: string): boolean => literals.has(key) || literals.has(key.replace(/ Did you mean “\{1\}”\?$/, ''));
    assert.deepEqual(Object.keys(bundle).filter((key) => !isSaid(key)), []);
  });

  it('keeps the arguments of each message, and is sorted', () => {
    for (const [key, text] of Object.entries(bundle)) {
      const placeholders = (message: string): string[] => [...new Set(message.match(/\{\d+\}/g) ?? [])].sort();
      assert.deepEqual(placeholders(text), placeholders(key), key);
      assert.equal(text, text.normalize('NFC'));
    }
    assert.deepEqual(Object.keys(bundle), Object.keys(bundle).toSorted());
  });
});
