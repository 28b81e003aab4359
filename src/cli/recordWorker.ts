import { parentPort, workerData } from 'node:worker_threads';
import { RecordMaker, type RecordSetup } from './recordMaker.js';
import type { NumberedRecord, NumberedTask } from './recordThread.js';

/* What a RecordThread runs. What is thrown here ends the thread, and is thrown again where its records are waited for. */

const maker = new RecordMaker(workerData as RecordSetup);

parentPort!.on('message', async ({ number, task }: NumberedTask) => {
  const made = await maker.make(task);
  parentPort!.postMessage({ number, made } satisfies NumberedRecord);
});
