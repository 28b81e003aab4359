import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** The packaged extension. */
export const vsixFile = inRoot('policy-annotator.vsix');

/** The seed workspace. */
export const seedsFolder = inRoot('seeds');

/** What is fetched and thrown away again: the embedded VS Code, profiles, test workspaces. Ignored by git. */
export const scratchFolder = inRoot('.vscode-test');
