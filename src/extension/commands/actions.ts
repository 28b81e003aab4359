import { commands, type ExtensionContext, l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { CommandId } from './register.js';

interface Action extends QuickPickItem {
  readonly command?: CommandId;
}

/** Offers what can be done with the active document. */
export async function showActions(): Promise<void> {
  const actions: Action[] = [
    { label: `$(tag) ${l10n.t('Tag selection…')}`, command: 'policyAnnotator.tagSelection' },
    { label: `$(arrow-down) ${l10n.t('Go to next suggestion')}`, command: 'policyAnnotator.nextSuggestion' },
    { label: `$(check) ${l10n.t('Accept suggestion')}`, command: 'policyAnnotator.acceptSuggestion' },
    { label: `$(check-all) ${l10n.t('Accept all suggestions like this one')}`, command: 'policyAnnotator.acceptAlike' },
    { label: `$(circle-slash) ${l10n.t('Ignore suggestion')}`, command: 'policyAnnotator.ignoreSuggestion' },
    { label: '', kind: QuickPickItemKind.Separator },
    { label: `$(tag) ${l10n.t('Move annotations into the text')}`, command: 'policyAnnotator.convertToInline' },
    { label: `$(note) ${l10n.t('Move annotations beside the text')}`, command: 'policyAnnotator.convertToStandoff' },
    { label: `$(account) ${l10n.t('Choose whose annotations are shown…')}`, command: 'policyAnnotator.chooseRecord' },
    { label: `$(warning) ${l10n.t('Annotations that have lost their place…')}`, command: 'policyAnnotator.resolveStale' },
    { label: '', kind: QuickPickItemKind.Separator },
    { label: `$(export) ${l10n.t('Export document')}`, command: 'policyAnnotator.exportDocument' },
    { label: `$(export) ${l10n.t('Export workspace')}`, command: 'policyAnnotator.exportWorkspace' },
    { label: '', kind: QuickPickItemKind.Separator },
    { label: `$(book) ${l10n.t('Open lexicon…')}`, command: 'policyAnnotator.openLexicon' },
    { label: `$(info) ${l10n.t('Annotation guidelines')}`, command: 'policyAnnotator.showGuidelines' },
  ];
  const picked = await window.showQuickPick(actions, { placeHolder: l10n.t('What do you want to do?') });
  if (picked?.command) await commands.executeCommand(picked.command);
}

/** Opens the walkthrough that explains the guidelines. */
export async function showGuidelines({ extension }: ExtensionContext): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#guidelines`, false);
}
