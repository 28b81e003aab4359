// Runs a section in a thread of its own, where nothing is compiled yet: a section that runs again finds what it found before.
import { parentPort, workerData } from 'node:worker_threads';

const { run } = await import(workerData.section);
parentPort.postMessage(await run(workerData.options));
