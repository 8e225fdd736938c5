import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `find` gives something; fails the test when it does not within `withinMs`. */
export async function eventually<T>(find: () => T | undefined, withinMs = 5_000): Promise<T> {
  const until = performance.now() + withinMs;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() > until) throw new Error(`not within ${withinMs} ms: ${find}`);
    await sleep(5);
  }
}
