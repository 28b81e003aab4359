import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { endGroup, startGroup } from './processes.mjs';
import { writeProfile } from './profile.mjs';
import { ensureVSCode } from './vscode.mjs';

/**
 * A running VS Code that a browser can open.
 *
 * @typedef {object} Server
 * @property {(folder: string, payload?: (origin: string) => [string, string][]) => string} address
 *   of the workbench on a folder; the payload holds what a desktop VS Code takes on its command line, and its paths are
 *   addresses below the given origin
 * @property {() => Promise<void>} stop ends the server and all its children
 * @property {Promise<void>} ended settles when the server has ended, for whatever reason
 */

/**
 * Starts a server on a free port of this machine, and answers when it listens. Only who knows the address gets in: it
 * bears a token, as any page in a person's browser could otherwise talk to a port of 127.0.0.1.
 *
 * @param {{ dataFolder: string, extensionsFolder?: string, settings?: Record<string, unknown> }} options
 * @returns {Promise<Server>}
 */
export async function startServer({ dataFolder, extensionsFolder, settings }) {
  const { node, serverMain } = await ensureVSCode();
  await writeProfile(dataFolder, settings);
  const token = randomUUID();
  const child = startGroup(node, [
    serverMain,
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
    ...folderArguments(dataFolder, extensionsFolder),
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    // Without it a built VS Code ignores the payload of an address, and with it the extension under development.
    '--enable-smoke-test-driver',
  ]);
  const port = await listening(child);
  return {
    address: (folder, payload) => {
      const query = new URLSearchParams({ tkn: token, folder });
      const entries = payload?.(`vscode-remote://127.0.0.1:${port}`);
      if (entries) query.set('payload', JSON.stringify(entries));
      return `http://127.0.0.1:${port}/?${query}`;
    },
    stop: () => endGroup(child),
    ended: new Promise((resolve) => child.once('exit', () => resolve())),
  };
}

/**
 * Installs a packaged extension for the servers of a data folder.
 *
 * @param {string} vsix
 * @param {string} dataFolder
 * @returns {Promise<void>}
 */
export async function installExtension(vsix, dataFolder) {
  const { node, serverMain } = await ensureVSCode();
  const args = [serverMain, '--install-extension', vsix, '--force', ...folderArguments(dataFolder), '--accept-server-license-terms'];
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = collect(child);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0 || !/successfully installed/.test(said.join('\n'))) throw new Error(`${vsix} could not be installed:\n${said.join('\n')}`);
}

/**
 * @param {string} dataFolder
 * @param {string} [extensionsFolder]
 */
const folderArguments = (dataFolder, extensionsFolder) => [
  ...['--server-data-dir', dataFolder],
  ...(extensionsFolder ? ['--extensions-dir', extensionsFolder] : []),
];

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} the port
 */
function listening(child) {
  return new Promise((resolve, reject) => {
    const said = collect(child, (line) => {
      const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
    child.once('error', reject);
    child.once('close', (code, signal) => reject(new Error(`The VS Code server ended (${signal ?? code}) before it listened:\n${said.join('\n')}`)));
  });
}

/**
 * Reads what a child says, line by line, and keeps it for an error message.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {(line: string) => void} [each]
 */
function collect(child, each) {
  /** @type {string[]} */
  const said = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface(stream).on('line', (line) => {
      if (said.push(line) > 200) said.shift();
      each?.(line);
    });
  }
  return said;
}
