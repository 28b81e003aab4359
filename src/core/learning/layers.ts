import { type LabelledSpan, overlaps } from '../text/span.js';
import type { TrainingDocument } from './trainingDocument.js';

/** A label with fewer annotations than this is not learnt: what it has in common cannot be told yet. */
const leastExamples = 5;
/** More labels than this no tagset has. */
export const maxLabels = 100;

/**
 * The labels in layers, each of which has a model of its own. A sequence of tags holds no nested mentions; but labels
 * nest in few ways (ROLE holds ORG, ORG holds LOC), so labels whose annotations overlap go into different layers, and
 * a label always into one: all its annotations teach one model, whether they stand inside others or not. Labels that
 * never overlap share a layer and compete there, which tells them apart best. Of annotations of one label inside each
 * other the outermost is learnt.
 *
 * @returns labels of each layer, those with most annotations first
 */
export function layersOf(documents: readonly TrainingDocument[]): string[][] {
  const examples = new Map<string, number>();
  const overlapping = new Set<string>();
  for (const { annotations } of documents) {
    const sorted = annotations.toSorted((a, b) => a.start - b.start);
    let open: LabelledSpan[] = [];
    for (const annotation of sorted) {
      examples.set(annotation.label, (examples.get(annotation.label) ?? 0) + 1);
      open = open.filter((other) => other.end > annotation.start);
      for (const other of open) {
        if (!overlaps(other, annotation)) continue;
        overlapping.add(`${other.label} ${annotation.label}`).add(`${annotation.label} ${other.label}`);
      }
      open.push(annotation);
    }
  }
  const labels = [...examples.keys()]
    .filter((label) => examples.get(label)! >= leastExamples)
    .sort((a, b) => examples.get(b)! - examples.get(a)! || (a < b ? -1 : 1))
    .slice(0, maxLabels);
  const layers: string[][] = [];
  for (const label of labels) {
    const layer = layers.find((others) => others.every((other) => !overlapping.has(`${label} ${other}`)));
    if (layer) layer.push(label);
    else layers.push([label]);
  }
  return layers;
}
