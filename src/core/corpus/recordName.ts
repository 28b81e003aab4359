export const recordSuffix = '.annotations.yaml';

/** What of a person's name no file system takes, or what would be read as an extension. */
const notInName = /[^\p{L}\p{M}\p{N}_-]+/gu;

/**
 * Where the record of a document stands: beside it, `<name>.annotations.yaml`; one person's own, of several side by
 * side, `<name>.<annotator>.annotations.yaml`. What of a person's name no file system takes becomes `-`.
 *
 * @param path with `/` between folders
 */
export function recordPath(path: string, annotator?: string): string {
  const own = annotator === undefined ? '' : `.${annotator.trim().normalize('NFC').replace(notInName, '-')}`;
  return `${withoutExtension(path)}${own}${recordSuffix}`;
}

/**
 * The records of a document among the files of its folder, in the order of their names: that of everybody and those of
 * each person. `a.b.annotations.yaml` is b's record of `a.txt`, unless there is a document `a.b.txt`, whose it is then.
 *
 * @param names of files, without folder; so is `document`
 */
export function recordsOf(document: string, names: readonly string[]): string[] {
  const stem = withoutExtension(document);
  const others = new Set(names.filter((name) => !name.endsWith(recordSuffix)).map(withoutExtension));
  return names
    .filter((name) => {
      if (!name.startsWith(`${stem}.`) || !name.endsWith(recordSuffix)) return false;
      const own = name.slice(0, -recordSuffix.length);
      const annotator = own.slice(stem.length + 1);
      return own === stem || (annotator !== '' && annotator.replace(notInName, '') === annotator && !others.has(own));
    })
    .sort((a, b) => (a < b ? -1 : 1));
}

/** The path without the extension of its file; a name that starts with its only dot has none. */
export function withoutExtension(path: string): string {
  const name = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  return dot > name ? path.slice(0, dot) : path;
}
