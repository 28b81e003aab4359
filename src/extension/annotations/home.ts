import { type TextDocument, type Uri, workspace } from 'vscode';
import { AnalysedText } from '../../core/analysis/analysedText.js';
import type { Analyzer, Store } from '../../core/analysis/analyzer.js';
import { buildRecord } from '../../core/corpus/buildRecord.js';
import { anotherText, isOfAnotherText, placeRecord } from '../../core/corpus/kept.js';
import { mergeRecord } from '../../core/corpus/mergeRecord.js';
import { parseWithRecord } from '../../core/corpus/parseWithRecord.js';
import type { DocumentRecord } from '../../core/corpus/record.js';
import type { ParsedText } from '../../core/markup/markup.js';
import type { Learned } from '../../core/learning/learned.js';
import type { Annotation } from '../../core/store/annotation.js';
import { EditedText, type ReadableText } from '../../core/text/editedText.js';
import { toStandoff } from '../../core/store/convert.js';
import { type Kept, KeptAnnotations, type Step } from '../../core/store/keptAnnotations.js';
import { reconcile } from '../../core/store/reconcile.js';
import { signatureOf, writeSignature } from '../../core/store/signature.js';
import type { Problem, TextEdit } from '../../core/text/problem.js';
import type { Span } from '../../core/text/span.js';
import { mediaTypeOf } from '../mediaTypes.js';
import { folderPathOf, nameOf } from '../positions.js';
import { writeWhole } from '../textFiles.js';
import { type RecordFile, readRecordFile } from './recordFile.js';

const nothing: Kept = { annotations: [], stale: [] };

/** Longer texts, in UTF-16 code units, are not analysed anew as a whole for a model that was made while they are open. */
const large = 500_000;

/**
 * Where the annotations of one open document live: in its text as tags, or beside it in a record. What is kept beside
 * the text moves along with its edits, and is written with it.
 */
export class AnnotationHome {
  readonly document: TextDocument;
  readonly store: Store;
  readonly #analyzer: Analyzer;
  /** Undefined for a document that no record can stand beside, such as one without a name. */
  #file: RecordFile | undefined;
  #kept: KeptAnnotations;
  /** The text that what is kept has followed so far: analysed, once somebody has asked for that. */
  #text: ReadableText;
  /** What the record held when it was last read or written: against it both sides' changes show. */
  #base: readonly Annotation[];
  #isChanged: boolean;
  /** The text that the record was last found to be of. */
  #saved: ReadableText | undefined;
  #last: Promise<boolean> = Promise.resolve(false);

  /**
   * @param storeOfNew where the annotations of a document go that has none yet
   * @param unsaved what was kept when the window closed on unsaved edits: it is newer than the file
   */
  constructor(document: TextDocument, analyzer: Analyzer, file: RecordFile | undefined, storeOfNew: Store, unsaved?: DocumentRecord) {
    this.document = document;
    this.#analyzer = analyzer;
    this.#file = file;
    const source = document.getText();
    this.#text = source;
    const { store, text, kept } = parseWithRecord(analyzer.resources.tagset, source, mediaTypeOf(document)!, unsaved ?? file?.record, storeOfNew);
    const isOther = file?.record && !unsaved && isOfAnotherText(file.record, document.uri.path, kept);
    if (isOther) this.#file = otherText(file, file.record!, document.uri);
    this.store = store;
    this.#kept = new KeptAnnotations(isOther ? nothing : kept, text);
    this.#base = allOf(file?.record && unsaved ? placeRecord(file.record, text.plainText, store) : isOther ? nothing : kept);
    this.#isChanged = unsaved !== undefined;
  }

  /** The record beside the document as it was last read or written; undefined for a document that none can stand beside. */
  get recordFile(): RecordFile | undefined {
    return this.#file;
  }

  /** Why the record cannot be used; as long as it cannot, it is not written. */
  get fault(): Problem | undefined {
    return this.#file?.record ? undefined : this.#file?.problems[0];
  }

