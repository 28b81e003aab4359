import { type DecorationRenderOptions, Disposable, OverviewRulerLane, type TextEditorDecorationType, ThemeColor, window } from 'vscode';
import { findLabel, type LabelColor, type Tagset } from '../../core/tagset/tagset.js';
import type { Highlight, Level, Look } from './layout.js';

type Style = Pick<Highlight, 'label' | 'look' | 'level'>;

/** The lines: confirmed is solid, what is found is dashed, weaker evidence dotted; so no colour is needed to tell them apart. */
const lineStyles: Readonly<Record<Look, string>> = { annotation: 'solid', suggestion: 'dashed', weak: 'dotted' };
const thickness: Readonly<Record<Look, number>> = { annotation: 2, suggestion: 1, weak: 1 };

/** The sides that have a line: below, then also at both ends, then all around, so that nested mentions stand out. */
function borderWidth(level: Level, below: number): string {
  if (level === 0) return `0 0 ${below}px 0`;
  return `${level === 1 ? 0 : 1}px 1px ${below}px 1px`;
}

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
      borderWidth: borderWidth(level, thickness[look]),
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
