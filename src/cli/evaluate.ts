import { Analyzer, evaluate, placeReference, readReference, type EvaluatedDocument, type MediaType, type Problem, type ReadReference, type Tagset } from '../core/index.js';
import { mediaTypeOf, readDocument, readTextFile } from './documents.js';
import { evaluationJson, type Texts } from './evaluationJson.js';
import { evaluationTable } from './evaluationTable.js';
import { Failure } from './failure.js';
import { findFiles } from './files.js';
import { manifestName, print } from './output.js';
import { Progress } from './progress.js';
import { Report } from './report.js';
import { loadResources, type ResourceOptions } from './resources.js';
import { findText } from './referenceTexts.js';

export interface EvaluateOptions extends ResourceOptions {
  /** The folder of the references, or one of them. */
  readonly gold: string;
  readonly format: 'text' | 'json';
  readonly mediaType?: MediaType;
}

/** What a folder of references holds. */
const patterns = ['**/*.yaml', '**/*.yml', '**/*.json'];

/** `policy-annotator evaluate`: what lexicons and patterns find in texts, against what people found in them. */
export async function evaluateSuggestions(paths: readonly string[], options: EvaluateOptions): Promise<Report> {
  const report = new Report('warning');
  const files = await findFiles([options.gold], patterns, 'There is no reference (.yaml, .yml, .json) in {0}.');
  const among = paths.length === 0 ? undefined : await findFiles(paths, ['**/*.txt', '**/*.md'], 'There is no .txt or .md file in {0}.');
  const references = files.filter((file) => !file.endsWith(manifestName));
  const progress = new Progress(references.length);
  const documents: EvaluatedDocument[] = [];
  let tagset: Tagset;
  try {
    const analyzer = new Analyzer(await loadResources(options, report));
    ({ tagset } = analyzer.resources);
    for (const file of references) {
      progress.step(file);
      const document = await evaluatedDocument(file, among, analyzer, options, report);
      if (document) documents.push(document);
    }
  } finally {
    progress.clear();
    process.stderr.write(report.take());
  }
  if (documents.length === 0) throw new Failure('No reference in {0} could be compared with a text.', options.gold);
  const evaluation = evaluate(documents, tagset);
  const texts: Texts = new Map(documents.map(({ id, text }) => [id, text]));
  await print(options.format === 'json' ? evaluationJson(evaluation, texts) : evaluationTable(evaluation, texts, tagset));
  return report;
}

/** The text of a reference, with what was found in it; undefined where they do not fit, which the report says, or the text is not asked for. */
async function evaluatedDocument(
  file: string,
  among: readonly string[] | undefined,
  analyzer: Analyzer,
  { gold, mediaType }: EvaluateOptions,
  report: Report,
): Promise<EvaluatedDocument | undefined> {
  const fileText = await readTextFile(file);
  const { read, problems } = fileText.problems ? { problems: fileText.problems } : readReference(fileText.text);
  report.add(file, fileText.text, problems);
  if (!read) return undefined;

  const found = findText(read.reference.source.path, gold, among);
  if ('problem' in found) {
    report.add(file, fileText.text, [textProblem(read, found.problem)]);
    return undefined;
  }
  if (found.path === undefined) return undefined;
  const { source } = read.reference;
  const document = await readDocument(found.path, source.mediaType ?? mediaTypeOf(found.path, mediaType));
  report.add(found.path, document.text, document.problems);
  if (!document.bytes) return undefined;

  const text = analyzer.parse(document.text, document.mediaType, source.store ?? 'inline');
  const placed = placeReference(read, text, document.bytes, analyzer.resources.tagset);
  report.add(file, fileText.text, placed.problems);
  if (!placed.spans) return undefined;
  // Nothing is told of the annotations that there are, so that what they say is suggested too.
  const { suggestions } = analyzer.analyzeParsed(text, { store: 'standoff', kept: [] });
  return { id: found.path, text: text.plainText, reference: placed.spans, found: suggestions };
}

function textProblem({ locate }: ReadReference, message: Problem['message']): Problem {
  return { code: 'reference-without-text', severity: 'error', message, span: locate(['source', 'path']) };
}
