import type { ParsedText } from '../markup/markup.js';
import { findFurniture } from '../matching/furniture.js';
import type { Suggestion } from '../matching/suggestion.js';
import { anchorOf } from '../store/anchor.js';
import type { Store } from '../analysis/analyzer.js';
import type { Annotation } from '../store/annotation.js';
import { annotationIds } from '../store/annotationId.js';
import type { StaleAnnotation } from '../store/keptAnnotations.js';
import { CodePointIndex } from '../text/codePoints.js';
import { compareSpans, type Span } from '../text/span.js';
import { digest } from './digest.js';
import type { AnnotationRecord, DocumentRecord, RelationRecord, Versioned } from './record.js';

export interface RecordInput {
  /** Path of the source file, with `/` between folders. */
  readonly path: string;
  /** Id of the document; without it the name of the file without its extension. */
  readonly id?: string;
  /** The bytes of the file; without them the source text as UTF-8 is taken for them. */
  readonly sourceBytes?: Uint8Array;
  readonly text: ParsedText;
  /** BCP 47. */
  readonly language: string;
  readonly tagset: Versioned;
  /** The first one first. */
  readonly lexicons: readonly Versioned[];
  readonly annotations: readonly Annotation[];
  readonly suggestions?: readonly Suggestion[];
  /** Annotations that have lost their place, for a record that stands beside its text. */
  readonly stale?: readonly StaleAnnotation[];
  readonly store?: Store;
  readonly relations?: readonly RelationRecord[];
  /** Whether the record holds the plain text too. */
  readonly embedText?: boolean;
  /** Signature of the plain text, as store/signature.ts writes it. */
  readonly signature?: string;
}

/**
 * The record of a document.
 *
 * @throws RangeError where an annotation does not say what stands at its place, or where the text holds half of a
 * surrogate pair, which no UTF-8 file can: such a record would be wrong, and is never written
 */
export function buildRecord(input: RecordInput): DocumentRecord {
  const { path, text, language, tagset, lexicons } = input;
  const { plainText } = text;
  const half = plainText.search(/\p{Surrogate}/u);
  if (half >= 0) throw new RangeError(`The text of ${path} holds half of a surrogate pair at offset ${half}.`);
  const suggestions = (input.suggestions ?? []).map((suggestion) => ({ ...suggestion, exact: plainText.slice(suggestion.start, suggestion.end) }));
  const mentions = [...input.annotations.map(mentionOfAnnotation), ...(input.stale ?? []).map(mentionOfStale), ...mentionsOfSuggestions(suggestions)];
  const codePoints = new CodePointIndex(plainText);
  const furniture = findFurniture(plainText).map((span) => codePointSpan(span, codePoints));
  const taken = new Set<string>();
  return {
    schemaVersion: 1,
    id: input.id ?? documentId(path),
    source: {
      path,
      sha256: digest(input.sourceBytes ?? text.source),
      mediaType: text.mediaType,
      language,
      ...(input.store !== undefined && { store: input.store }),
    },
    text: {
      sha256: digest(plainText),
      length: codePoints.length,
      unit: 'codepoint',
      ...(input.signature !== undefined && { signature: input.signature }),
      ...(furniture.length > 0 && { furniture }),
      ...(input.embedText && { content: plainText }),
    },
    tagset: { id: tagset.id, version: tagset.version },
    lexicons: lexicons.map(({ id, version }) => ({ id, version })),
    annotations: mentions.sort(compareMentions).map((mention) => annotationRecord(mention, taken, plainText, codePoints, path)),
    relations: input.relations ?? [],
  };
}

