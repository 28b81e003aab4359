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
}
