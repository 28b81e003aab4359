import { Disposable, type TextDocument, type TextEditor, type TextEditorDecorationType, window } from 'vscode';
import type { Tagset } from '../../core/tagset/tagset.js';
import { overlaps, type Span } from '../../core/text/span.js';
import type { AnalysedDocument, Documents } from '../documents.js';
import { rangeOf, spanOf } from '../positions.js';
import { readSettings } from '../settings.js';
import { layOut, type Layout } from './layout.js';
import { Styles } from './styles.js';

/** Documents with more highlights than this are painted only where they are looked at. */
const fewHighlights = 2000;
/** Of those, so many code units before and after what is visible. */
const margin = 10_000;

/** Paints what is known of the documents into their editors: one call for each decoration type, none for what is not there. */
export class Highlighter implements Disposable {
  readonly #documents: Documents;
  readonly #styles = new Map<Tagset, Styles>();
  readonly #layouts = new WeakMap<AnalysedDocument, Layout>();
  /** What is painted in an editor now. */
  readonly #painted = new WeakMap<TextEditor, ReadonlySet<TextEditorDecorationType>>();
  readonly #subscriptions: Disposable;

  constructor(documents: Documents) {
    this.#documents = documents;
    this.#subscriptions = Disposable.from(
      documents.onDidChange((document) => this.#paint(document)),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        const known = documents.get(textEditor.document);
        if (known && (this.#layouts.get(known)?.highlights.length ?? 0) > fewHighlights) this.#paintEditor(textEditor, known);
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const styles of this.#styles.values()) styles.dispose();
  }

  #paint(document: TextDocument): void {
    const known = this.#documents.get(document);
    if (known) this.#layouts.set(known, layOut(known.analysis, readSettings(document)));
    for (const editor of window.visibleTextEditors) if (editor.document === document) this.#paintEditor(editor, known);
  }

  #paintEditor(editor: TextEditor, known: AnalysedDocument | undefined): void {
    const ranges = known ? this.#rangesOf(editor, known) : new Map<TextEditorDecorationType, Span[]>();
    for (const type of this.#painted.get(editor) ?? []) if (!ranges.has(type)) editor.setDecorations(type, []);
    for (const [type, spans] of ranges) editor.setDecorations(type, spans.map((span) => rangeOf(editor.document, span)));
    this.#painted.set(editor, new Set(ranges.keys()));
  }

  #rangesOf(editor: TextEditor, known: AnalysedDocument): Map<TextEditorDecorationType, Span[]> {
    const styles = this.#stylesOf(known);
    const { highlights, syntax } = this.#layouts.get(known) ?? layOut(known.analysis, readSettings(known.document));
    const isNear = highlights.length > fewHighlights ? nearVisible(editor) : () => true;
    const ranges = new Map<TextEditorDecorationType, Span[]>();
    const add = (type: TextEditorDecorationType, span: Span): void => {
      const spans = ranges.get(type);
      if (spans) spans.push(span);
      else ranges.set(type, [span]);
    };
    for (const highlight of highlights) if (isNear(highlight)) add(styles.type(highlight), highlight);
    for (const span of syntax) if (isNear(span)) add(styles.syntax, span);
    return ranges;
  }

  #stylesOf({ resources }: AnalysedDocument): Styles {
    const { tagset } = resources.analyzer.resources;
    let styles = this.#styles.get(tagset);
    if (!styles) {
      this.#dropUnused();
      this.#styles.set(tagset, (styles = new Styles(tagset, resources.bundledTagset)));
    }
    return styles;
  }

  /** A tagset that was read again leaves its decoration types behind. */
  #dropUnused(): void {
    const used = new Set(window.visibleTextEditors.map(({ document }) => this.#documents.get(document)?.resources.analyzer.resources.tagset));
    for (const [tagset, styles] of this.#styles) {
      if (used.has(tagset)) continue;
      styles.dispose();
      this.#styles.delete(tagset);
    }
  }
}

function nearVisible({ document, visibleRanges }: TextEditor): (span: Span) => boolean {
  const near = visibleRanges.map((range) => {
    const { start, end } = spanOf(document, range);
    return { start: start - margin, end: end + margin };
  });
  return (span) => near.some((visible) => overlaps(visible, span));
}
