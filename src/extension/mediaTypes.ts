import type { DocumentFilter, TextDocument } from 'vscode';
import type { MediaType } from '../core/markup/markup.js';

/** The documents that can be annotated, by the language that VS Code takes them for. */
const mediaTypes: Readonly<Record<string, MediaType>> = { plaintext: 'text/plain', markdown: 'text/markdown' };

/** Schemes of documents that only look like text files: what programs print, and the boxes one types into. */
const notDocuments = new Set(['output', 'debug', 'comment', 'vscode-notebook-cell', 'vscode-interactive-input', 'vscode-scm']);

export const documentSelector: DocumentFilter[] = Object.keys(mediaTypes).map((language) => ({ language }));

/** What markup a document has, or undefined if it is none that can be annotated. */
export function mediaTypeOf(document: TextDocument): MediaType | undefined {
  return notDocuments.has(document.uri.scheme) ? undefined : mediaTypes[document.languageId];
}

/** What markup a file has by its name. */
export function mediaTypeOfName(name: string): MediaType | undefined {
  if (/\.txt$/i.test(name)) return 'text/plain';
  return /\.md$/i.test(name) ? 'text/markdown' : undefined;
}
