import { canonicalUnits } from '../text/fold.js';
import { canonicalUnit, foldedUnit } from '../text/unitTables.js';

/** Whether a mention has its capitals where the form has them: `Đảng` is nearer to `Đảng` than to `đảng`. */
export function capitalsAgree(form: string, mention: string): boolean {
  if (form === mention) return true;
  return sameButForCase(form, mention) ?? sameCapitals(canonicalUnits(form), canonicalUnits(mention));
}

/** Whether two texts that differ in case only agree in it, as is told without folding them; undefined for others. */
function sameButForCase(form: string, mention: string): boolean | undefined {
  if (form.length !== mention.length) return undefined;
  let agrees = true;
  for (let i = 0; i < form.length; i++) {
    const [a, b] = [form.charCodeAt(i), mention.charCodeAt(i)];
    if (foldedUnit[a] !== foldedUnit[b]) return undefined;
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
