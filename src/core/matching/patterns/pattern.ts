import type { Localized } from '../../text/localized.js';
import type { PhraseSet } from './phrases.js';

/** What a reader made out of the text at an anchor. Offsets: UTF-16 code units of the text it was given. */
export interface Reading {
  readonly start: number;
  readonly end: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Reads the text from an anchor on. */
export interface Reader {
  /**
   * What it starts with, as far as that can be told by a look at a few syllables: it is asked where one of these phrases
   * begins, and where one may begin that is written as no set of phrases knows it (`THứ ba`). `DIGITS` in them stands for
   * a number written in digits.
   */
  readonly anchors: PhraseSet;
  /** Whether it starts at anchors with a capital only. */
  readonly atCapitals?: boolean;
  /**
   * What begins with the anchor at `at`: nothing, one mention, or several in a row. The text is NFC and has no
   * zero-width characters.
   */
  readonly read: (text: string, at: number) => Reading | readonly Reading[] | undefined;
}

/** Stands in anchors for a number written in digits. */
export const DIGITS = '0';

/** A text and what a pattern marks in it: nothing, where the example shows what is left alone. */
export interface Example {
  readonly text: string;
  readonly marks: readonly string[];
}

/** A rule that marks what no list can hold. */
export interface Pattern extends Reader {
  readonly id: string;
  /** The label of the default tagset that its mentions bear. */
  readonly label: string;
  readonly title: Localized;
  readonly examples: readonly Example[];
}
