import type { ParsedText } from '../markup/markup.js';
import { findMisspellings } from '../matching/misspellings.js';
import { overlaps } from '../text/span.js';
import type { Problem } from '../text/problem.js';

/**
 * Misspellings in the prose of a document. Only a hint, and never put right with other problems: a text is annotated as
 * it stands (guidelines, boundaries, 11).
 */
export function typoProblems(text: ParsedText): Problem[] {
  const { plainText, source, opaque } = text;
  return findMisspellings(plainText)
    .filter((typo) => !opaque.some((stretch) => overlaps(stretch, typo)))
    .map((typo) => {
      const written = plainText.slice(typo.start, typo.end);
      const span = { start: text.toSource(typo.start, 'right'), end: text.toSource(typo.end, 'left') };
      const args = [written, typo.correct];
      return {
        code: 'possible-typo',
        severity: 'hint',
        message: { key: '“{0}” may be a misspelling of “{1}”.', args },
        span,
        // A tag between its words would be lost.
        ...(source.slice(span.start, span.end) === written && { fixes: [{ title: { key: 'Change “{0}” to “{1}”', args }, edits: [{ ...span, newText: typo.correct }] }] }),
      };
    });
}
