import { after } from 'node:test';

type Work = () => unknown;

const pending: Work[] = [];

/** Remembers what has to be ended when the tests are through, the last one first. */
export function cleanUp(work: Work): void {
  pending.push(work);
}

after(async () => {
  for (const work of pending.splice(0).reverse()) await work();
});

// A runner that gives up ends us by a signal, and then no hook runs: what `exit` ends is ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(1));
}
