import tseslint from 'typescript-eslint';
import importX from 'eslint-plugin-import-x';

/** The rooms of the core in their order: a room may import from the rooms before it, never from those after it. */
const rooms = ['text', 'resource', 'tagset', 'lexicon', 'matching', 'learning', 'markup', 'store', 'analysis', 'corpus', 'review'];

/** Imports run one way, `extension → core ← cli`, and inside the core downwards through its rooms. */
const zones = [
  { target: './src/core', from: ['./src/cli', './src/extension'], message: 'The core knows no adapter.' },
  { target: './src/cli', from: './src/extension', message: 'The command line imports the core only.' },
  { target: './src/extension', from: './src/cli', message: 'The editor imports the core and vscode only.' },
  ...rooms.slice(0, -1).map((room, i) => ({
    target: `./src/core/${room}`,
    from: rooms.slice(i + 1).map((later) => `./src/core/${later}`),
    message: `In the core, imports run downwards: ${rooms.join(', ')}.`,
  })),
];

const nodeModules = { group: ['node:*', 'fs', 'path', 'os', 'crypto', 'child_process', 'worker_threads'], message: 'This code also runs in a web worker.' };
const vscodeModule = { name: 'vscode', message: 'Only src/extension knows VS Code.' };

export default tseslint.config(
  { ignores: ['out/', 'dist/', '.vscode-test/', 'node_modules/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [...tseslint.configs.strict],
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-duplicates': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What is taken out of an object to be left out of the rest has a name that says so.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['src/core/**/*.ts'], rules: { 'no-restricted-imports': ['error', { paths: [vscodeModule], patterns: [nodeModules] }] } },
  { files: ['src/cli/**/*.ts'], rules: { 'no-restricted-imports': ['error', { paths: [vscodeModule] }] } },
  { files: ['src/extension/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [nodeModules] }] } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off', 'no-console': 'off' } },
);
