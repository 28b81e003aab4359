/**
 * Milliseconds of processor time that a function takes in this process, the compiler and the garbage collector included.
 * On a quiet machine it is what the clock says; on a busy one it alone can be compared.
 *
 * @param {() => unknown} run
 */
export function cpuTime(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The half of the values that is nearest the median lies between these.
 *
 * @param {readonly number[]} values
 */
export function quartiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[Math.floor((sorted.length - 1) * 0.25)], sorted[Math.ceil((sorted.length - 1) * 0.75)]];
}

/**
 * Runs several things by turns, so that a slow moment of the machine hits all of them.
 *
 * @template Name
 * @param {readonly Name[]} names
 * @param {number} rounds
 * @param {(name: Name) => Promise<number> | number} measure milliseconds
 * @returns {Promise<Map<Name, number[]>>} without the first round, which warms up
 */
export async function interleaved(names, rounds, measure) {
  const times = new Map(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const time = await measure(name);
      if (round >= 0) times.get(name).push(time);
    }
  }
  return times;
}
