import { AnnotatedForms, Learned, readModel, type LearnedSource } from '../core/index.js';
import { readTextFile } from './documents.js';
import { Failure } from './failure.js';
import { displayPath } from './files.js';
import { inWords } from './messages.js';

/**
 * What the file of a model teaches.
 *
 * @throws Failure where it cannot be used
 */
export async function openModel(path: string): Promise<LearnedSource> {
  const read = await readTextFile(path);
  const { model, problem } = read.problems ? { problem: read.problems[0]! } : readModel(read.text);
  if (!model) throw new Failure('The model {0} cannot be used: {1}', displayPath(path), inWords(problem.message));
  return new Learned(new AnnotatedForms(model.forms), model);
}
