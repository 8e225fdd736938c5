import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import fs from 'fs-extra';
import { inTurn } from './turn.ts';

export const bin = fileURLToPath(new URL('../../../bin/create-microservices.js', import.meta.url));

/** A repo as a user has it: made by the built command line, installed, in git. */
export interface Repo {
  folder: string;
  /** What the command line and the package manager said. */
  output: string;
  /** Runs a command in the repo; never throws. `all` is what it printed. */
  run(command: string, args: string[]): Promise<{ exitCode: number; all: string; stdout: string }>;
  /** @param env more than what its commands have anyway */
  start(env?: Record<string, string>): Promise<RunningSystem>;
  remove(): Promise<void>;
}

export interface RunningSystem {
  url: string;
  token(scopes?: string): Promise<string>;
  /** Process ids by name: gateway, services, postgres, start. */
  pids(): Promise<Record<string, number>>;
  /** Like Ctrl-C in its terminal; resolves when it has ended. */
  stop(): Promise<void>;
}

/** How people start a system and get a token, as the rendered README says. */
export interface Typed {
  start: string[];
  token: string[];
  /** What stands before the arguments of a script. */
  dashes: string[];
  /** Where the package manager is, and so on. */
  env: Record<string, string>;
}

const npm: Typed = {
  start: ['npm', 'start'],
  token: ['npm', 'run', '-s', 'token'],
  dashes: ['--'],
  env: {},
};

/**
 * Renders a blueprint into a folder of its own.
 * @param program another version's
 */
export async function createRepo(blueprint: string, typed = npm, program = bin): Promise<Repo> {
  const env = { ...typed.env, NO_COLOR: '1' };
  const parent = mkdtempSync(join(tmpdir(), 'e2e-'));
  const folder = join(parent, 'a repo');
  const { all: output } = await execa('node', [program, folder, '--blueprint', '-', '--yes'], {
    input: blueprint,
    all: true,
    env,
  });

  async function run(command: string, args: string[]) {
    const result = await execa(command, args, {
      cwd: folder,
      all: true,
      reject: false,
      env,
      // Before the test gives up, so that what was printed until then is told.
      timeout: 1_080_000,
    });
    return { exitCode: result.exitCode ?? 1, all: result.all, stdout: result.stdout };
  }

  return {
    folder,
    output,
    run,
    start: (more) =>
      inTurn(() => startSystem(folder, run, { ...typed, env: { ...typed.env, ...more } })),
    remove: () => fs.remove(parent),
  };
}

async function startSystem(
  folder: string,
  run: Repo['run'],
  { start, token, dashes, env }: Typed,
): Promise<RunningSystem> {
  const [program = '', ...args] = [...start, ...dashes, '--json'];
  const child = execa(program, args, {
    cwd: folder,
    reject: false,
    all: true,
    buffer: false,
    // A group of its own, so that a signal can reach all of it as Ctrl-C does.
    detached: true,
    env: { ...env, NO_COLOR: '1' },
  });
  const url = await untilReady(child);

  return {
    url,
    async token(scopes) {
      const [program = '', ...args] = token;
      if (scopes !== undefined) args.push(...dashes, '--scopes', scopes);
      return (await run(program, args)).stdout.trim();
    },
    async pids() {
      const state = await fs.readJson(join(folder, '.local/run.json'));
      const members: { name: string; pid: number }[] = [state, ...state.members];
      return Object.fromEntries(members.map(({ name, pid }) => [name, pid]));
    },
    async stop() {
      const state = join(folder, '.local/run.json');
      if (!(await fs.pathExists(state))) return;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      // The package manager is gone before the system is: what runs is written down until nothing does.
      for (const deadline = Date.now() + 30_000; await fs.pathExists(state); ) {
        if (Date.now() > deadline) throw new Error('the system did not end within 30 s of Ctrl-C');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await child;
    },
  };
}

/** What is asked of a starting system. */
type Child = PromiseLike<unknown> & { all: Readable };

/** Resolves with the gateway's URL once it says that everything is ready. */
function untilReady(child: Child): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    let rest = '';
    child.all.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString('utf8')).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) {
        lines.push(line);
        if (!line.startsWith('{')) continue;
        const entry = JSON.parse(line);
        if (entry.msg === 'ready' && typeof entry.url === 'string') resolve(entry.url);
      }
    });
    child.then(() => reject(new Error(`the start ended:\n${lines.slice(-40).join('\n')}`)));
  });
}

/** Whether a process with this id is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
