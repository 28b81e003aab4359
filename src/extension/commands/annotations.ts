import type { Annotating } from '../annotations/annotating.js';
import type { Documents } from '../documents.js';
import { pickLabel } from './labelPicker.js';
import { findTarget } from './reference.js';

/** Takes an annotation away and leaves its text. */
export async function removeTag(documents: Documents, annotating: Annotating, argument: unknown): Promise<void> {
  const target = await findTarget(documents, 'annotation', argument);
  if (target) await annotating.remove(target.known, target.mention.of);
}

/** Gives an annotation another label. */
export async function changeLabel(documents: Documents, annotating: Annotating, argument: unknown): Promise<void> {
  const target = await findTarget(documents, 'annotation', argument);
  if (!target) return;
  const { known, mention: { of } } = target;
  const label = await pickLabel(known.analysis.text.tagset, `${of.label} “${of.exact}”`, of.label);
  if (label && label.id !== of.label) await annotating.relabel(known, of, label);
}
