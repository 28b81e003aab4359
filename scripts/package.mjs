import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { inRoot, root, scratchFolder, vsixFile } from './paths.mjs';

/* Packs the extension, as it was built, into policy-annotator.vsix: what .vscodeignore lets in, and nothing else. */

const largest = 1.5 * 1024 * 1024;

await mkdir(scratchFolder, { recursive: true });
const folder = await mkdtemp(join(scratchFolder, 'package-'));
try {
  for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None })) await cp(inRoot(file), join(folder, file));
  await writeFile(join(folder, 'README.md'), standingAlone(await readFile(inRoot('README.md'), 'utf8')));
  await createVSIX({ cwd: folder, packagePath: vsixFile, dependencies: false, skipLicense: true, allowMissingRepository: true });
} finally {
  await rm(folder, { recursive: true, force: true });
}
const { size } = await stat(vsixFile);
if (size > largest) throw new Error(`The package has ${size} bytes, more than the ${largest} that an extension of this kind may take.`);

/**
 * The README as the page of an installed extension, which lies beside none of the pictures and pages that it leads to.
 * vsce refuses to pack a page with what this leaves over.
 *
 * @param {string} markdown
 */
function standingAlone(markdown) {
  return markdown
    .replace(/<picture>.*?<\/picture>\n*/gs, '')
    .replace(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n*/gm, '')
    .replace(/\[([^\]]*)\]\((?!https:|#)[^)]*\)/g, '$1');
}
