import type { ErrorCode, YAMLError } from 'yaml';
import type { Message, Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';

/** What the parser's terse messages mean to somebody who edits a list of terms. Others are passed on as they are. */
const explanations: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'An alias (*name) stands alone: remove the anchor or tag beside it.',
  BAD_ALIAS: 'This alias (*name) has no anchor (&name) before it. If a text is meant, put it in quotes.',
  BAD_DQ_ESCAPE: 'In double quotes a backslash starts an escape, and this one is unknown. Write \\\\ for a backslash, or use single quotes.',
  BAD_INDENT: 'The indentation is not that of the lines it belongs to. Indent with spaces, by the same number for all entries of a list.',
  BAD_SCALAR_START: 'A text cannot start with this character. Put the text in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'A text that holds “: ” must stand in quotes.',
  BLOCK_IN_FLOW: 'Between [ ] or { } entries are separated by commas, not by lines.',
  IMPOSSIBLE: 'This cannot stand here.',
  MISSING_CHAR: 'A closing quote or bracket, a colon, a comma or a space is missing here.',
  MULTILINE_IMPLICIT_KEY: 'The colon after this name is missing, or a text that goes on in the next line must stand in quotes.',
  TAB_AS_INDENT: 'Indent with spaces: YAML allows no tabs there.',
  UNEXPECTED_TOKEN: 'This cannot stand here. A text with special characters must stand in quotes.',
};

export function duplicateKey(name: string, span: Span): Problem {
  return { code: 'duplicate-key', severity: 'error', message: { key: 'The property “{0}” stands here twice. Keep one of them.', args: [name] }, span };
}

/** What the YAML parser complains of. */
export function syntaxProblem({ code, message, pos, name }: YAMLError, textLength: number): Problem {
  const start = Math.min(Math.max(pos[0], 0), textLength);
  return {
    code: 'yaml-syntax',
    severity: name === 'YAMLWarning' ? 'warning' : 'error',
    message: explain(code, message),
    span: { start, end: Math.min(Math.max(pos[1], start), textLength) },
  };
}

function explain(code: ErrorCode, message: string): Message {
  const explanation = explanations[code];
  return explanation ? { key: explanation } : { key: 'This is not valid YAML: {0}', args: [message] };
}

/** A problem with the file as a whole. */
export function fileProblem(code: string, key: string, ...args: (string | number)[]): Problem {
  return { code, severity: 'error', message: { key, args }, span: { start: 0, end: 0 } };
}
