import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SubscriptionModel } from '../../../src/broker/port.ts';
import { until } from './messages.ts';

const file = fileURLToPath(new URL('consume.ts', import.meta.url));

export interface ReplicaOptions {
  url: string;
  subscription: SubscriptionModel;
  concurrency: number;
  /**
   * `work` takes up to `busyMs` over a message; `hang` never gives a verdict; `last-breath` does
   * all of the work and then waits for its end.
   */
  mode: 'work' | 'hang' | 'last-breath';
  busyMs?: number;
}

/** What replicas write down, in the order in which it happened. */
export interface Entry {
  what: 'began' | 'ended';
  replica: number;
  id: string;
  key: string;
  number: number;
  attempt: number;
}

/** Replicas of a consumer, each a process, with one journal. */
export class Replicas {
  readonly #folder = mkdtempSync(join(tmpdir(), 'replicas-'));
  readonly #journal = join(this.#folder, 'journal');
  readonly #children: ChildProcess[] = [];

  constructor() {
    writeFileSync(this.#journal, '');
  }

  /** @returns the process, once it has begun to consume */
  async start(options: ReplicaOptions): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
      env: {
        ...process.env,
        REPLICA: JSON.stringify({
          ...options,
          journal: this.#journal,
          replica: this.#children.length,
        }),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#children.push(child);
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    await until('a replica', () => said.includes('consuming'));
    return child;
  }

  entries(): Entry[] {
    const lines = readFileSync(this.#journal, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line));
  }

  /** Numbers of the messages that were handled to the end, each once. */
  handled(): Set<number> {
    return new Set(
      this.entries()
        .filter(({ what }) => what === 'ended')
        .map(({ number }) => number),
    );
  }

  async end(): Promise<void> {
    for (const child of this.#children) await kill(child);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** Resident memory of a process, in MiB. */
export function memoryOf({ pid }: ChildProcess): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`])) / 1_024;
}

/** Messages that began before the one before them, of the same of so many keys in turn, had ended. */
export function disorder(entries: readonly Entry[], keys: number): string[] {
  const ended = new Set<number>();
  const faults: string[] = [];
  for (const { what, number, replica } of entries) {
    const before = number - keys;
    if (what === 'ended') ended.add(number);
    else if (before >= 0 && !ended.has(before)) {
      faults.push(`replica ${replica} began ${number} before ${before} had ended`);
    }
  }
  return faults;
}
