import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Settings of a fresh profile: nothing is sent or fetched, nothing asks or greets. */
const settings = {
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'chat.disableAIFeatures': true,
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'json.schemaDownload.enable': false,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Gives a server's data folder its user settings, unless it has some: those are a person's own.
 *
 * @param {string} dataFolder
 * @param {Record<string, unknown>} [more] settings beside the usual ones
 */
export async function writeProfile(dataFolder, more = {}) {
  const folder = join(dataFolder, 'data', 'User');
  await mkdir(folder, { recursive: true });
  const text = JSON.stringify({ ...settings, ...more }, null, 2) + '\n';
  await writeFile(join(folder, 'settings.json'), text, { flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
