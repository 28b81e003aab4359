import type { Localized } from '../text/localized.js';

/** A text as the product's files write it: for each language, or plainly in the language of the file. */
export type WrittenText = string | Localized;

/** @param language BCP 47 tag of the file; what is neither Vietnamese nor English counts as Vietnamese */
export function localized(text: WrittenText | undefined, language: string): Localized {
  if (typeof text !== 'string') return text ?? {};
  return /^en\b/i.test(language) ? { en: text } : { vi: text };
}