  /** Whether something is kept that is not written yet. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** How many annotations have lost their place. */
  get staleCount(): number {
    return this.#kept.staleCount;
  }

  /** Whether anything is kept beside the text. */
  get keepsAny(): boolean {
    return !this.#kept.isEmpty;
  }

  /** The document as it is now, and what is kept of it. */
  read(): { readonly text: ParsedText; readonly kept: Kept } {
    const source = this.document.getText();
    if (source.length !== this.#text.length) this.replaced();
    const text = this.#analyzer.parse(source, mediaTypeOf(this.document)!, this.store);
    return { text, kept: this.#kept.in(text) };
  }

  /** The document as it is now, analysed with what has been learned; of large ones but for a newer model. */
  analysed(learned: Learned | undefined): AnalysedText {
    const known = this.#text;
    let analysed: AnalysedText;
    if (known instanceof AnalysedText) {
      const before = known.setting.learned;
      analysed = known.relearned(known.length > large ? (learned?.withModelOf(before) ?? before) : learned);
    } else {
      const setting = { analyzer: this.#analyzer, mediaType: mediaTypeOf(this.document)!, store: this.store, learned, keptIn: (span: Span) => this.#kept.partsIn(span) };
      analysed = AnalysedText.of(known.slice(0, known.length), setting);
    }
    this.#text = analysed;
    return analysed;
  }

  /** Follows an edit of the text; costs what it touches. @param edits by offsets of the text before them */
  edited(edits: readonly TextEdit[]): void {
    const before = this.#text;
    const after = new EditedText(before, edits);
    const touched = this.#kept.edited(edits, before, after);
    this.#text = before instanceof AnalysedText ? before.edit(edits).keptChanged(touched) : after.slice(0, after.length);
  }

  /** Follows a change of the text of which nobody has said what it was, such as one of all line ends. */
  replaced(): void {
    this.edited([{ start: 0, end: this.#text.length, newText: this.document.getText() }]);
  }

  /** Changes what is kept; a step that can be undone. */
  change(step: Step, text: ParsedText): void {
    this.#keptChanged(this.#kept.change(step, text));
  }

  /** Keeps what goes with an edit of the text, and is undone with it. */
  note(annotations: readonly Annotation[], text: ParsedText): void {
    this.#keptChanged(this.#kept.note(annotations, text));
  }

  #keptChanged(places: readonly Span[]): void {
    if (this.#text instanceof AnalysedText) this.#text = this.#text.keptChanged(places);
    this.#isChanged = true;
  }

  get canUndo(): boolean {
    return this.#kept.canUndo;
  }

  get canRedo(): boolean {
    return this.#kept.canRedo;
  }

  undo(): void {
    this.#keptChanged(this.#kept.undo());
  }

  redo(): void {
    this.#keptChanged(this.#kept.redo());
  }

  /**
   * The record as it is to be written, or undefined where there is nothing to keep and never was.
   *
   * @param sourceBytes of the file; without them the text of the document is taken for it
   */
  record(sourceBytes?: Uint8Array): DocumentRecord | undefined {
    const { text, kept } = this.read();
    const annotations = this.store === 'standoff' ? kept.annotations : besideTags(text, kept.annotations);
    if (annotations.length === 0 && kept.stale.length === 0 && !this.#file?.record) return undefined;
    return this.#recordOf(text, { annotations, stale: kept.stale }, sourceBytes);
  }

  /** All that is known of the document's annotations as it is now, as a record. */
  snapshot(): DocumentRecord {
    const { text, kept } = this.read();
    const annotations = this.store === 'inline' ? toStandoff(text, kept.annotations).kept : kept.annotations;
    return this.#recordOf(text, { annotations, stale: kept.stale });
  }

  /** Whether a record has everything that is kept. */
  keepsOnly({ annotations }: DocumentRecord): boolean {
    const ids = new Set(annotations.map(({ id }) => id));
    return allOf(this.read().kept).every(({ id }) => ids.has(id));
  }

  #recordOf(text: ParsedText, { annotations, stale }: Kept, sourceBytes?: Uint8Array): DocumentRecord {
    const { tagset, lexicons } = this.#analyzer.resources;
    return buildRecord({
      path: folderPathOf(this.document.uri).path,
      ...(sourceBytes && { sourceBytes }),
      text,
      language: lexicons[0]?.language ?? 'vi',
      tagset,
      lexicons,
      annotations,
      stale,
      store: this.store,
      relations: this.#file?.record?.relations ?? [],
      signature: writeSignature(signatureOf(text.plainText)),
    });
  }

  /**
   * Writes what is kept, if it has changed or the text has. Only for a document without unsaved edits: a record tells of
   * a file.
   *
   * @returns whether there was anything to write
   * @throws if the file cannot be written; everything is still kept then
   */
  save(): Promise<boolean> {
    return this.#inTurn(() => this.#save());
  }

  /** Takes over what somebody else has written into the record since. Says whether anything has changed. */
  reload(): Promise<boolean> {
    return this.#inTurn(() => this.#reload());
  }

  /** One after the other: a record that is being written must be neither read nor written again. */
  #inTurn(work: () => Promise<boolean>): Promise<boolean> {
    const done = this.#last.catch(() => false).then(work);
    this.#last = done;
    return done;
  }

  async #save(): Promise<boolean> {
    if (!this.#file || this.fault || this.document.isDirty || (!this.#isChanged && this.#saved === this.#text)) return false;
    await this.#reload();
    if (this.fault) return false;
    const record = this.record(await workspace.fs.readFile(this.document.uri));
    const isDue = record !== undefined && (this.#isChanged || this.#file.record?.text.sha256 !== record.text.sha256);
    // What changes while it is being written is due again.
    this.#isChanged = false;
    this.#saved = this.#text;
    if (!isDue) return false;
    try {
      await this.write(record);
    } catch (error) {
      this.#isChanged = true;
      throw error;
    }
    return true;
  }

  /** Writes a record over the one that is there. Throws as {@link save} does. */
  async write(record: DocumentRecord): Promise<void> {
    const file = this.#file!;
    const base = allOf(this.read().kept);
    const written = mergeRecord(file.text, record);
    if (written !== file.text) await writeWhole(file.uri, written);
    this.#file = { ...file, text: written, record };
    this.#base = base;
  }

  async #reload(): Promise<boolean> {
    const known = this.#file;
    if (!known) return false;
    const file = await readRecordFile(known.uri);
    // One of another text is that as long as it stays the same.
    if (file.text === known.text && (known.record !== undefined || file.record !== undefined || file.problems.length === known.problems.length)) return false;
    this.#file = file;
    if (this.fault) return true;
    const { text, kept } = this.read();
    const theirs = file.record ? placeRecord(file.record, text.plainText, this.store) : nothing;
    if (this.#isChanged) this.#kept.change(stepTo(theirs, allOf(kept), this.#base), text);
    else this.#kept = new KeptAnnotations(theirs, text);
    this.#text = text.source;
    this.#base = allOf(theirs);
    return true;
  }
}

function allOf({ annotations, stale }: Kept): Annotation[] {
  return [...annotations, ...stale.map(({ annotation }) => annotation)];
}

/** A step that takes over changes of the other side, those without a place as such. */
function stepTo({ annotations, stale }: Kept, ours: readonly Annotation[], base: readonly Annotation[]): Step {
  const known = new Set([...ours, ...base].map(({ id }) => id));
  return { ...reconcile(base, ours, annotations, stale), setStale: stale.filter(({ annotation }) => !known.has(annotation.id)) };
}

/** Of what is kept, what says more of a tag than the tag does, and the suggestions that were refused. */
function besideTags(text: ParsedText, kept: readonly Annotation[]): Annotation[] {
  const known = new Set(kept.map(({ id }) => id));
  return toStandoff(text, kept).kept.filter(({ id }) => known.has(id));
}

function otherText({ uri, text }: RecordFile, { source }: DocumentRecord, document: Uri): RecordFile {
  return { uri, text, problems: [anotherText(text, source.path, nameOf(document))] };
}
