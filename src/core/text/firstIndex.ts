/** Index of the first item, from `from` on, that passes a test which all items after it pass too; `to` if none before `to` does. */
export function firstIndex<T>(items: ArrayLike<T>, test: (item: T) => boolean, from = 0, to: number = items.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
