import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, closeSync, constants, openSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Topology } from '../../../src/broker/port.ts';

/** A broker to test with. What only a server of our own can do is missing of one that was given. */
export interface TestServer {
  /** With every right. */
  url: string;
  /** An account that may do what a service needs, and no more where the broker can tell. */
  urlFor?(service: string, topology: Topology): Promise<string>;
  /** An address whose streams and queues nobody else sees, with every right in there. */
  room?(): Promise<string>;
  /** As a power cut: SIGKILL. */
  kill?(): Promise<void>;
  /** Again, with the data that it had. */
  start?(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

export function given(url: string): TestServer {
  return { url, remove: async () => {} };
}

/** The path of a program, where it is on the PATH or in one of these folders. */
export function findProgram(name: string, folders: readonly string[] = []): string | undefined {
  const all = [...folders, ...(process.env.PATH ?? '').split(delimiter)];
  return all.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A port of loopback that is free. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

export interface Program {
  path: string;
  args?: readonly string[];
  env?: Record<string, string>;
  logFile: string;
}

const running = new Set<ChildProcess>();

/** Starts a program in a process group of its own, which ends with this process. */
export function startProgram({ path, args = [], env = {}, logFile }: Program): ChildProcess {
  const log = openSync(logFile, 'a');
  const child = spawn(path, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.on('error', () => {});
  process.off('exit', killAll).on('exit', killAll);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Without a listener a signal ends this process, and nobody is told.
    process.off(signal, exit).on(signal, exit);
  }
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

function exit(): void {
  process.exit(1);
}

function killAll(): void {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

/** SIGKILL to the program and what it started; resolves when it is gone. */
export async function killProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signalGroup(child, 'SIGKILL');
  await gone;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** Until somebody listens. */
export async function untilListening(port: number, child: ChildProcess, logFile: string) {
  for (const end = Date.now() + 60_000; !(await listens(port)); await sleep(50)) {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (!ended && Date.now() < end) continue;
    const said = readFileSync(logFile, 'utf8').slice(-4_000);
    throw new Error(`${child.spawnfile} ${ended ? 'ended' : 'does not listen'}:\n${said}`);
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Until it says so in its log. */
export async function untilLogged(logFile: string, text: string): Promise<void> {
  const times = () => readFileSync(logFile, 'utf8').split(text).length;
  for (const before = times(); times() === before; await sleep(20));
}
