import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { installPinned } from './pinned.mjs';

/**
 * How to start a Chromium.
 *
 * @typedef {object} Chromium
 * @property {string} executablePath
 * @property {NodeJS.ProcessEnv} env
 */

/** Where browsers are that do not put themselves on the PATH. */
const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * An installed Chromium or Chrome; else the pinned one out of the npm registry.
 *
 * @returns {Promise<Chromium>}
 */
export async function ensureChromium() {
  const installed = findInstalled();
  if (installed) return { executablePath: installed, env: process.env };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`No browser: tried ${programs.join(', ')} on the PATH and ${wellKnown.join(', ')}; there is no pinned one for ${process.platform}-${process.arch}. Install Chromium or Chrome.`);
  }
  return pinnedChromium();
}

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function findInstalled() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => programs.map((program) => join(folder, program)));
  return [...onPath, ...wellKnown].find((file) => existsSync(file));
}

/**
 * The Chromium that @sparticuz/chromium ships. Its own unpacking is for a cloud's functions: it goes to a shared folder
 * in /tmp and takes what it finds there for whole; so the archives are unpacked here, once, where they belong.
 *
 * @returns {Promise<Chromium>}
 */
async function pinnedChromium() {
  const folder = await installPinned('browser', 'a headless Chromium (about 300 MB on disk)', unpack);
  const executablePath = join(folder, 'chromium');
  // Fonts of a known look, with every letter of Vietnamese, whatever the machine has.
  const env = { ...process.env, FONTCONFIG_FILE: await writeFontConfiguration(folder) };
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { executablePath, env: lacksLibraries(executablePath) ? { ...env, LD_LIBRARY_PATH: libraries } : env };
}

/** @param {string} folder */
async function unpack(folder) {
  const archives = join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin');
  const tar = createRequire(join(folder, 'package.json'))('tar-fs');
  const inflate = (name, target) => pipeline(createReadStream(join(archives, name)), createBrotliDecompress(), target);
  await inflate('chromium.br', createWriteStream(join(folder, 'chromium'), { mode: 0o755 }));
  await inflate('swiftshader.tar.br', tar.extract(folder));
  await inflate('fonts.tar.br', tar.extract(folder)); // fonts/
  await inflate('al2023.tar.br', tar.extract(folder)); // lib/: nss, nspr and expat, for machines without them
}

/**
 * @param {string} folder
 * @returns {Promise<string>} its path
 */
async function writeFontConfiguration(folder) {
  const file = join(folder, 'fonts.conf');
  const folders = [join(folder, 'fonts'), join(folder, 'node_modules', 'dejavu-fonts-ttf', 'ttf')];
  const families = { 'system-ui': 'Open Sans', 'sans-serif': 'Open Sans', serif: 'DejaVu Serif', monospace: 'DejaVu Sans Mono' };
  const aliases = Object.entries(families).map(([generic, family]) => `<alias binding="same"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`);
  await writeFile(file, [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((fonts) => `<dir>${fonts}</dir>`),
    `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`,
    ...aliases,
    '</fontconfig>',
    '',
  ].join('\n'));
  return file;
}

/**
 * The system's own libraries go with the rest of the system better than those of the package do.
 *
 * @param {string} executablePath
 */
function lacksLibraries(executablePath) {
  return spawnSync(executablePath, ['--version'], { stdio: 'ignore' }).status !== 0;
}
