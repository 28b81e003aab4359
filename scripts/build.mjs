import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';
import { inRoot } from './paths.mjs';

/*
 * Builds everything: `out/` (modules: the library, the command line, the tests) and `dist/` (bundles: the extension, one
 * for the desktop and the web host of VS Code, and the tests that run inside it).
 */

const typescript = spawnSync(process.execPath, [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-b'], { cwd: inRoot(), stdio: 'inherit' });
if (typescript.status !== 0) process.exit(typescript.status ?? 1);

// What is compiled are ES modules; the package itself stays CommonJS, as VS Code loads its extensions.
await mkdir(inRoot('out'), { recursive: true });
await writeFile(inRoot('out', 'package.json'), '{ "type": "module" }\n');

/** @type {esbuild.BuildOptions} */
const shared = {
  bundle: true,
  format: 'cjs',
  platform: 'browser',
  // Neither host has a document: without this condition remark's entity decoder would look for one.
  conditions: ['worker', 'browser'],
  external: ['vscode'],
  target: 'es2023',
  logLevel: 'warning',
};

await esbuild.build({
  ...shared,
  entryPoints: [inRoot('src', 'extension', 'extension.ts')],
  outfile: inRoot('dist', 'extension.js'),
  minify: true,
  sourcemap: true,
  sourcesContent: false,
});

/**
 * Mocha's build for browsers takes any `module` in sight for its own, and its package says that it is an ES module, which
 * has none: in a bundle it would replace the exports of the bundle.
 *
 * @type {esbuild.Plugin}
 */
const mochaAsScript = {
  name: 'mocha-as-script',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => ({ contents: `const module = undefined, exports = undefined;\n${await readFile(path, 'utf8')}` }));
  },
};

await esbuild.build({
  ...shared,
  entryPoints: [inRoot('test', 'host', 'suite', 'index.ts')],
  outfile: inRoot('dist', 'test', 'suite.js'),
  define: { 'process.env.NODE_ENV': '"test"', global: 'globalThis' },
  plugins: [mochaAsScript],
  sourcemap: true,
});
