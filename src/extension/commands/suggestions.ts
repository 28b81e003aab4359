import { l10n, Selection, type TextEditor, TextEditorRevealType } from 'vscode';
import type { Suggestion } from '../../core/matching/suggestion.js';
import { foldKey } from '../../core/text/fold.js';
import { equalSpans, type Span } from '../../core/text/span.js';
import type { Annotating } from '../annotations/annotating.js';
import type { Announcer } from '../announcer.js';
import type { AnalysedDocument, Documents } from '../documents.js';
import { conceptOf, shownSuggestions, sourceSpan } from '../mentions.js';
import { rangeOf } from '../positions.js';
import { readSettings } from '../settings.js';
import { activeDocument, findTarget, type SuggestionTarget } from './reference.js';
import { contentFor } from './tag.js';

/** Going through the suggestions of a document: to the next one, yes, no. */
export class Suggestions {
  readonly #documents: Documents;
  readonly #annotating: Annotating;
  readonly #announcer: Announcer;

  constructor(documents: Documents, annotating: Annotating, announcer: Announcer) {
    this.#documents = documents;
    this.#annotating = annotating;
    this.#announcer = announcer;
  }

  /** Makes a suggestion an annotation. At the cursor, the next suggestion comes up. */
  async accept(argument: unknown): Promise<void> {
    const target = await findTarget(this.#documents, 'suggestion', argument);
    if (!target) return;
    const { known, mention: { of }, concept } = target;
    const isWritten = await this.#annotating.add(known, [{ start: of.start, end: of.end, label: of.label, ...contentFor(of, of.label, concept) }]);
    if (isWritten && argument === undefined) await this.#showFrom(of.start);
  }

  /** Makes all suggestions of the document annotations that are for the same concept or the same words. */
  async acceptAlike(argument: unknown): Promise<void> {
    const target = await findTarget(this.#documents, 'suggestion', argument);
    if (!target) return;
    const alike = suggestionsAlike(target);
    const isWritten = await this.#annotating.add(target.known, alike.map((of) => ({ start: of.start, end: of.end, label: of.label, ...contentFor(of, of.label, target.concept) })));
    if (isWritten) this.#announcer.say(l10n.t('Tagged: {0}', alike.length));
  }

  /** Turns a suggestion down. At the cursor, the next suggestion comes up. */
  async ignore(argument: unknown): Promise<void> {
    const target = await findTarget(this.#documents, 'suggestion', argument);
    if (!target) return;
    const { known, mention: { of } } = target;
    await this.#annotating.reject(known, [{ start: of.start, end: of.end, label: of.label, ...contentFor(of, of.label, target.concept) }]);
    if (argument === undefined) await this.#showFrom(of.start);
  }

  /** Goes to the suggestion after the selected one, or after the cursor; from the last one to the first. */
  async next(): Promise<void> {
    await this.#go((suggestions, cursor) => {
      const selected = suggestions.findIndex((suggestion) => equalSpans(suggestion, cursor));
      const index = selected >= 0 ? selected + 1 : suggestions.findIndex(({ start }) => start >= cursor.start);
      return index < 0 ? 0 : index % suggestions.length;
    });
  }

  /** Goes to the suggestion before the selected one, or before the cursor; from the first one to the last. */
  async previous(): Promise<void> {
    await this.#go((suggestions, cursor) => {
      const selected = suggestions.findIndex((suggestion) => equalSpans(suggestion, cursor));
      return selected >= 0 ? selected - 1 : suggestions.findLastIndex(({ start }) => start < cursor.start);
    });
  }

  /** Brings up the first suggestion from an offset of the plain text on. */
  async #showFrom(offset: number): Promise<void> {
    await this.#go((suggestions) => Math.max(0, suggestions.findIndex(({ start }) => start >= offset)));
  }

  /** @param choose index of the suggestion to go to, counted from the end if it is negative */
  async #go(choose: (suggestions: readonly Suggestion[], cursor: Span) => number): Promise<void> {
    const active = await activeDocument(this.#documents);
    if (!active) return;
    const { editor, known } = active;
    const suggestions = shownSuggestions(known.analysis, readSettings(known.document));
    if (suggestions.length === 0) {
      this.#announcer.say(l10n.t('No suggestions are left.'));
      return;
    }
    const { text } = known.analysis;
    const { start, end } = editor.selection;
    const index = choose(suggestions, { start: text.toPlain(known.document.offsetAt(start)), end: text.toPlain(known.document.offsetAt(end)) });
    this.#show(editor, known, suggestions, index < 0 ? index + suggestions.length : index);
  }

  #show(editor: TextEditor, { document, analysis: { text } }: AnalysedDocument, suggestions: readonly Suggestion[], index: number): void {
    const suggestion = suggestions[index]!;
    const range = rangeOf(document, sourceSpan(text, suggestion));
    // The cursor stands at its start, where the keys for hovers find it.
    editor.selection = new Selection(range.end, range.start);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    const exact = text.plainText.slice(suggestion.start, suggestion.end);
    this.#announcer.say(l10n.t('Suggestion {0} of {1}: {2} “{3}”', index + 1, suggestions.length, suggestion.label, exact));
  }
}

/** The suggestions of the document that are for the same concept, or without one for the same words, under the same label. */
export function suggestionsAlike({ known, mention }: SuggestionTarget): Suggestion[] {
  const { analysis, document } = known;
  const { label } = mention.of;
  const concept = conceptOf(mention);
  const words = (of: Suggestion): string => foldKey(analysis.text.plainText.slice(of.start, of.end));
  const wanted = words(mention.of);
  return shownSuggestions(analysis, readSettings(document)).filter((of) => {
    if (of.label !== label) return false;
    return concept === undefined ? words(of) === wanted : conceptOf({ kind: 'suggestion', of }) === concept;
  });
}
