import { l10n, Selection, type TextDocument, type TextEditor, window } from 'vscode';
import type { Suggestion } from '../../core/matching/suggestion.js';
import { findLabel, type Label } from '../../core/tagset/tagset.js';
import { compareSpans } from '../../core/text/span.js';
import type { Annotating, NewMention } from '../annotations/annotating.js';
import type { AnalysedDocument, Documents } from '../documents.js';
import { conceptsOf, shownSuggestions } from '../mentions.js';
import { readSettings } from '../settings.js';
import { pickLabel } from './labelPicker.js';
import { activeDocument, findTarget } from './reference.js';
import { meantBy, type Meant } from './selection.js';

/** Makes annotations of what is selected. */
export class Tagging {
  readonly #documents: Documents;
  readonly #annotating: Annotating;
  /** Label id that was used last. */
  #last: string | undefined;

  constructor(documents: Documents, annotating: Annotating) {
    this.#documents = documents;
    this.#annotating = annotating;
  }

  /** Tags what all cursors select with a label that the person picks. */
  async tagSelection(): Promise<void> {
    const selected = await this.#selected();
    if (!selected) return;
    const { known, meant } = selected;
    await this.#pickAndTag(known, meant);
  }

  /** Tags what all cursors select as the parts of one annotation. */
  async tagTogether(): Promise<void> {
    const selected = await this.#selected();
    if (!selected) return;
    const { known, meant } = selected;
    const parts = meant.toSorted(compareSpans);
    if (parts.length < 2 || parts.some(({ start }, index) => index > 0 && start <= parts[index - 1]!.end)) {
      void window.showInformationMessage(l10n.t('Select the parts of the mention, apart from each other, with a cursor each.'));
      return;
    }
    const segments = parts.map(({ start, end }) => ({ start, end }));
    await this.#pickAndTag(known, [{ start: segments[0]!.start, end: segments.at(-1)!.end, segments }]);
  }

  /** Tags a suggestion with a label that the person picks; the suggestion's own comes first. */
  async tagAs(argument: unknown): Promise<void> {
    const target = await findTarget(this.#documents, 'suggestion', argument);
    if (!target) return;
    const { of } = target.mention;
    await this.#pickAndTag(target.known, [{ start: of.start, end: of.end, suggestion: of }]);
  }

  /** Tags what all cursors select with the label that was used last. */
  async tagAgain(): Promise<void> {
    const selected = await this.#selected();
    if (!selected) return;
    const { known, meant } = selected;
    const label = this.#last === undefined ? undefined : findLabel(known.analysis.text.tagset, this.#last);
    if (label) await this.#write(known, meant, label);
    else await this.#pickAndTag(known, meant);
  }

  async #selected(): Promise<{ readonly known: AnalysedDocument; readonly meant: readonly Meant[] } | undefined> {
    const active = await activeDocument(this.#documents);
    if (!active) return undefined;
    const meant = meantBySelections(active.editor, active.known);
    if (meant.length > 0) return { known: active.known, meant };
    void window.showInformationMessage(l10n.t('Select the text to tag.'));
    return undefined;
  }

  async #pickAndTag(known: AnalysedDocument, meant: readonly Meant[]): Promise<void> {
    const { text } = known.analysis;
    const [first] = meant;
    const title = meant.length === 1 ? excerpt(text.plainText.slice(first!.start, first!.end)) : l10n.t('{0} selections', meant.length);
    const label = await pickLabel(text.tagset, title, first!.suggestion?.label ?? this.#last);
    if (!label) return;
    await this.#write(known, meant, label);
  }

  async #write(known: AnalysedDocument, meant: readonly Meant[], label: Label): Promise<void> {
    this.#last = label.id;
    const isWritten = await this.#annotating.add(known, meant.map(({ start, end, segments, suggestion }) => ({ start, end, segments, label: label.id, ...contentFor(suggestion, label.id) })));
    if (isWritten) this.#moveBehind(known.document, meant);
  }

  /** Puts the cursors behind what was tagged: what is typed next must not replace it. */
  #moveBehind(document: TextDocument, meant: readonly Meant[]): void {
    const editor = window.activeTextEditor;
    const known = this.#documents.get(document);
    if (editor?.document !== document || !known) return;
    editor.selections = meant.map(({ end }) => {
      const position = document.positionAt(known.analysis.text.toSource(end, 'right'));
      return new Selection(position, position);
    });
  }
}

/** What is known of a suggestion goes into its annotation, if it is tagged as what it was suggested as. */
export function contentFor(suggestion: Suggestion | undefined, label: string, concept?: string): Pick<NewMention, 'concept' | 'attributes' | 'origin'> {
  if (suggestion?.label !== label) return { origin: 'tag' };
  const known = concept ?? conceptsOf(suggestion)[0];
  return { ...(known !== undefined && { concept: known }), attributes: suggestion.attributes, origin: suggestion.evidence[0].kind };
}

function meantBySelections({ document, selections }: TextEditor, { analysis }: AnalysedDocument): Meant[] {
  const suggestions = shownSuggestions(analysis, readSettings(document));
  const found = new Map<string, Meant>();
  for (const selection of selections) {
    const start = analysis.text.toPlain(document.offsetAt(selection.start));
    const end = analysis.text.toPlain(document.offsetAt(selection.end));
    const meant = meantBy(analysis, suggestions, { start, end });
    if (meant) found.set(`${meant.start} ${meant.end}`, meant);
  }
  return [...found.values()];
}

/** A title can be read at a glance. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `“${line.slice(0, 40)} … ${line.slice(-15)}”` : `“${line}”`;
}
