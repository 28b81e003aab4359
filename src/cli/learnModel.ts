import { Analyzer, atOnce, learn, trainingDocumentOf, writeModel, type LearntFrom, type MediaType, type TrainingDocument } from '../core/index.js';
import { analyzeDocument } from './analysis.js';
import { findDocuments, mediaTypeOf, readDocument } from './documents.js';
import { Failure } from './failure.js';
import { displayPath } from './files.js';
import { say } from './messages.js';
import { print } from './output.js';
import { Progress } from './progress.js';
import { assertAnnotator, type RecordOptions } from './records.js';
import { Report } from './report.js';
import { loadResources, type ResourceOptions } from './resources.js';
import { writeWhole } from './wholeFile.js';

export interface LearnOptions extends ResourceOptions, RecordOptions {
  /** The file that is written. */
  readonly model: string;
  readonly mediaType?: MediaType;
}

/** `policy-annotator learn`: a model of what is annotated and refused in documents. */
export async function learnModel(paths: readonly string[], options: LearnOptions): Promise<Report> {
  const report = new Report('warning');
  const files = (await findDocuments(paths)).map((path) => ({ path, mediaType: mediaTypeOf(path, options.mediaType) }));
  assertAnnotator(files.map(({ path }) => path), options);
  const progress = new Progress(files.length);
  try {
    const analyzer = new Analyzer(await loadResources(options, report));
    const documents: TrainingDocument[] = [];
    for (const { path, mediaType } of files) {
      progress.step(path);
      const document = await readDocument(path, mediaType);
      const analysis = document.bytes ? await analyzeDocument(document, analyzer, options, report) : report.add(path, document.text, document.problems);
      if (analysis) documents.push(trainingDocumentOf(analysis));
    }
    if (documents.every(({ annotations }) => annotations.length === 0)) throw new Failure('There is no annotation to learn from in {0}.', paths.join(' '));
    const model = atOnce(learn(documents), (done) => progress.show(say('learning: {0} %', Math.floor(100 * done))));
    await writeWhole(options.model, writeModel(model));
    progress.clear();
    await print(`${summary(options.model, model.learntFrom)}\n`);
  } finally {
    progress.clear();
    process.stderr.write(report.take());
  }
  return report;
}

function summary(path: string, { documents, annotations, rejected, heldOut }: LearntFrom): string {
  const learnt = say('{0} was learnt from {1} annotations and {2} rejections in {3} documents.', displayPath(path), annotations, rejected, documents);
  if (heldOut.found === 0) return `${learnt} ${say('It knows the forms that were annotated; for finding the like of them there is too little.')}`;
  const percent = (part: number, whole: number) => Math.round((100 * part) / whole);
  return `${learnt} ${say('Of {0} annotations held out while learning it found {1} %; {2} % of what it found was right.', heldOut.required, percent(heldOut.correct, heldOut.required), percent(heldOut.correct, heldOut.found))}`;
}
