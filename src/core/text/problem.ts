import { shiftSpan, type Span } from './span.js';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A replacement in a source text, by UTF-16 offsets of that text as it is before any edit. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** One way of putting a problem right. */
export interface Fix {
  /** What the fix does, as a message. */
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  /** Whether this is the one right answer, which may be applied to all problems of its kind at once. */
  readonly preferred?: boolean;
}

/**
 * A message that an adapter puts into the reader's language: `key` is the English text with `{0}`, `{1}` … for the
 * arguments, as VS Code's l10n takes it.
 */
export interface Message {
  readonly key: string;
  readonly args?: readonly (string | number)[];
}

/** Something wrong, with a stable code, a place, and where possible a fix. */
export interface Problem {
  /** Stable and documented in docs/problems.md; never reused for something else. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  /** Where, in UTF-16 code units of the file's text. */
  readonly span: Span;
  readonly fixes?: readonly Fix[];
}

/** The message in English, for the command line and for tests. */
export function formatMessage({ key, args = [] }: Message): string {
  return key.replace(/\{(\d+)\}/g, (whole, index) => String(args[Number(index)] ?? whole));
}

/** The problem with all its offsets so many code units further on. */
export function shiftProblem(problem: Problem, by: number): Problem {
  if (by === 0) return problem;
  const fixes = problem.fixes?.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => shiftSpan(edit, by)) }));
  return { ...problem, span: shiftSpan(problem.span, by), ...(fixes && { fixes }) };
}
