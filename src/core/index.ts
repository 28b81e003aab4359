/*
 * The library: what the command line and other programs use of the core. Offsets are UTF-16 code units of the text they
 * are said to belong to, except in records, where they are Unicode code points.
 */
export { Analyzer, type Beside, type Store } from './analysis/analyzer.js';
export type { Analysis, Resources } from './analysis/analysis.js';
export { trainingDocumentOf } from './analysis/trainingDocument.js';
export { annotationsOfRecord } from './corpus/annotations.js';
export { buildRecord, documentId, type RecordInput } from './corpus/buildRecord.js';
export { convertDocument, type ConvertedDocument, type DocumentFiles } from './corpus/convertDocument.js';
export { digest } from './corpus/digest.js';
export { anotherText, isOfAnotherText, placeRecord, storeOf, type PlacedRecord } from './corpus/kept.js';
export { buildManifest, readManifest, stringifyManifest, type Manifest, type ManifestDocument } from './corpus/manifest.js';
export { mergeRecord } from './corpus/mergeRecord.js';
export { readJsonLines, readRecord, type ReadRecord } from './corpus/readRecord.js';
export type { AnnotationRecord, DocumentRecord, EvidenceRecord, RelationRecord, SourceRecord, TextRecord, Versioned } from './corpus/record.js';
export { parseWithRecord, type DocumentWithRecord } from './corpus/parseWithRecord.js';
export { recordPath, recordsOf, recordSuffix } from './corpus/recordName.js';
export { stringifyJsonLines, stringifyRecord } from './corpus/writeRecord.js';
export { AnnotatedDocuments } from './learning/annotatedDocuments.js';
export { AnnotatedForms, countForms, type FormCount } from './learning/annotatedForms.js';
export { atOnce, inSlices, type StopSignal, type Work } from './learning/inSlices.js';
export { learn } from './learning/learn.js';
export { Learned } from './learning/learned.js';
export type { LearnedModel, LearntFrom } from './learning/model.js';
export { readModel, writeModel, type ReadModel } from './learning/modelFile.js';
export type { Readiness } from './learning/readiness.js';
export type { TrainingDocument } from './learning/trainingDocument.js';
export { checkLexicons } from './lexicon/check.js';
export { withKnownLabels } from './lexicon/knownLabels.js';
export type { Concept, Lexicon } from './lexicon/lexicon.js';
export { loadLexicon, type LoadedLexicon, type Reference } from './lexicon/load.js';
export type { MediaType, ParsedText, Tag } from './markup/markup.js';
export { parseMarkup } from './markup/parse.js';
export type { LearnedSource } from './matching/learnedSource.js';
export type { Evidence, Suggestion, Tier } from './matching/suggestion.js';
export { evaluate, type Agreement, type Disagreement, type EvaluatedDocument, type Evaluation, type LabelledSpan, type ReferenceSpan, type Score } from './review/evaluate.js';
export { placeReference, readReference, type PlacedReference, type ReadReference, type ReferenceAnnotation, type ReferenceRecord } from './review/reference.js';
export type { Annotation, Origin, Status } from './store/annotation.js';
export { parseUntagged, toInline, toStandoff, type Converted } from './store/convert.js';
export { KeptAnnotations, type Kept, type StaleAnnotation, type StaleReason } from './store/keptAnnotations.js';
export { readSignature, signatureOf, writeSignature, type Signature } from './store/signature.js';
export { loadTagset, type LoadedTagset } from './tagset/load.js';
export { findLabel, type AttributeType, type Family, type Label, type LabelColor, type RelationType, type Tagset } from './tagset/tagset.js';
export { CodePointIndex } from './text/codePoints.js';
export { LineIndex, type Position } from './text/lines.js';
export { inLanguage, type Language, type Localized } from './text/localized.js';
export { formatMessage, type Fix, type Message, type Problem, type Severity, type TextEdit } from './text/problem.js';
export { compareSpans, contains, crosses, equalSpans, overlaps, type Span } from './text/span.js';
