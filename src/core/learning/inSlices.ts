/** What says whether to stop; an AbortSignal is one. */
export interface StopSignal {
  readonly aborted: boolean;
}

/**
 * Runs work that yields its progress, and lets others run in between.
 *
 * @param pause waits until it is this work's turn again, such as for a `setTimeout` of 0; given the progress from 0 to 1
 * @returns the result, or undefined where it was stopped
 */
export async function inSlices<Result>(work: Generator<number, Result, void>, pause: (progress: number) => Promise<void>, signal?: StopSignal): Promise<Result | undefined> {
  for (;;) {
    if (signal?.aborted) return undefined;
    const step = work.next();
    if (step.done) return step.value;
    await pause(step.value);
  }
}

/** Runs such work to its end at once. */
export function atOnce<Result>(work: Generator<number, Result, void>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
