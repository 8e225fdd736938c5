import { setImmediate } from 'node:timers/promises';

/** Files between two turns of the event loop, in which an abort gets through: milliseconds. */
const turnEvery = 32;

/**
 * Does the work for every item. Within a turn it is synchronous: hundreds of small files through the thread pool
 * take several times as long.
 * @throws the first error of the work, or the signal's reason when it was aborted between two items
 */
export async function inTurns<Item>(
  items: Iterable<Item>,
  work: (item: Item, index: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let index = 0;
  for (const item of items) {
    if (index % turnEvery === 0) await setImmediate();
    signal?.throwIfAborted();
    work(item, index);
    index += 1;
  }
}
