import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratchFolder } from '../paths.mjs';
import { startGroup } from './processes.mjs';

const installs = join(scratchFolder, 'embedded');
const markerName = 'installed.txt';

/**
 * Installs one of the package sets beside this file (`vscode/`, `browser/`), whose versions and checksums are pinned by
 * its lock file, and answers its folder. Does nothing where that very set is there already. It is built in a folder of
 * its own and moved into place when whole, so that an interrupted install is never taken for a finished one, and two
 * installs at once do not get into each other's way.
 *
 * @param {'vscode' | 'browser'} name
 * @param {string} what what a person is told is being fetched
 * @param {(folder: string) => Promise<void>} [finish] what is left to do when the packages are there
 * @returns {Promise<string>}
 */
export async function installPinned(name, what, finish) {
  const manifests = fileURLToPath(new URL(`./${name}/`, import.meta.url));
  const folder = join(installs, name);
  const wanted = await fingerprint(manifests);
  const isInstalled = async () => (await readFile(join(folder, markerName), 'utf8').catch(() => '')) === wanted;
  if (await isInstalled()) return folder;

  await removeAbandoned(name);
  const staging = join(installs, `${name}.${process.pid}`);
  process.stderr.write(`Fetching ${what}; this happens once …\n`);
  try {
    await mkdir(staging, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) await cp(join(manifests, file), join(staging, file));
    await npm(['ci'], staging);
    await finish?.(staging);
    await writeFile(join(staging, markerName), wanted);
    // Another install may have been faster, and what it installed be in use.
    if (await isInstalled()) await rm(staging, { recursive: true, force: true });
    else {
      await rm(folder, { recursive: true, force: true });
      await rename(staging, folder);
    }
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Could not fetch ${what} from the npm registry into ${folder}: ${reason}`, { cause: error });
  }
  process.stderr.write(`Fetched ${what}.\n`);
  return folder;
}

/**
 * Runs npm; what it says goes to standard error. No package's install script runs: the pinned packages need none.
 *
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<void>}
 */
export function npm(args, cwd) {
  const options = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  return new Promise((resolve, reject) => {
    const child = startGroup('npm', [...args, ...options], { cwd, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    child.on('error', reject);
    child.on('exit', (code, signal) => (code === 0 ? resolve() : reject(new Error(`npm ${args[0]} ended with ${signal ?? code}`))));
  });
}

/** @param {string} manifests */
async function fingerprint(manifests) {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(await readFile(join(manifests, file)));
  return hash.digest('hex');
}

/**
 * Removes what installs left behind that were killed: their folders bear the id of a process that is no more.
 *
 * @param {string} name
 */
async function removeAbandoned(name) {
  for (const entry of await readdir(installs).catch(() => [])) {
    const pid = entry.startsWith(`${name}.`) ? Number(entry.slice(name.length + 1)) : 0;
    if (pid > 0 && !isAlive(pid)) await rm(join(installs, entry), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // of another person
  }
}
