/** Reading a text unit by unit, where an expression would cost too much. */

export const OTHER = 0;
export const LETTER = 1;
export const CAPITAL = 2;
export const DIGIT = 3;

/** Covers the Latin blocks, Vietnamese letters among them; what lies beyond starts no mention of a pattern. */
const TABLE_SIZE = 0x1f00;
/** What each unit is. */
export const kinds = new Uint8Array(0x10000);
for (let unit = 0; unit < TABLE_SIZE; unit++) {
  const character = String.fromCharCode(unit);
  kinds[unit] = /\p{Lu}/u.test(character) ? CAPITAL : /[\p{L}\p{M}]/u.test(character) ? LETTER : /\p{Nd}/u.test(character) ? DIGIT : OTHER;
}

/** What stands at the offset; `OTHER` beyond the ends. */
export function kindAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? kinds[text.charCodeAt(at)]! : OTHER;
}

/** Where the letters end that begin at the offset. */
export function lettersEnd(text: string, at: number): number {
  for (let kind = kindAt(text, at); kind === LETTER || kind === CAPITAL; kind = kindAt(text, at)) at++;
  return at;
}

const isBlank = (unit: number) => unit === 0x20 || unit === 0x09 || unit === 0xa0 || unit === 0x202f || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200a);
const isBreak = (unit: number) => unit === 0x0a || unit === 0x0d;

/** Where a gap ends that begins at the offset: blanks with at most one line break, no empty line. Undefined without one. */
export function gapEnd(text: string, at: number): number | undefined {
  // Nearly every gap is one space.
  if (text.charCodeAt(at) === 0x20 && kindAt(text, at + 1) !== OTHER) return at + 1;
  let end = at;
  while (isBlank(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) === 0x0d) end++;
  if (text.charCodeAt(end) === 0x0a) end++;
  while (isBlank(text.charCodeAt(end))) end++;
  return end === at || isBreak(text.charCodeAt(end)) ? undefined : end;
}

/** Whether a line breaks in the stretch. */
export function breaksLine(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isBreak(text.charCodeAt(at))) return true;
  return false;
}

const capital = /^\p{Lu}/u;

/** Whether a capital of any script stands at the offset. */
export function isCapitalAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < TABLE_SIZE ? kinds[unit] === CAPITAL : capital.test(text.charAt(at));
}

/** Whether one of the ten digits stands at the offset, as expressions mean it. */
export function isDigitAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

/** A syllable in small letters, with a capital, and in capitals. */
export function caseVariants(syllable: string): string[] {
  const lower = syllable.toLowerCase();
  return [lower, lower.charAt(0).toUpperCase() + lower.slice(1), lower.toUpperCase()];
}
