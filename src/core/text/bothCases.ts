/** Parts of the source of an expression: escapes, names and beginnings of groups, classes, and what stands for itself. */
const parts = /\\[pP]\{[^}]*\}|\\k<[^>]*>|\\.|\(\?<[^=!][^>]*>|\(\?<?[:=!]|\[(?:\\[pP]\{[^}]*\}|\\.|[^\]\\])*\]|./gsu;
const escapes = /\\[pP]\{[^}]*\}|\\./gsu;
const ofOneCase = /\\p\{L[lu]\}/u;
const letters = /\p{L}(?:-\p{L})?/gu;

/**
 * The source of an expression with the flag `u` that has both cases of its letters written out: it takes for the same what
 * it would with the flag `i`, but for letters that Unicode folds besides (`ſ` to `s`), and compiles in a fraction of the
 * time. So `\p{Lu}` and `\p{Ll}` stand for letters of either case.
 */
export function inBothCases(source: string): string {
  return source.replace(parts, (part) => {
    if (part.startsWith('[')) return classInBothCases(part);
    if (ofOneCase.test(part)) return String.raw`[\p{Lu}\p{Ll}]`;
    const other = otherCase(part);
    return other === part ? part : `[${part}${other}]`;
  });
}

function classInBothCases(written: string): string {
  const others = written.replace(escapes, '').match(letters) ?? [];
  const added = others.map((range) => range.split('-').map(otherCase).join('-')).join('') + (ofOneCase.test(written) ? String.raw`\p{Lu}\p{Ll}` : '');
  return added === '' ? written : written.replace(/^\[\^?/, (start) => start + added);
}

/** A letter in its other case; what is none, or has none of one unit, as it is. */
function otherCase(part: string): string {
  if (part.length > 1) return part;
  const [small, capital] = [part.toLowerCase(), part.toUpperCase()];
  const other = part === small ? capital : small;
  return other.length === 1 ? other : part;
}
