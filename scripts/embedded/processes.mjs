import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

// Whatever way this process ends (other than being killed outright), nothing that it started stays behind. A signal that
// nobody listens to would end it without an `exit`, and its children lead process groups that no Ctrl+C reaches.
process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, async () => {
    await Promise.all([...running].map(endGroup));
    process.exit(128 + constants.signals[signal]);
  });
}

/**
 * Starts a program as the leader of a process group of its own, so that it can be ended with all its children.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options] its output is read by this process unless they say otherwise
 */
export function startGroup(command, args, options) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: process.platform !== 'win32' });
  running.add(child);
  return child;
}

/**
 * Ends a program and all its children: politely, then not.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export async function endGroup(child) {
  const ended = new Promise((resolve) => (child.exitCode ?? child.signalCode) !== null ? resolve(undefined) : child.once('exit', resolve));
  signalGroup(child, 'SIGTERM');
  const impatience = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000);
  await ended;
  clearTimeout(impatience);
  signalGroup(child, 'SIGKILL');
  running.delete(child);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
