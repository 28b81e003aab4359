/*
 * The library: what the command line and other programs use of the core. Offsets are UTF-16 code units of the text they
 * are said to belong to, except in records, where they are Unicode code points.
 */
export { AnalysedText, type Setting, type Work } from './analysis/analysedText.js';
export { Analyzer, type Beside, type Store } from './analysis/analyzer.js';
export type { Analysis, Resources } from './analysis/analysis.js';
export type { Block, PlacedBlock } from './analysis/block.js';
export type { SuggestionCount } from './analysis/suggestionCounts.js';
export { annotationsOfRecord } from './corpus/annotations.js';
export { buildRecord, documentId, type RecordInput } from './corpus/buildRecord.js';
export { placeRecord, storeOf } from './corpus/kept.js';
export { buildManifest, readManifest, stringifyManifest, type Manifest, type ManifestDocument } from './corpus/manifest.js';
export { readJsonLines, readRecord, type ReadRecord } from './corpus/readRecord.js';
export type { AnnotationRecord, DocumentRecord, EvidenceRecord, RelationRecord, SourceRecord, TextRecord, Versioned } from './corpus/record.js';
export { stringifyJsonLines, stringifyRecord } from './corpus/writeRecord.js';
export { checkLexicons } from './lexicon/check.js';
export { withKnownLabels } from './lexicon/knownLabels.js';
export type { Concept, Lexicon } from './lexicon/lexicon.js';
export { loadLexicon, type LoadedLexicon, type Reference } from './lexicon/load.js';
export type { MediaType, ParsedText, Tag } from './markup/markup.js';
export { parseMarkup } from './markup/parse.js';
export type { Evidence, Suggestion, Tier } from './matching/suggestion.js';
export type { Annotation, Origin, Status } from './store/annotation.js';
export { parseUntagged, toInline, toStandoff, type Converted } from './store/convert.js';
export type { LocalAnnotation } from './store/inline.js';
export { KeptAnnotations, type Kept, type KeptPart, type StaleAnnotation, type StaleReason } from './store/keptAnnotations.js';
export { readSignature, signatureOf, writeSignature, type Signature } from './store/signature.js';
export { loadTagset, type LoadedTagset } from './tagset/load.js';
export { findLabel, type AttributeType, type Family, type Label, type LabelColor, type RelationType, type Tagset } from './tagset/tagset.js';
export { CodePointIndex } from './text/codePoints.js';
export { EditedText } from './text/editedText.js';
export { LineIndex, type Position } from './text/lines.js';
export { inLanguage, type Language, type Localized } from './text/localized.js';
export { formatMessage, type Fix, type Message, type Problem, type Severity, type TextEdit } from './text/problem.js';
export { compareSpans, contains, crosses, equalSpans, overlaps, type Span } from './text/span.js';
