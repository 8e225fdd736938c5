import { AsyncLocalStorage } from 'node:async_hooks';
import { after } from 'node:test';

type Work = () => unknown;

/** What a check has to end, by the check that runs. */
const checks = new AsyncLocalStorage<Work[]>();
/** What tests share. */
const ofAll: Work[] = [];

/** Remembers what has to be ended when the check is through that began it, the last one first. */
export function cleanUp(work: Work): void {
  (checks.getStore() ?? ofAll).push(work);
}

/** Runs a check, and ends what it has begun: of many, processes would pile up. */
export async function cleanedUp<T>(check: () => T | Promise<T>): Promise<T> {
  const pending: Work[] = [];
  try {
    return await checks.run(pending, check);
  } finally {
    await endAll(pending);
  }
}

/** Begins what outlives the check that was the first to ask for it. */
export function outliving<T>(make: () => T): T {
  return checks.exit(make);
}

async function endAll(pending: Work[]): Promise<void> {
  for (const work of pending.splice(0).reverse()) await work();
}

after(() => endAll(ofAll));

// A runner that gives up ends us by a signal, and then no hook runs: what `exit` ends is ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(1));
}
