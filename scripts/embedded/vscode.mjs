import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { npm, installPinned } from './pinned.mjs';

/**
 * The embedded VS Code: server and workbench as code-server publishes them, and the Node that they need.
 *
 * @typedef {object} EmbeddedVSCode
 * @property {string} node path of the Node executable to run it with
 * @property {string} serverMain path of the server's entry
 */

/**
 * Fetches the embedded VS Code unless it is there already.
 *
 * @returns {Promise<EmbeddedVSCode>}
 */
export async function ensureVSCode() {
  const folder = await installPinned('vscode', 'the embedded VS Code (about 780 MB on disk)', installWorkbenchPackages);
  return { node: findNode(folder), serverMain: join(vscodeRoot(folder), 'out', 'server-main.js') };
}

/** @param {string} folder */
const vscodeRoot = (folder) => join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

/**
 * VS Code's own packages. They are locked by the npm-shrinkwrap.json that it ships; `npm ci` refuses that file.
 *
 * @param {string} folder
 */
const installWorkbenchPackages = (folder) => npm(['install'], vscodeRoot(folder));

/**
 * The server calls `module.registerHooks`, which the project's own Node need not have yet.
 *
 * @param {string} folder
 */
function findNode(folder) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(folder, 'node_modules', `node-${platform}-${process.arch}`, 'bin', executable);
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) return process.execPath;
  throw new Error(`The embedded VS Code needs Node 22.15 or newer on ${process.platform}-${process.arch}; this is ${process.version}.`);
}
