import { canonicalKey } from '../text/fold.js';
import { canonicalUnit, foldedUnit } from '../text/unitTables.js';

/** Whether a mention has its capitals where the form has them: `Đảng` is nearer to `Đảng` than to `đảng`. */
export function capitalsAgree(form: string, mention: string): boolean {
  if (form === mention) return true;
  // Most mentions are written as the form is but for their case: nothing has to be folded to compare them.
  return differInCaseOnly(form, mention) ? sameCapitals(form, mention) : sameCapitals(canonicalKey(form), canonicalKey(mention));
}

function differInCaseOnly(form: string, mention: string): boolean {
  if (form.length !== mention.length) return false;
  for (let i = 0; i < form.length; i++) if (foldedUnit[form.charCodeAt(i)] !== foldedUnit[mention.charCodeAt(i)]) return false;
  return true;
}

function sameCapitals(form: string, mention: string): boolean {
  if (form.length !== mention.length) return false;
  for (let i = 0; i < form.length; i++) if (isCapital(form.charCodeAt(i)) !== isCapital(mention.charCodeAt(i))) return false;
  return true;
}

function isCapital(unit: number): boolean {
  return foldedUnit[unit] !== canonicalUnit[unit];
}
