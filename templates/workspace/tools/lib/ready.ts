import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  /** Gives up: the process ended, or nobody wants to know any more. */
  signal?: AbortSignal;
  timeoutMs?: number;
}

/** Resolves when `url` (a `/readyz`) answers 200; rejects after `timeoutMs`, or when given up. */
export async function waitReady(url: string, options: WaitOptions = {}): Promise<void> {
  const { signal, timeoutMs = 30_000 } = options;
  const deadline = Date.now() + timeoutMs;
  let last = 'no answer';
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(1000) });
      const body = await response.text();
      if (response.status === 200) return;
      last = `${response.status} ${body}`.trim();
    } catch {
      // Nobody listens yet.
    }
    await sleep(25, undefined, signal === undefined ? {} : { signal });
  }
  throw new Error(`${url} is not ready after ${timeoutMs} ms: ${last}`);
}
