import { nearest } from '../resource/nearest.js';
import { findLabel, type Tagset } from '../tagset/tagset.js';
import type { Problem } from '../text/problem.js';
import type { LoadedLexicon, Reference } from './load.js';

/** Spellings are compared for so many unknown ids of a check; with 100,000 concepts one takes milliseconds. */
const maxGuesses = 50;

/**
 * What only all active files together can tell: labels that the tagset lacks, and concepts that no lexicon has.
 *
 * @returns for each lexicon its problems, by offsets of its own file
 */
export function checkLexicons(tagset: Tagset, lexicons: readonly LoadedLexicon[]): Problem[][] {
  const labels = tagset.labels.map((label) => label.id);
  const concepts = new Set(lexicons.flatMap(({ lexicon }) => lexicon?.concepts.map((concept) => concept.id) ?? []));
  const guesses = new Map<string, string | undefined>();

  function guess({ to, id }: Reference): string | undefined {
    const key = `${to} ${id}`;
    if (!guesses.has(key) && guesses.size < maxGuesses) guesses.set(key, nearest(id, to === 'label' ? labels : concepts));
    return guesses.get(key);
  }

  function problemOf(reference: Reference): Problem | undefined {
    const { to, id } = reference;
    if (to === 'label') {
      return findLabel(tagset, id) ? undefined : unknown('unknown-label', 'error', labelMessages, reference, guess(reference));
    }
    return concepts.has(id) ? undefined : unknown('unknown-broader', 'warning', conceptMessages, reference, guess(reference));
  }

  return lexicons.map(({ references }) => references.map(problemOf).filter((problem) => problem !== undefined));
}

/** With and without a guess at what was meant. */
interface Messages {
  readonly plain: string;
  readonly withGuess: string;
}

const labelMessages: Messages = { plain: 'The tagset has no label “{0}”.', withGuess: 'The tagset has no label “{0}”. Did you mean “{1}”?' };
const conceptMessages: Messages = {
  plain: 'No active lexicon has the concept “{0}”.',
  withGuess: 'No active lexicon has the concept “{0}”. Did you mean “{1}”?',
};

function unknown(code: string, severity: Problem['severity'], messages: Messages, { id, span }: Reference, meant: string | undefined): Problem {
  if (meant === undefined) return { code, severity, message: { key: messages.plain, args: [id] }, span };
  return {
    code,
    severity,
    message: { key: messages.withGuess, args: [id, meant] },
    span,
    fixes: [{ title: { key: 'Change to “{0}”', args: [meant] }, edits: [{ ...span, newText: meant }], preferred: true }],
  };
}
