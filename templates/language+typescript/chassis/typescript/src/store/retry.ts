import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from './errors.ts';

const attempts = 3;
const longestPauseMs = 40;

/** Runs a transaction again that lost against another one; after a random pause, so that they part. */
export async function retryContention<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const lost = error instanceof StoreError && error.kind === 'contention';
      if (!lost || attempt === attempts) throw error;
      await sleep(Math.random() * longestPauseMs * attempt);
    }
  }
}
