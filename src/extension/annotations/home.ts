import { type TextDocument, Uri, workspace } from 'vscode';
import type { Analyzer, Store } from '../../core/analysis/analyzer.js';
import { buildRecord } from '../../core/corpus/buildRecord.js';
import { placeRecord, storeOf } from '../../core/corpus/kept.js';
import { mergeRecord } from '../../core/corpus/mergeRecord.js';
import type { DocumentRecord } from '../../core/corpus/record.js';
import type { ParsedText } from '../../core/markup/markup.js';
import type { Annotation } from '../../core/store/annotation.js';
import { annotationsOfTags } from '../../core/store/inline.js';
import { type Kept, KeptAnnotations } from '../../core/store/keptAnnotations.js';
import { reconcile } from '../../core/store/reconcile.js';
import { signatureOf, writeSignature } from '../../core/store/signature.js';
import type { Problem, TextEdit } from '../../core/text/problem.js';
import { mediaTypeOf } from '../mediaTypes.js';
import { writeWhole } from '../textFiles.js';
import { type RecordFile, readRecordFile } from './recordFile.js';

/**
 * Where the annotations of one open document live: in its text as tags, or beside it in a record. What is kept beside
 * the text moves along with its edits, and is written with it.
 */
export class AnnotationHome {
  readonly document: TextDocument;
  readonly store: Store;
  readonly #analyzer: Analyzer;
  #file: RecordFile;
  #kept: KeptAnnotations;
  /** The text that what is kept has followed so far. */
  #text: string;
  /** What the record held when it was last read or written: against it both sides' changes show. */
  #base: readonly Annotation[];
  #isChanged = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(document: TextDocument, analyzer: Analyzer, file: RecordFile, storeOfNew: Store, unsaved?: DocumentRecord) {
    this.document = document;
    this.#analyzer = analyzer;
    this.#file = file;
    this.#text = document.getText();
    const record = unsaved ?? file.record;
    const mediaType = mediaTypeOf(document)!;
    const tagged = analyzer.parse(this.#text, mediaType, 'inline');
    this.store = record ? storeOf(record, tagged) : tagged.tags.length > 0 ? 'inline' : storeOfNew;
    const text = this.store === 'inline' ? tagged : analyzer.parse(this.#text, mediaType, 'standoff');
    const kept = record ? placeRecord(record, text.plainText) : { annotations: [], stale: [] };
    this.#kept = new KeptAnnotations(kept, text);
    this.#base = allOf(file.record && unsaved ? placeRecord(file.record, text.plainText) : kept);
    this.#isChanged = unsaved !== undefined;
  }

  /** What is wrong with the record; as long as there is anything, it is not written. */
  get problems(): readonly Problem[] {
    return this.#file.problems;
  }

  get recordUri(): Uri {
    return this.#file.uri;
  }

  /** Whether something is kept that is not written yet. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** The document as it is now, and what is kept of it. */
  read(): { readonly text: ParsedText; readonly kept: Kept } {
    const text = this.#analyzer.parse(this.document.getText(), mediaTypeOf(this.document)!, this.store);
    return { text, kept: this.#kept.in(text) };
  }

  /** @param edits by offsets of the text before them */
  edited(edits: readonly TextEdit[]): void {
    const before = this.#text;
    this.#text = this.document.getText();
    this.#kept.edited(edits, before, this.#text);
  }

  /** Changes what is kept, in one step. Offsets: UTF-16 code units of the plain text of `text`. */
  change(step: { readonly set?: readonly Annotation[]; readonly remove?: readonly string[] }, text: ParsedText): void {
    this.#kept.change(step, text);
    this.#isChanged = true;
  }

  get canUndo(): boolean {
    return this.#kept.canUndo;
  }

  get canRedo(): boolean {
    return this.#kept.canRedo;
  }

  undo(): void {
    this.#kept.undo();
    this.#isChanged = true;
  }

  redo(): void {
    this.#kept.redo();
    this.#isChanged = true;
  }

  /** The record as it is to be written for a text, or undefined where there is nothing to keep and never was. */
  record(sourceBytes?: Uint8Array): DocumentRecord | undefined {
    const { text, kept } = this.read();
    const annotations = this.store === 'standoff' ? kept.annotations : this.#besideTags(text, kept.annotations);
    if (annotations.length === 0 && kept.stale.length === 0 && !this.#file.record && this.store === 'inline') return undefined;
    const { tagset, lexicons } = this.#analyzer.resources;
    const folder = workspace.getWorkspaceFolder(this.document.uri)?.uri ?? Uri.joinPath(this.document.uri, '..');
    return buildRecord({
      path: this.document.uri.path.slice(folder.path.replace(/\/$/, '').length + 1),
      ...(sourceBytes && { sourceBytes }),
      text,
      language: lexicons[0]?.language ?? 'vi',
      tagset,
      lexicons,
      annotations,
      stale: kept.stale,
      store: this.store,
      relations: this.#file.record?.relations ?? [],
      signature: writeSignature(signatureOf(text.plainText)),
    });
  }

  /**
   * Writes what is kept, if it has changed or the text has. Only for a document without unsaved edits: a record tells of
   * a file.
   *
   * @throws if the file cannot be written; everything is still kept then
   */
  async save(): Promise<void> {
    // One after the other: of two at once the later one might be written first.
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#save());
    return this.#writing;
  }

  async #save(): Promise<void> {
    if (this.#file.problems.length > 0 || this.document.isDirty) return;
    await this.reload();
    if (this.#file.problems.length > 0) return;
    const record = this.record(await workspace.fs.readFile(this.document.uri));
    if (!record || !(this.#isChanged || this.#file.record?.text.sha256 !== record.text.sha256)) return;
    const written = mergeRecord(this.#file.text, record);
    if (written !== this.#file.text) await writeWhole(this.#file.uri, written);
    this.#file = { ...this.#file, text: written, record };
    this.#base = allOf(this.read().kept);
    this.#isChanged = false;
  }

  /** Takes over what somebody else has written into the record since. Says whether anything has changed. */
  async reload(): Promise<boolean> {
    const file = await readRecordFile(this.#file.uri);
    if (file.text === this.#file.text && file.problems.length === this.#file.problems.length) return false;
    this.#file = file;
    if (file.problems.length > 0) return true;
    const { text, kept } = this.read();
    const theirs = file.record ? placeRecord(file.record, text.plainText) : { annotations: [], stale: [] };
    if (this.#isChanged) {
      const step = reconcile(this.#base, allOf(kept), theirs.annotations);
      this.#kept.change(step, text);
    } else {
      this.#kept = new KeptAnnotations(theirs, text);
    }
    this.#base = allOf(theirs);
    return true;
  }

  /** Of what is kept, what says more of a tag than the tag does, and the suggestions that were refused. */
  #besideTags(text: ParsedText, kept: readonly Annotation[]): Annotation[] {
    const known = new Set(kept.map(({ id }) => id));
    const tagged = annotationsOfTags(text, kept.filter(({ status }) => status === 'accepted')).filter(({ id }) => known.has(id));
    return [...tagged, ...kept.filter(({ status }) => status === 'rejected')];
  }
}

function allOf({ annotations, stale }: Kept): Annotation[] {
  return [...annotations, ...stale.map(({ annotation }) => annotation)];
}
