import { AnnotatedForms, Learned, readModel, type LearnedSource } from '../core/index.js';
import { readTextFile } from './documents.js';
import { Failure } from './failure.js';
import { displayPath } from './files.js';
import { inWords } from './messages.js';

/**
 * The text of the file of a model.
 *
 * @throws Failure where it cannot be used
 */
export async function readModelFile(path: string): Promise<string> {
  const read = await readTextFile(path);
  const [problem] = read.problems ?? [readModel(read.text).problem];
  if (problem) throw new Failure('The model {0} cannot be used: {1}', displayPath(path), inWords(problem.message));
  return read.text;
}

/** What the text of a sound model teaches. */
export function learnedFrom(text: string): LearnedSource {
  const { model } = readModel(text);
  return new Learned(new AnnotatedForms(model!.forms), model);
}
