import { l10n } from 'vscode';
import type { Announcer } from '../announcer.js';
import type { Learning } from './learning.js';

/** Deletes what was learnt from annotations; the annotations stay, and what is annotated elsewhere is still suggested. */
export async function deleteModel(learning: Learning, announcer: Announcer): Promise<void> {
  await learning.deleteModels();
  announcer.say(l10n.t('The model is deleted. Another one is learnt when more has been annotated.'));
}
