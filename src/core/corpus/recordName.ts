export const recordSuffix = '.annotations.yaml';

/**
 * Where the record of a document stands: beside it, `<name>.annotations.yaml`; one person's own, of several side by
 * side, `<name>.<annotator>.annotations.yaml`. What of a person's name no file system takes becomes `-`.
 *
 * @param path with `/` between folders
 */
export function recordPath(path: string, annotator?: string): string {
  const own = annotator === undefined ? '' : `.${annotator.trim().replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')}`;
  return `${withoutExtension(path)}${own}${recordSuffix}`;
}

/** The path without the extension of its file; a name that starts with its only dot has none. */
export function withoutExtension(path: string): string {
  const name = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  return dot > name ? path.slice(0, dot) : path;
}
