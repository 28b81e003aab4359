import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { extensionUnderDevelopment } from './embedded/payload.mjs';
import { startServer } from './embedded/server.mjs';
import { inRoot, root, scratchFolder, seedsFolder } from './paths.mjs';

/*
 * Opens the seed workspace in VS Code, with the extension as it is in this folder: in the embedded VS Code, which a
 * browser opens, or with `--desktop` in the one that is installed.
 */

const build = spawnSync(process.execPath, [inRoot('scripts', 'build.mjs')], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

if (process.argv.includes('--desktop')) openDesktop();
else await openEmbedded();

function openDesktop() {
  const code = spawnSync('code', [`--extensionDevelopmentPath=${root}`, seedsFolder], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (code.error || code.status === 127) fail('There is no “code” on the PATH. In VS Code, run “Shell Command: Install \'code\' command in PATH”, or leave out --desktop.');
  process.exitCode = code.status ?? 1;
}

async function openEmbedded() {
  const server = await startServer({ dataFolder: join(scratchFolder, 'profile') }).catch((error) => fail(error.message));
  const address = server.address(seedsFolder, extensionUnderDevelopment(root));
  console.log(`\nPolicy Annotator runs in VS Code at\n\n  ${address}\n\nCtrl+C ends it.`);
  openInBrowser(address);
  await server.ended;
}

/**
 * Shows the address to whoever sits before the machine; where nobody does, the printed address has to do.
 *
 * @param {string} address
 */
function openInBrowser(address) {
  if (process.env.CI || (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)) return;
  const opener = { darwin: ['open'], win32: ['cmd', '/c', 'start', '""'] }[process.platform] ?? ['xdg-open'];
  const [command, ...args] = [...opener, process.platform === 'win32' ? address.replaceAll('&', '^&') : address];
  spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}
