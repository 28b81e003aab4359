import { extensions, type Uri } from 'vscode';
import { readSettings } from '../settings.js';

/** What is used of the API of VS Code's own Git extension. */
interface GitApi {
  readonly repositories: readonly { getConfig(key: string): Promise<string>; getGlobalConfig(key: string): Promise<string> }[];
  getRepository(uri: Uri): { getConfig(key: string): Promise<string>; getGlobalConfig(key: string): Promise<string> } | null;
}

/** Who makes the annotations: the setting, else git's `user.name`; undefined where neither says. */
export async function annotatorOf(document: Uri): Promise<string | undefined> {
  return readSettings(document).annotator ?? (await gitUserName(document));
}

async function gitUserName(document: Uri): Promise<string | undefined> {
  const git = extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!git) return undefined;
  try {
    const api = (git.isActive ? git.exports : await git.activate()).getAPI(1);
    const repository = api.getRepository(document) ?? api.repositories[0];
    if (!repository) return undefined;
    return (await repository.getConfig('user.name')) || (await repository.getGlobalConfig('user.name')) || undefined;
  } catch {
    // Git is switched off, or not installed: then nobody is named.
    return undefined;
  }
}
