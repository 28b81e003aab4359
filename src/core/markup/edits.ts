import type { TextEdit } from '../text/problem.js';

/**
 * The text after the edits.
 *
 * @param edits by offset in the source as it is, in order, not overlapping
 */
export function applyEdits(source: string, edits: readonly TextEdit[]): string {
  let text = '';
  let at = 0;
  for (const { start, end, newText } of edits) {
    text += source.slice(at, start) + newText;
    at = end;
  }
  return text + source.slice(at);
}
