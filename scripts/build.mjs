// Builds everything: the WebAssembly that the sources embed, `out/` (modules: the library, the command line, the tests) and `dist/` (bundles for VS Code).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { main as assemble } from 'assemblyscript/asc';
import { build as bundle } from 'esbuild';
import { glob } from 'tinyglobby';
import { inRoot, root, seedsFolder } from './paths.mjs';

/**
 * Compiles and bundles; throws at the first step that fails.
 *
 * @param {{ development?: boolean }} [options] `development`: readable and with source maps, instead of small
 */
export async function build({ development = false } = {}) {
  await compile();
  await bundleExtension({ development });
  await bundleResources();
  await bundleHostTests();
}

const assemblyFolder = inRoot('src', 'assembly');
const assemblyModule = inRoot('src', 'core', 'matching', 'matcherModule.ts');

/**
 * Compiles the matcher's inner loop to WebAssembly, and writes it into a module, in Base64: a few kilobytes, which a host
 * of either kind then has without reading a file.
 */
export async function compileAssembly() {
  const sources = (await readdir(assemblyFolder)).map((file) => inRoot('src', 'assembly', file));
  const changed = await Promise.all(sources.map(async (file) => (await stat(file)).mtimeMs));
  if (existsSync(assemblyModule) && (await stat(assemblyModule)).mtimeMs > Math.max(...changed)) return;
  let binary = new Uint8Array();
  const { error, stderr } = await assemble(
    ['matcher.ts', '--outFile', 'matcher.wasm', '--baseDir', assemblyFolder, '-O3', '--runtime', 'stub', '--importMemory', '--noAssert', '--enable', 'simd'],
    { writeFile: (_, content) => void (binary = content) },
  );
  if (error) throw new Error(`The AssemblyScript compiler found errors.\n${stderr}`, { cause: error });
  const base64 = Buffer.from(binary).toString('base64');
  await writeFile(assemblyModule, `/** \`src/assembly/matcher.ts\`, compiled by \`scripts/build.mjs\`: WebAssembly in Base64. */\nexport const matcherModule = '${base64}';\n`);
}

/** Type-checks all projects and writes their modules and declarations. */
export async function compile() {
  await compileAssembly();
  await mkdir(inRoot('out'), { recursive: true });
  // The root package has no `type`, as VS Code loads the bundle with `require`; what tsc writes are modules.
  await writeFile(inRoot('out', 'package.json'), '{"type":"module"}\n');
  await removeOrphans();
  const { status, error } = spawnSync(process.execPath, [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-b'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The TypeScript compiler found errors.', { cause: error });
}

/** Removes what was compiled from a source that is no more: a deleted test would run on for ever. */
async function removeOrphans() {
  for (const file of await glob(['out/src/**/*.js', 'out/test/**/*.js'], { cwd: root })) {
    const stem = file.slice('out/'.length, -'.js'.length);
    if (existsSync(inRoot(`${stem}.ts`))) continue;
    for (const ending of ['.js', '.js.map', '.d.ts', '.d.ts.map']) await rm(inRoot(`out/${stem}${ending}`), { force: true });
  }
}

/** What both kinds of bundle have in common: one CommonJS file that runs in Node and in a web worker alike. */
const everyHost = /** @type {const} */ ({
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  // Nothing of Node may get in; esbuild fails on an import of it.
  platform: 'browser',
  // Packages that have a variant for workers must give that one: there is no `document` in an extension host.
  conditions: ['worker', 'browser'],
  external: ['vscode'],
  target: ['node20.18', 'chrome132'], // of VS Code 1.100
  logLevel: 'warning',
  charset: 'utf8',
});

/**
 * The extension, for the desktop's extension host and the web's.
 *
 * @param {{ development: boolean }} options
 */
export async function bundleExtension({ development }) {
  await bundle({
    ...everyHost,
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/extension.js',
    minify: !development,
    sourcemap: development ? 'linked' : false,
  });
  if (!development) await rm(inRoot('dist', 'extension.js.map'), { force: true });
}

/**
 * The tagset and the lexicons of `seeds/` as they are loaded, by the hashes of their files: reading YAML takes longer
 * than everything else between the start and the first highlight.
 */
export async function bundleResources() {
  const { digest, loadLexicon, loadTagset } = await import(pathToFileURL(inRoot('out', 'src', 'core', 'index.js')).href);
  const read = async (/** @type {string} */ path, /** @type {(text: string) => unknown} */ load) => {
    const text = await readFile(inRoot('seeds', path), 'utf8');
    return { path, sha256: digest(text), loaded: load(text) };
  };
  const lexicons = (await glob('lexicon/*.yaml', { cwd: seedsFolder })).sort();
  const resources = { tagset: await read('tagset.yaml', loadTagset), lexicons: await Promise.all(lexicons.map((path) => read(path, loadLexicon))) };
  // The benchmark asks for nothing else of what is bundled.
  await mkdir(inRoot('dist'), { recursive: true });
  await writeFile(inRoot('dist', 'resources.json'), JSON.stringify(resources));
}

/** The tests that run inside VS Code: `test/host/suite/*.host.ts` behind one `run()`. */
export async function bundleHostTests() {
  const tests = await glob('test/host/suite/**/*.host.ts', { cwd: root });
  await bundle({
    ...everyHost,
    stdin: {
      contents: [`export { run } from './run.js';`, ...tests.sort().map((file) => `import '${inRoot(file)}';`)].join('\n'),
      resolveDir: inRoot('test', 'host', 'suite'),
    },
    outfile: 'dist/test/suite.js',
    sourcemap: 'inline',
    // `node:assert/strict` in the tests' own words; in a worker there is none, so that the npm package of it stands in.
    alias: { 'node:assert/strict': inRoot('test', 'host', 'suite', 'assert.cjs') },
    define: { 'process.env.NODE_DEBUG': 'undefined', global: 'globalThis' },
    plugins: [mochaAsScript],
  });
}

/**
 * Mocha's build for browsers takes any `module` in sight for its own, and its package says that it is an ES module, which
 * has none: in a bundle it would replace the exports of the bundle.
 *
 * @type {import('esbuild').Plugin}
 */
const mochaAsScript = {
  name: 'mocha-as-script',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => ({ contents: `const module = undefined, exports = undefined;\n${await readFile(path, 'utf8')}` }));
  },
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build({ development: process.argv.includes('--development') });
}
