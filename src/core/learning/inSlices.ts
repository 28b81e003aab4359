/** Work in many small steps: it yields its progress from 0 to 1 after each, and in the end returns its result. */
export type Work<Result> = Generator<number, Result, void>;

/** What says whether to stop; an AbortSignal is one. */
export interface StopSignal {
  readonly aborted: boolean;
}

/** Work goes on for so many milliseconds before others get a turn: too short to be felt. */
const sliceTime = 12;

/**
 * Does work in the background, letting others work in between.
 *
 * @param pause waits until it is this work's turn again, such as for a `setTimeout` of 0; given the progress
 * @param clock milliseconds from some moment on
 * @returns the result, or undefined where it was stopped
 */
export async function inSlices<Result>(work: Work<Result>, pause: (progress: number) => Promise<void>, signal?: StopSignal, clock: () => number = Date.now): Promise<Result | undefined> {
  let started = clock();
  for (;;) {
    if (signal?.aborted) return undefined;
    const step = work.next();
    if (step.done) return step.value;
    if (clock() - started < sliceTime) continue;
    await pause(step.value);
    started = clock();
  }
}

/** Does work to its end. */
export function atOnce<Result>(work: Work<Result>, onProgress: (progress: number) => void = () => undefined): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    onProgress(step.value);
  }
}
