import { type Disposable, type Event, EventEmitter, type TextDocument, type Uri, workspace } from 'vscode';
import type { Annotation } from '../core/store/annotation.js';
import { SpanTracker } from '../core/store/tracking.js';
import type { TextEdit } from '../core/text/problem.js';
import type { Span } from '../core/text/span.js';

/** A mention that somebody turned down. Offsets: UTF-16 code units of the plain text. */
export type Rejection = Pick<Annotation, 'start' | 'end' | 'label' | 'exact' | 'concept'>;

/** Where annotations are kept that do not live in the text as tags. */
export interface AnnotationStore extends Disposable {
  /** The annotations of a document, accepted or rejected, by offsets of the plain text that it has now. */
  kept(document: TextDocument, plainText: string): readonly Annotation[];
  /** Whether there is anything kept for a document: most have nothing, and then need no plain text. */
  has(document: TextDocument): boolean;
  reject(document: TextDocument, plainText: string, rejection: Rejection): Promise<void>;
  readonly onDidChange: Event<Uri>;
}

interface Kept {
  plainText: string;
  readonly annotations: Map<string, Annotation>;
  readonly tracker: SpanTracker<string>;
}

/** Keeps annotations as long as their document is open. */
export class SessionStore implements AnnotationStore {
  readonly #documents = new Map<string, Kept>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscription = workspace.onDidCloseTextDocument(({ uri }) => this.#documents.delete(uri.toString()));

  readonly onDidChange = this.#changed.event;

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  has(document: TextDocument): boolean {
    return this.#documents.has(document.uri.toString());
  }

  kept(document: TextDocument, plainText: string): Annotation[] {
    const kept = this.#documents.get(document.uri.toString());
    if (!kept) return [];
    kept.tracker.apply(differenceOf(kept.plainText, plainText), kept.plainText, plainText);
    kept.plainText = plainText;
    return [...kept.annotations.values()].flatMap((annotation) => {
      const span = kept.tracker.get(annotation.id);
      const isThere = span && span.lost === undefined && plainText.slice(span.start, span.end) === annotation.exact;
      return isThere ? [{ ...annotation, start: span.start, end: span.end }] : [];
    });
  }

  async reject(document: TextDocument, plainText: string, rejection: Rejection): Promise<void> {
    const key = document.uri.toString();
    this.kept(document, plainText);
    let kept = this.#documents.get(key);
    if (!kept) this.#documents.set(key, (kept = { plainText, annotations: new Map(), tracker: new SpanTracker() }));
    const id = `rejected-${kept.annotations.size}`;
    const { start, end } = rejection;
    kept.annotations.set(id, { ...rejection, id, attributes: {}, status: 'rejected', origin: 'lexicon' });
    kept.tracker.set(id, { start, end });
    this.#changed.fire(document.uri);
  }
}

/** The one edit between two texts: what is left when their common beginning and end are put aside. */
function differenceOf(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let common = 0;
  while (common < shorter - start && before.charCodeAt(before.length - 1 - common) === after.charCodeAt(after.length - 1 - common)) common++;
  const span: Span = { start, end: before.length - common };
  return [{ ...span, newText: after.slice(start, after.length - common) }];
}
