#!/usr/bin/env node
import { CommanderError } from 'commander';
import { Failure } from './failure.js';
import { inWords, say } from './messages.js';
import { createProgram } from './program.js';

/** Exit statuses. */
const fine = 0;
const couldNotRun = 1;
const foundProblems = 2;

// What is written to standard output is waited for where it is written; this keeps Node from printing the error too.
process.stdout.on('error', () => undefined);

let status = fine;
const program = createProgram((report) => {
  if (report.found) status = foundProblems;
});

try {
  await program.parseAsync();
} catch (error) {
  status = statusOf(error);
}
process.exitCode = status;

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? fine : couldNotRun;
  // Whoever read our output has read enough, as head does.
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return fine;
  if (error instanceof Failure) return tell(inWords(error.reason));
  return tell(say('There is a fault in the program: {0}', error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 2).join('') : String(error)));
}

function tell(line: string): number {
  process.stderr.write(`policy-annotator: ${line}\n`);
  return couldNotRun;
}
