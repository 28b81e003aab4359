import { stat } from 'node:fs/promises';
import { createVSIX } from '@vscode/vsce';
import { root, vsixFile } from './paths.mjs';

/* Packs the extension, as it was built, into policy-annotator.vsix: what .vscodeignore lets in, and nothing else. */

const largest = 1.5 * 1024 * 1024;

await createVSIX({ cwd: root, packagePath: vsixFile, dependencies: false, skipLicense: true, allowMissingRepository: true });
const { size } = await stat(vsixFile);
if (size > largest) throw new Error(`The package has ${size} bytes, more than the ${largest} that an extension of this kind may take.`);
