/*
 * A writer of the YAML that records and manifests are: a fixed shape, all strings in double quotes on one line. That is
 * several times as fast as a library that has to find out for each string how it may be written, and leaves nothing to find out.
 */

/** What a YAML 1.1 reader takes for a line break, a byte order mark or not printable. JSON has no need to escape it. */
const special = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
const half = /\p{Surrogate}/u;
/** What may have to be escaped: JSON's characters, those above, and surrogates, of which only a half is none. */
const notPlain = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/;
/** Longer names of properties are not read without a question mark before them (YAML 1.2, 7.4.2). */
export const longestName = 1000;
/** Names that no reader takes for a truth value, nothing or a number (YAML 1.1 types). */
export const plainName = /^(?!(?:y|yes|n|no|true|false|on|off|null)$)[a-z][A-Za-z0-9]*$/i;

/**
 * A JSON string that is YAML 1.1 and YAML 1.2 too, and stays the same string in each.
 *
 * @throws RangeError where it holds half of a surrogate pair
 */
export function quote(text: string): string {
  // Nearly all strings: looking at each of their characters once is several times as fast as what follows.
  if (!notPlain.test(text)) return `"${text}"`;
  return escapeSpecial(JSON.stringify(wellFormed(text)));
}

/** A value as JSON on what every reader takes for one line. Throws as {@link quote} does. */
export function jsonLine(value: object): string {
  const json = JSON.stringify(value);
  // So JSON writes half a pair, but a text may hold these letters as well.
  if (json.includes('\\ud')) assertWellFormed(value);
  return escapeSpecial(json);
}

function assertWellFormed(value: object): void {
  JSON.stringify(value, (name, inner: unknown) => {
    wellFormed(name);
    return typeof inner === 'string' ? wellFormed(inner) : inner;
  });
}

function escapeSpecial(json: string): string {
  return json.replace(special, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function wellFormed(text: string): string {
  if (half.test(text)) throw new RangeError(`${JSON.stringify(text)} holds half of a surrogate pair.`);
  return text;
}

/** A mapping on one line. */
export function flow(mapping: object): string {
  const values = mapping as Readonly<Record<string, unknown>>;
  let written = '';
  // Without an array for each property: there are a thousand of them in the record of a page.
  for (const name in values) {
    const value = values[name];
    if (value !== undefined) written += `${written === '' ? '' : ', '}${nameOf(name)}: ${flowValue(value)}`;
  }
  return `{${written}}`;
}

/** A mapping with a line for each property; lists and mappings in it stand on that line. */
export function block(indent: string, mapping: object): string {
  const values = mapping as Readonly<Record<string, unknown>>;
  let written = '';
  for (const name in values) {
    const value = values[name];
    if (value !== undefined) written += `${indent}${nameOf(name)}: ${flowValue(value)}\n`;
  }
  return written;
}

/** A list after its name: `[]`, or an entry a line. */
export function listOf<Item>(items: readonly Item[], write: (item: Item) => string): string {
  return items.length === 0 ? ' []\n' : `\n${items.map(write).join('')}`;
}

export function nameOf(name: string): string {
  const written = plainName.test(name) ? name : quote(name);
  return written.length > longestName ? `? ${written} ` : written;
}

export function flowValue(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(flowValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return flow(value);
  return JSON.stringify(value);
}
