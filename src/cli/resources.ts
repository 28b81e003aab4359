import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { builtLexicon, builtTagset, checkLexicons, loadLexicon, loadTagset, withKnownLabels, type BuiltResources, type LoadedLexicon, type LoadedTagset, type Problem, type Resources } from '../core/index.js';
import { readTextFile } from './documents.js';
import { Failure } from './failure.js';
import { displayPath } from './files.js';
import { inWords } from './messages.js';
import { packageFolder } from './package.js';
import type { Report } from './report.js';

/** The options that say what texts are analysed with. */
export interface ResourceOptions {
  readonly tagset?: string;
  readonly lexicon: readonly string[];
  /** False with --no-bundled-lexicon. */
  readonly bundledLexicon: boolean;
}

interface LexiconFile {
  readonly path: string;
  readonly isBundled: boolean;
  readonly text: string;
  readonly loaded: LoadedLexicon;
}

const tagsetName = 'tagset.yaml';
const lexiconFolder = 'lexicon';

/**
 * The tagset and the lexicons that a command line asks for: those of its options, else those of the current folder
 * (`tagset.yaml`, `lexicon/*.yaml`), else the bundled ones. The bundled lexicons are active too, behind the others; one
 * that has the id of another is replaced by it.
 *
 * @param report is told what is wrong with files that are not the product's own
 * @throws Failure where a file cannot be used at all
 */
export async function loadResources(options: ResourceOptions, report: Report): Promise<Resources> {
  const tagset = await openTagset(options.tagset, report);
  const own = options.lexicon.length > 0 ? options.lexicon : await lexiconsIn('.');
  const bundled = options.bundledLexicon ? await lexiconsIn(join(packageFolder(), 'seeds')) : [];
  const ownFiles = await Promise.all(own.map((path) => openLexicon(path, false)));
  const ids = new Set(ownFiles.map(({ loaded }) => loaded.lexicon?.id));
  const bundledFiles = (await Promise.all(bundled.map((path) => openLexicon(path, true)))).filter(({ loaded }) => !ids.has(loaded.lexicon?.id));
  const files = [...ownFiles, ...bundledFiles];

  const crossProblems = checkLexicons(tagset, files.map(({ loaded }) => loaded));
  for (const [index, { path, isBundled, text, loaded }] of files.entries()) {
    if (!isBundled) report.add(displayPath(path), text, [...loaded.problems, ...crossProblems[index]!].sort(byPlace));
  }
  for (const { path, loaded } of files) if (!loaded.lexicon) throw new Failure('The lexicon {0} cannot be used.', displayPath(path));
  return { tagset, lexicons: files.map(({ loaded }) => withKnownLabels(loaded.lexicon!, tagset)) };
}

async function openTagset(path: string | undefined, report: Report): Promise<NonNullable<LoadedTagset['tagset']>> {
  const own = path ?? (existsSync(tagsetName) ? tagsetName : undefined);
  const file = own ?? join(packageFolder(), 'seeds', tagsetName);
  const text = await readResourceFile(file, 'The tagset {0} cannot be read: {1}');
  const { tagset, problems } = known(text, builtTagset) ?? loadTagset(text);
  if (own !== undefined) report.add(displayPath(own), text, problems);
  if (!tagset) throw new Failure('The tagset {0} cannot be used.', displayPath(file));
  return tagset;
}

async function openLexicon(path: string, isBundled: boolean): Promise<LexiconFile> {
  const text = await readResourceFile(path, 'The lexicon {0} cannot be read: {1}');
  return { path, isBundled, text, loaded: known(text, builtLexicon) ?? loadLexicon(text) };
}

let builtResources: BuiltResources | undefined;

/** What a file is that the build has loaded; undefined for every other one. */
function known<Loaded>(text: string, find: (built: BuiltResources, sha256: string) => Loaded | undefined): Loaded | undefined {
  builtResources ??= JSON.parse(readFileSync(join(packageFolder(), 'dist', 'resources.json'), 'utf8')) as BuiltResources;
  return find(builtResources, createHash('sha256').update(text).digest('hex'));
}

async function readResourceFile(path: string, failure: string): Promise<string> {
  const read = await readTextFile(path);
  if (!read.problems) return read.text;
  throw new Failure(failure, displayPath(path), read.problems.map(({ message }) => inWords(message)).join(' '));
}

async function lexiconsIn(folder: string): Promise<string[]> {
  const files = await glob(`${lexiconFolder}/*.{yaml,yml,json}`, { cwd: folder });
  return files.sort().map((file) => join(folder, file));
}

function byPlace(a: Problem, b: Problem): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
