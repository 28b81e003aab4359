import { l10n, window } from 'vscode';
import { changeTag, removeTags } from '../../core/markup/edit.js';
import type { Documents } from '../documents.js';
import { tagOf } from '../mentions.js';
import { applyEdits } from '../positions.js';
import { pickLabel } from './labelPicker.js';
import { findTarget } from './reference.js';

/** Takes a tag away and leaves its text. */
export async function removeTag(documents: Documents, argument: unknown): Promise<void> {
  const target = await findTarget(documents, 'annotation', argument);
  const tag = target && tagOf(target.known.analysis.text, target.mention.of);
  if (tag) await applyEdits(target.known.document, removeTags(target.known.analysis.text, [tag]));
}

/** Gives an annotation another label. Attributes that the new label does not have go with the old one. */
export async function changeLabel(documents: Documents, argument: unknown): Promise<void> {
  const target = await findTarget(documents, 'annotation', argument);
  if (!target) return;
  const { known, mention: { of } } = target;
  const { text } = known.analysis;
  const label = await pickLabel(text.tagset, `${of.label} “${of.exact}”`, of.label);
  const tag = label && tagOf(text, of);
  if (!tag || label.id === of.label) return;
  if (known.document.version !== known.version) {
    void window.showInformationMessage(l10n.t('The text has changed. Try again.'));
    return;
  }
  const names = new Set(label.attributes.map(({ name }) => name));
  const attributes = Object.fromEntries(Object.entries(tag.attributes).filter(([name]) => names.has(name)));
  const isOfLabel = tag.concept === undefined || known.resources.analyzer.concepts.get(tag.concept)?.concept.label === label.id;
  await applyEdits(known.document, changeTag(text, tag, { label: label.id, attributes, ...(!isOfLabel && { concept: undefined }) }));
}
