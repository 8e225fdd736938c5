import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Env } from './env.ts';
import { local } from './root.ts';

/** How a process ended: its exit code, or the signal that ended it. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface NodeProgram {
  /** Working directory, absolute. */
  cwd: string;
  /** Relative to `cwd`. */
  file: string;
  args?: readonly string[];
  /** Settings, on top of the environment of this process. */
  env?: Env;
}

/** Code compiled once serves every program and every restart: nearly half of what a start costs. */
export function compileCache(): Env {
  return { NODE_COMPILE_CACHE: local('compile-cache') };
}

/**
 * Starts a TypeScript program on the Node that runs this one; its output comes as pipes.
 * It leads a process group of its own, so that a Ctrl-C in the terminal reaches only the parent,
 * which knows the order in which to stop.
 */
export function spawnNode(program: NodeProgram): ChildProcess {
  // Node 22 and 24 call type stripping or node:sqlite experimental, once per process.
  const flags = ['--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, program.file, ...(program.args ?? [])], {
    cwd: program.cwd,
    env: { ...compileCache(), ...process.env, ...program.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  endWithUs(child, 'SIGKILL');
  return child;
}

const ours = new Map<ChildProcess, NodeJS.Signals>();

/** Sends `name` to a process that still runs when this one ends, however it ends (but by SIGKILL). */
export function endWithUs(child: ChildProcess, name: NodeJS.Signals): void {
  process.off('exit', endOurs).on('exit', endOurs);
  ours.set(child, name);
  child.once('exit', () => ours.delete(child));
}

function endOurs(): void {
  for (const [child, name] of ours) child.kill(name);
}

/** Resolves when the process has ended and its output is read; rejects when it could not start. */
export function exited(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

export function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** Asks a process to end (SIGTERM); after `graceMs` it is killed. Resolves when it is gone. */
export async function stop(child: ChildProcess, graceMs = 10_000): Promise<void> {
  if (!isRunning(child)) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(timer);
}

/** Like `process.kill`, but a process that is gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * What tells a process from a later one with the same number: when it began.
 * `undefined` when there is no such process, or none that can be looked at.
 */
export function identify(pid: number): string | undefined {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

/** Field 22 of proc_pid_stat(5), in ticks since the boot that `boot_id` names. */
function fromProc(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z') return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot} ${fields[18]}`;
}

function fromPs(pid: number): string | undefined {
  const began = execFileSync('ps', ['-o', 'lstart=', '-p', `${pid}`], { encoding: 'utf8' }).trim();
  return began === '' ? undefined : began;
}

/** Waits until `pid` is no longer the process that `identity` names; tells whether that came true. */
export async function waitGone(pid: number, identity: string, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (identify(pid) === identity) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}
