/** A glob, taken apart into what has to be listed and what the listed names must be like. */
export interface Glob {
  /** The folder before the first part with a wildcard; empty for the folder that the glob is relative to. */
  readonly folder: string;
  /** How many levels of folders below `folder` it can reach, itself included. */
  readonly depth: number;
  /** Whether a path relative to `folder` fits. */
  matches(path: string): boolean;
}

const wildcard = /[*?{]/;

/**
 * Reads a glob with `*`, `?`, `**` and `{a,b}`. Paths have `/` between folders; parts `.` are left away, and a glob that
 * leads out of its folder by `..` matches nothing there.
 */
export function parseGlob(glob: string): Glob {
  const parts = glob.split('/').filter((part) => part !== '' && part !== '.');
  const first = parts.findIndex((part) => wildcard.test(part));
  const split = first >= 0 ? first : parts.length - 1;
  const rest = parts.slice(split);
  const expression = new RegExp(`^${rest.map((part, index) => partExpression(part, index === rest.length - 1)).join('')}$`, 'u');
  return {
    folder: parts.slice(0, split).join('/'),
    depth: parts.includes('..') ? 0 : rest.includes('**') ? Infinity : rest.length,
    matches: (path) => expression.test(path),
  };
}

function partExpression(part: string, isLast: boolean): string {
  if (part === '**') return isLast ? '.*' : '(?:.*/)?';
  return isLast ? nameExpression(part) : `${nameExpression(part)}/`;
}

function nameExpression(name: string): string {
  return name.replace(/\{([^{}]*)\}|[*?{}.+^$()|[\]\\/]/g, (character, choices: string | undefined) => {
    if (choices !== undefined) return `(?:${choices.split(',').map(nameExpression).join('|')})`;
    if (character === '*') return '[^/]*';
    return character === '?' ? '[^/]' : `\\${character}`;
  });
}
