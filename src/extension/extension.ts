import type { Event, ExtensionContext, TextDocument, Uri } from 'vscode';
import type { Analysis } from '../core/analysis/analysis.js';
import type { Layout } from './highlights/layout.js';

/** What other extensions can read. */
export interface Api {
  /** What is known of a document as it is now; undefined if it is none that can be annotated. */
  analysisOf(document: TextDocument): Promise<Analysis | undefined>;
  /** What is highlighted in a document, by UTF-16 offsets of its text. */
  highlightsOf(document: TextDocument): Promise<Layout | undefined>;
  /** A visible document has something new to show. */
  readonly onDidChange: Event<TextDocument>;
  /** The record beside a document was written. */
  readonly onDidWriteRecord: Event<Uri>;
}

/** VS Code waits for this file only: everything else is loaded when it has gone on. */
export async function activate(context: ExtensionContext): Promise<Api> {
  const { start } = await import('./start.js');
  return start(context);
}
