import { documentId } from './buildRecord.js';
import { withoutExtension } from './recordName.js';

/**
 * The ids of the documents of a corpus: the names of their files, and where two are the same their paths, for an id is
 * unique in its corpus.
 *
 * @param paths of all of them, with `/` between folders
 */
export function documentIds(paths: readonly string[]): (path: string) => string {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const id of paths.map(documentId)) (seen.has(id) ? shared : seen).add(id);
  return (path) => {
    const id = documentId(path);
    return shared.has(id) ? withoutExtension(path) : id;
  };
}
