import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { Label, Tagset } from '../../core/tagset/tagset.js';
import { inLanguage } from '../../core/text/localized.js';
import { readerLanguage } from '../localize.js';

type Item = QuickPickItem & { readonly of?: Label };

/**
 * Lets a person choose a label: by its shortcut, which picks at once, or by the list with its definitions.
 *
 * @param title what is to be labelled
 * @param current the label that is offered first; without one, the first of the tagset
 */
export function pickLabel(tagset: Tagset, title: string, current: string | undefined): Promise<Label | undefined> {
  const picker = window.createQuickPick<Item>();
  picker.title = title;
  picker.placeholder = l10n.t('Press the key of a label, or type to search');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = itemsOf(tagset);
  const labels = picker.items.filter(({ of }) => of !== undefined);
  const active = labels.find(({ of }) => of!.id === current) ?? labels[0];
  if (active) picker.activeItems = [active];
  return new Promise((resolve) => {
    const finish = (label: Label | undefined): void => {
      resolve(label);
      picker.hide();
    };
    picker.onDidChangeValue((value) => {
      const label = tagset.labels.find(({ shortcut }) => shortcut !== undefined && shortcut === value.toLowerCase());
      if (label) finish(label);
    });
    // Whoever is faster than the list means what is offered first.
    picker.onDidAccept(() => finish((picker.activeItems[0] ?? (picker.value === '' ? active : undefined))?.of));
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function itemsOf({ families, labels }: Tagset): Item[] {
  const language = readerLanguage();
  return families.flatMap((family): Item[] => {
    const items = labels.filter((label) => label.family === family.id).map((of): Item => ({
      label: of.shortcut ? `${of.shortcut.toUpperCase()}    ${of.id}` : of.id,
      description: inLanguage(of.title, language),
      detail: inLanguage(of.definition, language),
      of,
    }));
    return items.length === 0 ? [] : [{ label: inLanguage(family.title, language) || family.id, kind: QuickPickItemKind.Separator }, ...items];
  });
}
