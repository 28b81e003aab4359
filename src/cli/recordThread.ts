import { Worker } from 'node:worker_threads';
import type { MadeRecord, RecordSetup, RecordTask } from './recordMaker.js';

/** A task and its answer, on their way between the threads. */
export interface NumberedTask {
  readonly number: number;
  readonly task: RecordTask;
}

export interface NumberedRecord {
  readonly number: number;
  readonly made: MadeRecord;
}

interface Awaited {
  readonly resolve: (made: MadeRecord) => void;
  readonly reject: (reason: Error) => void;
}

/** Megabytes for what is short-lived. With more, a thread is not faster, but keeps a hundred megabytes that it does not need. */
const youngGeneration = 12;

/** A {@link RecordMaker} in a thread of its own. */
export class RecordThread {
  readonly #worker: Worker;
  readonly #awaited = new Map<number, Awaited>();
  #tasks = 0;
  #fault: Error | undefined;

  constructor(setup: RecordSetup) {
    this.#worker = new Worker(new URL('recordWorker.js', import.meta.url), { workerData: setup, resourceLimits: { maxYoungGenerationSizeMb: youngGeneration } })
      .on('message', ({ number, made }: NumberedRecord) => {
        this.#awaited.get(number)!.resolve(made);
        this.#awaited.delete(number);
      })
      .on('error', (fault: Error) => this.#fail(fault))
      .on('exit', (status) => this.#fail(new Error(`A thread ended with the status ${status}.`)));
  }

  /** Rejects with what was thrown in the thread, which makes no more records then. */
  make(task: RecordTask): Promise<MadeRecord> {
    return new Promise((resolve, reject) => {
      if (this.#fault) return reject(this.#fault);
      const number = this.#tasks++;
      this.#awaited.set(number, { resolve, reject });
      this.#worker.postMessage({ number, task } satisfies NumberedTask);
    });
  }

  /** Ends the thread, whatever it is doing. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(fault: Error): void {
    this.#fault ??= fault;
    for (const { reject } of this.#awaited.values()) reject(this.#fault);
    this.#awaited.clear();
  }
}
