import { canonicalUnits } from '../text/fold.js';
import { canonicalUnit, foldedUnit, LETTER, SPACE, unitClass } from '../text/unitTables.js';

/** Whether a mention has its capitals where the form has them: `Đảng` is nearer to `Đảng` than to `đảng`. */
export function capitalsAgree(form: string, mention: string): boolean {
  if (form === mention) return true;
  return agreeByPlace(form, mention) ?? sameCapitals(canonicalUnits(form), canonicalUnits(mention));
}

/** The same without folding them, where each unit of the one stands at the place of the other's, or of none; undefined where not. */
function agreeByPlace(form: string, mention: string): boolean | undefined {
  if (form.length !== mention.length) return staysAsItIs(form) && staysAsItIs(mention) ? false : undefined;
  let agrees = true;
  for (let i = 0; i < form.length; i++) {
    const [a, b] = [form.charCodeAt(i), mention.charCodeAt(i)];
    if (unitClass[a] !== unitClass[b] || unitClass[a]! > LETTER) return undefined;
    agrees &&= isCapital(a) === isCapital(b);
  }
  return agrees;
}

/** Whether folding leaves as many units: nothing but letters, with single spaces between them. */
function staysAsItIs(text: string): boolean {
  let before = SPACE;
  for (let i = 0; i < text.length; i++) {
    const kind = unitClass[text.charCodeAt(i)]!;
    if (kind !== LETTER && (kind !== SPACE || before === SPACE)) return false;
    before = kind;
  }
  return before !== SPACE;
}

function sameCapitals(form: Uint16Array, mention: Uint16Array): boolean {
  return form.length === mention.length && form.every((unit, i) => isCapital(unit) === isCapital(mention[i]!));
}

function isCapital(unit: number): boolean {
  return foldedUnit[unit] !== canonicalUnit[unit];
}
