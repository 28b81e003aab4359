import { canonicalKey } from '../text/fold.js';
import { foldedUnit } from '../text/unitTables.js';

/** Whether a mention has its capitals where the form has them: `Đảng` is nearer to `Đảng` than to `đảng`. */
export function capitalsAgree(form: string, mention: string): boolean {
  return form === mention || capitals(form) === capitals(mention);
}

function capitals(text: string): string {
  return Array.from(canonicalKey(text), (letter) => (foldedUnit[letter.charCodeAt(0)] === letter.charCodeAt(0) ? '-' : '+')).join('');
}
