import { canonicalUnits } from '../text/fold.js';
import { canonicalUnit, foldedUnit, LETTER, SYMBOL, unitClass } from '../text/unitTables.js';

/** Whether a mention has its capitals where the form has them: `Đảng` is nearer to `Đảng` than to `đảng`. */
export function capitalsAgree(form: string, mention: string): boolean {
  if (form === mention) return true;
  return agreeSideBySide(form, mention) ?? sameCapitals(canonicalUnits(form), canonicalUnits(mention));
}

/** The same without folding them, where their letters and the gaps between these stand side by side; undefined where not. */
function agreeSideBySide(form: string, mention: string): boolean | undefined {
  let agrees = true;
  let [i, j] = [0, 0];
  while (i < form.length && j < mention.length) {
    const [a, b] = [form.charCodeAt(i), mention.charCodeAt(j)];
    if (unitClass[a] === LETTER && unitClass[b] === LETTER) {
      agrees &&= a === b || isCapital(a) === isCapital(b);
      i++;
      j++;
    } else {
      const [gap, other] = [gapEnd(form, i), gapEnd(mention, j)];
      if (gap === i || other === j || !isAlike(form.slice(i, gap), mention.slice(j, other))) return undefined;
      [i, j] = [gap, other];
    }
  }
  // Marks are no units of their own.
  if (unitClass[form.charCodeAt(i)]! > LETTER || unitClass[mention.charCodeAt(j)]! > LETTER) return undefined;
  return agrees && i === form.length && j === mention.length;
}

/** Where the symbols and the white space end that begin at an offset; the offset where there are none. */
function gapEnd(text: string, at: number): number {
  while (at < text.length && unitClass[text.charCodeAt(at)]! < LETTER) at++;
  return at;
}

/** Whether folding leaves as many units of two gaps, as far as that can be told without doing so. */
function isAlike(gap: string, other: string): boolean {
  // Nearly always one space.
  return gap === other || (!lineBreak.test(gap + other) && foldedLength(gap) === foldedLength(other));
}
const lineBreak = /[\r\n]/;

/** Symbols stay, and white space is one unit where there are none. */
function foldedLength(gap: string): number {
  let symbols = 0;
  for (let i = 0; i < gap.length; i++) if (unitClass[gap.charCodeAt(i)] === SYMBOL) symbols++;
  return Math.max(symbols, 1);
}

function sameCapitals(form: Uint16Array, mention: Uint16Array): boolean {
  return form.length === mention.length && form.every((unit, i) => isCapital(unit) === isCapital(mention[i]!));
}

function isCapital(unit: number): boolean {
  return foldedUnit[unit] !== canonicalUnit[unit];
}