/** The name of a file without its folders and its extension. */
export function documentId(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** An entry of the record before its offsets are code points: UTF-16 code units of the plain text. */
type Mention = Omit<AnnotationRecord, 'prefix' | 'suffix'> & Partial<Pick<AnnotationRecord, 'prefix' | 'suffix'>>;

function mentionOfAnnotation({ id, label, start, end, exact, segments, concept, status, origin, annotator, created, attributes }: Annotation): Mention {
  return { id, label, start, end, exact, segments, concept, status, origin, annotator, created, attributes };
}

/** Its offsets and its context are of a text that is gone, and stay as they are. */
function mentionOfStale({ annotation, why, prefix, suffix }: StaleAnnotation): Mention {
  return { ...mentionOfAnnotation(annotation), stale: why, prefix, suffix };
}

/** Suggestions have ids of a kind of their own, so that none is that of an annotation of the same words. */
function mentionsOfSuggestions(suggestions: readonly (Suggestion & { readonly exact: string })[]): Mention[] {
  const ids = annotationIds(suggestions.map(({ label, exact }) => ({ label: `suggested ${label}`, exact })));
  return suggestions.map(({ label, start, end, exact, tier, evidence, attributes }, index) => {
    const [strongest] = evidence;
    return {
      id: ids[index]!,
      label,
      start,
      end,
      exact,
      concept: strongest.kind === 'lexicon' ? strongest.concept : undefined,
      status: 'suggested',
      origin: strongest.kind,
      tier,
      evidence,
      attributes,
    };
  });
}

/** Document order; among equal spans what does not depend on where the mentions came from. */
function compareMentions(a: Mention, b: Mention): number {
  return compareSpans(a, b) || compareStrings(a.label, b.label) || compareStrings(a.status, b.status) || compareStrings(a.id, b.id);
}

/** By UTF-16 code units: the same on every machine, whatever its language. */
function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The fields in the order of the schema; those that have no value are left out. First and last stand the ones that stay
 * as they are, so that git merges a change of one annotation with what was added beside it.
 */
function annotationRecord(mention: Mention, taken: Set<string>, plainText: string, codePoints: CodePointIndex, path: string): AnnotationRecord {
  const { label, segments, concept, status, origin, stale, tier, evidence, annotator, created, attributes } = mention;
  const anchor = stale ? { start: mention.start, end: mention.end, exact: mention.exact, prefix: mention.prefix!, suffix: mention.suffix! } : anchorIn(plainText, mention, codePoints, path);
  return {
    id: uniqueId(mention.id, taken),
    label,
    ...anchor,
    ...(segments && { segments: segments.map((segment) => (stale ? segment : codePointSpan(segment, codePoints))) }),
    ...(concept !== undefined && { concept }),
    attributes,
    status,
    ...(stale !== undefined && { stale }),
    ...(tier !== undefined && { tier }),
    ...(evidence && { evidence }),
    origin,
    ...(annotator !== undefined && { annotator }),
    ...(created !== undefined && { created }),
  };
}

/** Where a mention stands, in code points, and what stands there, once that is what the mention says. */
function anchorIn(plainText: string, mention: Mention, codePoints: CodePointIndex, path: string): Pick<AnnotationRecord, 'start' | 'end' | 'exact' | 'prefix' | 'suffix'> {
  const { exact, prefix, suffix } = anchorOf(plainText, mention);
  const { start, end } = codePointSpan(mention, codePoints);
  if (exact !== mention.exact || exact === '' || codePoints.toUtf16(start) !== mention.start || codePoints.toUtf16(end) !== mention.end) {
    throw new RangeError(`${path}: the annotation ${mention.id} is to stand at [${start}, ${end}) as “${mention.exact}”, but there stands “${exact}”.`);
  }
  return { start, end, exact, prefix, suffix };
}

function codePointSpan({ start, end }: Span, codePoints: CodePointIndex): Span {
  return { start: codePoints.toCodePoint(start), end: codePoints.toCodePoint(end) };
}

/** Ids that were given elsewhere may meet: the later one gets a number. */
function uniqueId(id: string, taken: Set<string>): string {
  let unique = id;
  for (let n = 2; taken.has(unique); n++) unique = `${id}-${n}`;
  taken.add(unique);
  return unique;
}
