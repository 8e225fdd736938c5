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
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if ((await whyNotReady(url)) === undefined) return;
    await sleep(25, undefined, signal === undefined ? {} : { signal });
  }
  throw new Error(`${url} is not ready after ${timeoutMs} ms: ${await whyNotReady(url)}`);
}

/** What keeps a program from being ready, as its `/readyz` says (SPEC.md, HLT-2); else nothing. */
export async function whyNotReady(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1000) });
    const body = await response.text();
    return response.status === 200 ? undefined : `${response.status} ${body}`.trim();
  } catch {
    return 'no answer';
  }
}
