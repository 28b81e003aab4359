/** Does tasks; it may be given further ones before the first is done. */
export type Lane<Task, Result> = (task: Task) => Promise<Result>;

/** How many tasks a lane has at once: while it does one, the next is on its way to it. */
const tasksPerLane = 2;

/**
 * Has tasks done by several lanes at once, and yields the results in the order of the tasks. A task is given out when a
 * lane is free, unless results of a total size of `largestWait` are waiting for an earlier one, or to be taken: memory
 * depends on that and not on the number of tasks. Throws what a lane throws, in the turn of the task; after that, and
 * when no more results are wanted, no further task is given out.
 *
 * @param sizeOf more than 0 for each result
 */
export async function* inOrder<Task, Result>(
  tasks: Iterable<Task>,
  lanes: readonly Lane<Task, Result>[],
  sizeOf: (result: Result) => number,
  largestWait: number,
): AsyncGenerator<Result, void, undefined> {
  const remaining = tasks[Symbol.iterator]();
  const free = Array.from({ length: tasksPerLane }, () => lanes).flat();
  const given: Promise<Result>[] = [];
  let waiting = 0;
  let wanted = true;

  const giveOut = (): void => {
    while (wanted && free.length > 0 && waiting < largestWait) {
      const next = remaining.next();
      if (next.done) return;
      given.push(doIt(free.shift()!, next.value));
    }
  };
  const doIt = (lane: Lane<Task, Result>, task: Task): Promise<Result> => {
    const done = lane(task).then((result) => {
      waiting += sizeOf(result);
      free.push(lane);
      giveOut();
      return result;
    });
    // It is thrown when its turn comes; until then nobody is there to catch it.
    done.catch(() => undefined);
    return done;
  };

  try {
    giveOut();
    for (let first = given.shift(); first; first = given.shift()) {
      const result = await first;
      yield result;
      waiting -= sizeOf(result);
      giveOut();
    }
  } finally {
    wanted = false;
  }
}
