import { type DecorationRenderOptions, Disposable, OverviewRulerLane, type TextEditorDecorationType, ThemeColor, window } from 'vscode';
import { findLabel, type LabelColor, type Tagset } from '../../core/tagset/tagset.js';
import type { Highlight, Level, Look } from './layout.js';

type Style = Pick<Highlight, 'label' | 'look' | 'level'>;

/** The lines: confirmed is solid, what is found is dashed, weaker evidence dotted; so no colour is needed to tell them apart. */
const lineStyles: Readonly<Record<Look, string>> = { annotation: 'solid', suggestion: 'dashed', weak: 'dotted' };

/**
 * The widths of the lines: below; of a mention in a mention also at both ends, and of one in that above too. Which of two
 * types is painted over the other is for VS Code to say. So a line below must show under any other: that of an annotation
 * in a mention is the thicker one, a suggestion in a mention has none and leaves that of the outer mention to be seen.
 */
const borderWidths: Readonly<Record<'annotation' | 'suggestion', Readonly<Record<Level, string>>>> = {
  annotation: { 0: '0 0 2px 0', 1: '0 1px 3px 1px', 2: '1px 1px 3px 1px' },
  suggestion: { 0: '0 0 1px 0', 1: '0 1px 0 1px', 2: '1px 1px 0 1px' },
};

/**
 * The decoration types of a tagset: one for each label, look and level that is met, made when it is.
 *
 * A label that is the product's own has the theme's colour, which high contrast themes have too and a person can change;
 * one of a workspace's tagset has the colour of its file, which the loader has checked to be `#rrggbb`.
 */
export class Styles implements Disposable {
  readonly #tagset: Tagset;
  readonly #bundled: Tagset;
  readonly #types = new Map<string, TextEditorDecorationType>();
  readonly syntax = window.createTextEditorDecorationType({ color: new ThemeColor('policyAnnotator.tagForeground') });

  constructor(tagset: Tagset, bundled: Tagset) {
    this.#tagset = tagset;
    this.#bundled = bundled;
  }

  dispose(): void {
    Disposable.from(this.syntax, ...this.#types.values()).dispose();
  }

  type(style: Style): TextEditorDecorationType {
    const key = `${style.label} ${style.look} ${style.level}`;
    let type = this.#types.get(key);
    if (!type) this.#types.set(key, (type = window.createTextEditorDecorationType(this.#options(style))));
    return type;
  }

  #options({ label, look, level }: Style): DecorationRenderOptions {
    const isAnnotation = look === 'annotation';
    const inColor = (color: string | ThemeColor): Pick<DecorationRenderOptions, 'borderColor' | 'overviewRulerColor'> => ({
      borderColor: color,
      ...(isAnnotation && { overviewRulerColor: color }),
    });
    const color = this.#color(label);
    return {
      borderStyle: lineStyles[look],
      borderWidth: borderWidths[isAnnotation ? 'annotation' : 'suggestion'][level],
      ...(isAnnotation && { backgroundColor: new ThemeColor('policyAnnotator.annotationBackground'), overviewRulerLane: OverviewRulerLane.Center }),
      ...('light' in color ? { light: inColor(color.light), dark: inColor(color.dark) } : inColor(color)),
    };
  }

  #color(id: string): LabelColor | ThemeColor {
    const own = findLabel(this.#tagset, id)?.color;
    const bundled = findLabel(this.#bundled, id);
    if (own && !(bundled?.color?.light === own.light && bundled.color.dark === own.dark)) return own;
    return new ThemeColor(bundled ? labelColorId(bundled.id) : 'policyAnnotator.label.other');
  }
}

/** The theme colour of a label of the product's own tagset. */
export function labelColorId(label: string): string {
  return `policyAnnotator.label.${label.toLowerCase()}`;
}
