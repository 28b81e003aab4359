import { l10n, type TextDocument, window } from 'vscode';
import { changeTag, removeTags } from '../../core/markup/edit.js';
import { writeTags } from '../../core/markup/write.js';
import type { Annotation, Origin } from '../../core/store/annotation.js';
import { tagsOf } from '../../core/store/convert.js';
import { placeOf } from '../../core/store/inline.js';
import type { Step } from '../../core/store/keptAnnotations.js';
import type { Label } from '../../core/tagset/tagset.js';
import type { Span } from '../../core/text/span.js';
import type { AnalysedDocument } from '../documents.js';
import { localize } from '../localize.js';
import { tagsIn } from '../mentions.js';
import { applyEdits } from '../positions.js';
import { annotatorOf } from './annotator.js';
import type { Homes } from './homes.js';
import type { RecordUndo } from './undo.js';

/** A mention that is to become an annotation. Offsets: UTF-16 code units of the plain text. */
export interface NewMention extends Span, Pick<Annotation, 'label' | 'concept' | 'segments'> {
  readonly attributes?: Annotation['attributes'];
  readonly origin: Origin;
}

/** Makes, changes and removes annotations, wherever those of the document live. Each is one step of undo. */
export class Annotating {
  readonly #homes: Homes;
  readonly #undo: RecordUndo;

  constructor(homes: Homes, undo: RecordUndo) {
    this.#homes = homes;
    this.#undo = undo;
  }

  /** Says which of the mentions cannot be annotated. Answers whether any was. */
  async add(known: AnalysedDocument, mentions: readonly NewMention[]): Promise<boolean> {
    const { document, version, analysis, home } = known;
    const who = await whoAndWhen(document);
    if (document.version !== version) return tellChanged();
    const present = new Set(analysis.annotations.map(placeOf));
    const annotations = mentions.map((mention) => annotationOf(known, mention, 'accepted', who)).filter((annotation) => !present.has(placeOf(annotation)));
    if (home.store === 'standoff') return this.#keep(known, { set: annotations });

    const tags = annotations.flatMap((annotation) => tagsOf(annotation).map((tag) => ({ annotation, tag })));
    const { edits, refused } = writeTags(analysis.text, tags.map(({ tag }) => tag));
    const [first] = refused;
    if (first) {
      const reason = localize(first.problem.message);
      void window.showWarningMessage(refused.length === 1 ? reason : l10n.t('{0} mentions could not be tagged. The first: {1}', refused.length, reason));
    }
    if (!(await applyEdits(document, edits))) return false;
    // No tag says who made it and when.
    if (who.annotator !== undefined) {
      const failed = new Set(refused.map(({ index }) => tags[index]!.annotation));
      home.note(annotations.filter((annotation) => !failed.has(annotation)), home.read().text);
      this.#homes.changed(home);
    }
    return true;
  }

  /** Takes an annotation away and leaves its text. */
  async remove(known: AnalysedDocument, annotation: Annotation): Promise<boolean> {
    const { document, analysis: { text }, home } = known;
    if (home.store === 'standoff') return this.#keep(known, { remove: [annotation.id] });
    return applyEdits(document, removeTags(text, tagsIn(text, annotation)));
  }

  /** Gives an annotation another label. Attributes that the new label does not have go with the old one. */
  async relabel(known: AnalysedDocument, annotation: Annotation, label: Label): Promise<boolean> {
    const { document, version, analysis: { text }, home, resources } = known;
    if (document.version !== version) return tellChanged();
    const names = new Set(label.attributes.map(({ name }) => name));
    const attributes = Object.fromEntries(Object.entries(annotation.attributes).filter(([name]) => names.has(name)));
    const isOfLabel = annotation.concept !== undefined && resources.analyzer.concepts.get(annotation.concept)?.concept.label === label.id;
    const changed: Annotation = { ...annotation, label: label.id, attributes, concept: isOfLabel ? annotation.concept : undefined };
    if (home.store === 'standoff') return this.#keep(known, { set: [changed] });
    const written = tagsOf(changed);
    return applyEdits(document, tagsIn(text, annotation).flatMap((tag, index) => changeTag(text, tag, { ...written[index], attributes: written[index]!.attributes ?? {} })));
  }

  /** Turns suggestions down: they are not made again at these places. */
  async reject(known: AnalysedDocument, suggestions: readonly NewMention[]): Promise<boolean> {
    const who = await whoAndWhen(known.document);
    if (known.document.version !== known.version) return tellChanged();
    return this.#keep(known, { set: suggestions.map((suggestion) => annotationOf(known, { ...suggestion, attributes: {} }, 'rejected', who)) });
  }

  /** Puts an annotation that has lost its place where its words are now. */
  async place(known: AnalysedDocument, annotation: Annotation, span: Span): Promise<boolean> {
    const { segments: _, ...whole } = annotation;
    const { home, analysis: { text: { plainText } } } = known;
    const placed = { ...whole, ...span, exact: plainText.slice(span.start, span.end) };
    if (home.store === 'standoff' || annotation.status === 'rejected') return this.#keep(known, { set: [placed] });
    return (await this.add(known, [placed])) && this.discard(known, annotation.id);
  }

  /** Gives up an annotation that has lost its place. */
  discard(known: AnalysedDocument, id: string): boolean {
    return this.#keep(known, { remove: [id] });
  }

  #keep({ home, analysis: { text } }: AnalysedDocument, step: Step): boolean {
    if ((step.set?.length ?? 0) + (step.remove?.length ?? 0) === 0) return false;
    home.change(step, text);
    this.#undo.stepped(home);
    this.#homes.changed(home);
    return true;
  }
}

interface Who {
  readonly annotator?: string;
  readonly created: string;
}

async function whoAndWhen(document: TextDocument): Promise<Who> {
  const annotator = await annotatorOf(document.uri);
  return { ...(annotator !== undefined && { annotator }), created: new Date().toISOString().replace(/\.\d+Z$/, 'Z') };
}

function annotationOf({ analysis: { text } }: AnalysedDocument, mention: NewMention, status: Annotation['status'], who: Who): Annotation {
  const { start, end, label, concept, segments, attributes = {}, origin } = mention;
  return {
    ...{ id: newId(), label: label.toUpperCase(), start, end, exact: text.plainText.slice(start, end), attributes, status, origin },
    ...(segments && { segments }),
    ...(concept !== undefined && { concept }),
    ...who,
  };
}

function newId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 12);
}

function tellChanged(): false {
  void window.showInformationMessage(l10n.t('The text has changed. Try again.'));
  return false;
}
