import type { Span } from '../text/span.js';
import type { Suggestion } from './suggestion.js';

/** What has learned from annotations, and suggests by it. */
export interface LearnedSource {
  /**
   * Candidates of the tier `learned` for a text, nested and crossing ones too; `resolve.ts` says which of them stay.
   *
   * @param range where they may start, UTF-16 code units; what reads whole lines may give others of its lines too
   */
  suggest(text: string, range?: Span): readonly Suggestion[];
  /**
   * Where it suggests other things than what had been learned before: whether it may in a text that is read on its own.
   * Undefined where that is no easier to say than to read the text anew.
   */
  differsFrom(before: LearnedSource | undefined): ((text: string) => boolean) | undefined;
}
