import { changeTag } from '../markup/edit.js';
import type { ParsedText } from '../markup/markup.js';
import type { Problem } from '../text/problem.js';
import type { ConceptIndex } from './concepts.js';

/** Tags whose concept no active lexicon knows, or knows under another label. */
export function conceptProblems(text: ParsedText, concepts: ConceptIndex): Problem[] {
  const problems: Problem[] = [];
  for (const tag of text.tags) {
    if (tag.concept === undefined) continue;
    const entry = concepts.get(tag.concept);
    if (!entry) {
      const nearest = concepts.nearest(tag.concept);
      problems.push({
        code: 'unknown-concept',
        severity: 'warning',
        message: { key: 'No active lexicon has the concept “{0}”. Correct its id, or add it to a lexicon.', args: [tag.concept] },
        span: tag.attributesRange ?? tag.range,
        fixes: nearest.map((id) => ({
          title: { key: 'Change the concept to “{0}”', args: [id] },
          edits: changeTag(text, tag, { concept: id }),
          preferred: nearest.length === 1,
        })),
      });
    } else if (entry.concept.label !== tag.label) {
      problems.push({
        code: 'concept-label',
        severity: 'information',
        message: { key: 'The lexicon has “{0}” as {1}, this tag as {2}.', args: [tag.concept, entry.concept.label, tag.label] },
        span: tag.range,
      });
    }
  }
  return problems;
}
