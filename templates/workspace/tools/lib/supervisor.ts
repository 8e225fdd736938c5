import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { explain } from './failure.ts';
import { exited, isRunning, type NodeProgram, spawnNode, stop } from './processes.ts';
import { waitReady } from './ready.ts';

export interface Plan {
  name: string;
  program: NodeProgram;
  /** Its `/readyz`. */
  readyUrl: string;
  /** Done once before the first start, and when asked again (migrations); writes to `line`. */
  prepare?: (line: (text: string) => void) => Promise<void>;
}

/** What the supervisor tells while a program runs. */
export interface Listener {
  /** A line that the program wrote. */
  line(name: string, line: string): void;
  /** Something about the program that a reader should know. */
  note(name: string, level: 'info' | 'warn' | 'error', message: string): void;
  began(name: string, pid: number): void;
  ended(pid: number): void;
}

export interface Supervised {
  name: string;
  readyUrl: string;
  /** Resolves when it was ready for the first time. */
  ready: Promise<void>;
  /** Now, also where it waits after a crash; `prepare` says whether the plan is to prepare again. */
  restart(reason: string, prepare: boolean): Promise<void>;
  /** Asks it to end, and starts it no more; it is killed after the grace period. */
  stop(graceMs: number): Promise<void>;
}

/** A crash before this much time has passed counts as one more in a row. */
const STABLE_MS = 10_000;
/** EX_CONFIG of sysexits.h: its settings are bad, and trying again does not change them. */
const BAD_CONFIGURATION = 78;

/** How long to wait before the next start, after so many crashes in a row. */
export function backOff(crashes: number): number {
  return Math.min(500 * 2 ** (crashes - 1), 10_000);
}

/** Keeps a program running: started, told when it is ready, started again when it ends. */
export function supervise(plan: Plan, listener: Listener): Supervised {
  const { name } = plan;
  const firstReady = Promise.withResolvers<void>();
  let child: ChildProcess | undefined;
  let stopping = false;
  let restarting = false;
  let prepared = false;
  let wake = new AbortController();

  async function keepRunning(): Promise<void> {
    let crashes = 0;
    while (!stopping) {
      const began = Date.now();
      const failure = await runOnce(began);
      if (stopping) return;
      if (restarting) {
        restarting = false;
        crashes = 0;
        continue;
      }
      crashes = Date.now() - began > STABLE_MS ? 1 : crashes + 1;
      const delay = failure.isFinal ? undefined : backOff(crashes);
      const next = delay === undefined ? 'it starts again when its code changes' : seconds(delay);
      listener.note(name, 'error', `${failure.message}; ${next}`);
      await pause(delay);
    }
  }

  /** One life of the program; resolves with how it ended. */
  async function runOnce(began: number): Promise<{ message: string; isFinal: boolean }> {
    try {
      if (!prepared) await plan.prepare?.((text) => listener.line(name, text));
      prepared = true;
    } catch (error) {
      return { message: explain(error), isFinal: true };
    }
    if (stopping) return { message: '', isFinal: true };
    const life = spawnNode(plan.program);
    child = life;
    const over = new AbortController();
    for (const stream of [life.stdout, life.stderr]) {
      if (stream !== null) createInterface(stream).on('line', (line) => listener.line(name, line));
    }
    if (life.pid !== undefined) listener.began(name, life.pid);
    void tellReady(began, over.signal);
    try {
      const { code, signal } = await exited(life);
      const message = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
      return { message, isFinal: code === BAD_CONFIGURATION };
    } catch (error) {
      return { message: explain(error), isFinal: true };
    } finally {
      over.abort();
      if (life.pid !== undefined) listener.ended(life.pid);
    }
  }

  let wasReady = false;
  async function tellReady(began: number, signal: AbortSignal): Promise<void> {
    try {
      await waitReady(plan.readyUrl, { signal, timeoutMs: Number.POSITIVE_INFINITY });
    } catch {
      return;
    }
    if (wasReady) listener.note(name, 'info', `ready again after ${Date.now() - began} ms`);
    wasReady = true;
    firstReady.resolve();
  }

  /** Waits `ms`, or without end, or until somebody wants a start now. */
  async function pause(ms = 2 ** 31 - 1): Promise<void> {
    await sleep(ms, undefined, { signal: wake.signal }).catch(() => {});
    wake = new AbortController();
  }

  const life = keepRunning();
  return {
    name,
    readyUrl: plan.readyUrl,
    ready: firstReady.promise,
    async restart(reason, prepare) {
      if (prepare) prepared = false;
      if (restarting) return;
      listener.note(name, 'info', `${reason}: restarting`);
      if (child !== undefined && isRunning(child)) {
        restarting = true;
        await stop(child, 5000);
      } else {
        wake.abort();
      }
    },
    async stop(graceMs) {
      stopping = true;
      wake.abort();
      if (child !== undefined) await stop(child, graceMs);
      if (child?.signalCode === 'SIGKILL') {
        listener.note(name, 'warn', `did not end within ${graceMs / 1000} s, and was killed`);
      }
      await life;
    },
  };
}

function seconds(ms: number): string {
  return `it starts again in ${ms / 1000} s`;
}
