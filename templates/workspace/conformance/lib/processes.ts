import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Env } from '../../tools/lib/env.ts';
import {
  type Exit,
  exited,
  isRunning,
  type NodeProgram,
  spawnNode,
} from '../../tools/lib/processes.ts';
import { cleanUp } from './cleanup.ts';
import { until, within } from './until.ts';

/** A log line (SPEC.md, LOG-1). */
export type Line = Readonly<Record<string, unknown>> & { level?: string; msg?: string };

/** A process of ours, and everything it wrote. */
export interface Process {
  pid: number;
  /** Standard output, line by line. */
  output: readonly string[];
  /** The lines of standard output that are JSON objects. */
  lines: readonly Line[];
  /** Standard error. */
  errors: readonly string[];
  exit: Promise<Exit>;
  isRunning(): boolean;
  signal(name: NodeJS.Signals): void;
  /** The first line that fits, now or to come. */
  line(what: string, fits: (line: Line) => boolean, timeoutMs?: number): Promise<Line>;
}

/** A process with its two listeners open. */
export interface Running extends Process {
  /** Base addresses. */
  api: string;
  admin: string;
  port: number;
  adminPort: number;
  /** SIGTERM, and how it ended. */
  stop(): Promise<Exit>;
}

const graceMs = 30_000;

/** Settings of this process that would reach the programs; empty counts as not set (CFG-4). */
const clean: Env = {
  NODE_OPTIONS: '',
  NODE_TEST_CONTEXT: '',
  NODE_V8_COVERAGE: '',
  LOG_LEVEL: '',
  OTEL_EXPORTER_OTLP_ENDPOINT: '',
};

/** Starts a program; ended when the tests are through, if not before. */
export function spawn(program: NodeProgram): Process {
  const child = spawnNode({ ...program, env: { ...clean, ...program.env } });
  const output: string[] = [];
  const lines: Line[] = [];
  const errors: string[] = [];
  read(child.stdout, (text) => {
    output.push(text);
    const line = parse(text);
    if (line !== undefined) lines.push(line);
  });
  read(child.stderr, (text) => errors.push(text));
  const exit = exited(child);
  exit.catch(() => {});
  cleanUp(() => end(child, exit));
  return {
    pid: child.pid ?? 0,
    output,
    lines,
    errors,
    exit,
    isRunning: () => isRunning(child),
    signal: (name) => void child.kill(name),
    line: (what, fits, timeoutMs) => until(what, () => lines.find(fits), timeoutMs),
  };
}

/** Starts a program and waits until it listens. */
export async function launch(program: NodeProgram): Promise<Running> {
  const process = spawn(program);
  const { output, errors } = process;
  const ended = process.exit.then(({ code, signal }) => {
    const said = [...output, ...errors].join('\n');
    throw new Error(`${program.cwd} ended with ${signal ?? code} and did not listen:\n${said}`);
  });
  const listening = await Promise.race([
    process.line('the line "listening"', ({ msg }) => msg === 'listening', 60_000),
    ended,
  ]);
  ended.catch(() => {});
  const { port, admin_port: adminPort } = listening as { port?: number; admin_port?: number };
  if (typeof port !== 'number' || typeof adminPort !== 'number') {
    throw new Error(`CFG-7: "listening" does not tell the ports: ${JSON.stringify(listening)}`);
  }
  return {
    ...process,
    port,
    adminPort,
    api: `http://127.0.0.1:${port}`,
    admin: `http://127.0.0.1:${adminPort}`,
    stop() {
      process.signal('SIGTERM');
      return within('the end of the process', graceMs, process.exit);
    },
  };
}

/** Runs a program to its end. */
export async function complete(program: NodeProgram): Promise<Process & Pick<Exit, 'code'>> {
  const process = spawn(program);
  const { code } = await within(`the end of ${program.file}`, 60_000, process.exit);
  return { ...process, code };
}

function read(stream: ChildProcess['stdout'], each: (text: string) => void): void {
  if (stream !== null) createInterface({ input: stream, crlfDelay: Infinity }).on('line', each);
}

function parse(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Line) : undefined;
  } catch {
    return undefined;
  }
}

/** The tests are through: nothing has to be in order any more. */
async function end(child: ChildProcess, exit: Promise<Exit>): Promise<void> {
  if (!isRunning(child)) return;
  child.kill('SIGKILL');
  await exit.catch(() => {});
}
