import { canonicalUnits } from '../text/fold.js';
import { canonicalUnit, foldedUnit, LETTER, unitClass } from '../text/unitTables.js';

/** Whether a mention has its capitals where the form has them: `Đảng` is nearer to `Đảng` than to `đảng`. */
export function capitalsAgree(form: string, mention: string): boolean {
  if (form === mention) return true;
  return agreeByPlace(form, mention) ?? sameCapitals(canonicalUnits(form), canonicalUnits(mention));
}

/** The same without folding them, where each unit of the one stands at the place of the other's; undefined where not. */
function agreeByPlace(form: string, mention: string): boolean | undefined {
  if (form.length !== mention.length) return undefined;
  let agrees = true;
  for (let i = 0; i < form.length; i++) {
    const [a, b] = [form.charCodeAt(i), mention.charCodeAt(i)];
    if (unitClass[a] !== unitClass[b] || unitClass[a]! > LETTER) return undefined;
    agrees &&= isCapital(a) === isCapital(b);
  }
  return agrees;
}

function sameCapitals(form: Uint16Array, mention: Uint16Array): boolean {
  return form.length === mention.length && form.every((unit, i) => isCapital(unit) === isCapital(mention[i]!));
}

function isCapital(unit: number): boolean {
  return foldedUnit[unit] !== canonicalUnit[unit];
}
