import { Disposable, type TextDocument, type TextEditor, type TextEditorDecorationType, window } from 'vscode';
import type { Block } from '../../core/analysis/block.js';
import type { Tagset } from '../../core/tagset/tagset.js';
import { joinSpans, type Span } from '../../core/text/span.js';
import type { AnalysedDocument, Documents } from '../documents.js';
import { rangeOf, spanOf } from '../positions.js';
import { readSettings } from '../settings.js';
import { layOut, type Layout, type LayoutSettings } from './layout.js';
import { Styles } from './styles.js';

/** Documents with more mentions than this are painted only where they are looked at. */
const fewMentions = 2000;
/** Of those, so many code units before and after what is visible. */
const margin = 10_000;

/** Paints what is known of the documents into their editors: one call for each decoration type, none for what is not there. */
export class Highlighter implements Disposable {
  readonly #documents: Documents;
  readonly #styles = new Map<Tagset, Styles>();
  /** How blocks look under the settings; blocks that an edit has left alone are the same in all versions of their document. */
  #layouts = new WeakMap<Block, Layout>();
  #settings = '';
  /** What is painted in an editor now. */
  readonly #painted = new WeakMap<TextEditor, ReadonlySet<TextEditorDecorationType>>();
  readonly #subscriptions: Disposable;

  constructor(documents: Documents) {
    this.#documents = documents;
    this.#subscriptions = Disposable.from(
      documents.onDidChange((document) => this.#paint(document)),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        const known = documents.get(textEditor.document);
        if (known && !hasFew(known)) this.#paintEditor(textEditor, known);
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const styles of this.#styles.values()) styles.dispose();
  }

  #paint(document: TextDocument): void {
    const known = this.#documents.get(document);
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
    const layoutOf = this.#layoutsUnder(readSettings(known.document));
    const ranges = new Map<TextEditorDecorationType, Span[]>();
    for (const part of hasFew(known) ? [{ start: 0, end: known.text.length }] : nearVisible(editor)) {
      for (const { block, start } of known.text.blocksIn(part)) {
        const add = (type: TextEditorDecorationType, span: Span): void => {
          const placed = { start: start + span.start, end: start + span.end };
          const spans = ranges.get(type);
          if (spans) spans.push(placed);
          else ranges.set(type, [placed]);
        };
        const { highlights, syntax } = layoutOf(block);
        for (const highlight of highlights) add(styles.type(highlight), highlight);
        for (const span of syntax) add(styles.syntax, span);
      }
    }
    return ranges;
  }

  #layoutsUnder(settings: LayoutSettings): (block: Block) => Layout {
    const key = [...settings.hidden, '', ...settings.shownTiers].join(' ');
    if (key !== this.#settings) {
      this.#settings = key;
      this.#layouts = new WeakMap();
    }
    return (block) => {
      let layout = this.#layouts.get(block);
      if (!layout) this.#layouts.set(block, (layout = layOut(block, settings)));
      return layout;
    };
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

function hasFew({ text }: AnalysedDocument): boolean {
  return text.annotationCount + text.suggestionCounts().reduce((sum, { count }) => sum + count, 0) <= fewMentions;
}

/** Stretches of the text around what is visible, in order and apart from each other. */
function nearVisible({ document, visibleRanges }: TextEditor): Span[] {
  const near = visibleRanges.map((range) => {
    const { start, end } = spanOf(document, range);
    return { start: Math.max(0, start - margin), end: end + margin };
  });
  return joinSpans(near);
}
