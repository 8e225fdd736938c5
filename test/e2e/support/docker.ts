import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Repo } from './repo.ts';

const standins = fileURLToPath(new URL('../../standins', import.meta.url));

/** What is fetched and built is kept for the next run. */
const folder = join(tmpdir(), 'create-microservices-docker');
const pidFile = join(folder, 'dockerd.pid');
export const dockerEnv = { DOCKER_CONFIG: join(folder, 'config') };

/** Starts Docker's engine where none answers. @returns why that is impossible; undefined where it is there */
export async function startDocker(): Promise<string | undefined> {
  mkdirSync(folder, { recursive: true });
  rmSync(pidFile, { force: true });
  const { exitCode, all } = await execa(join(standins, 'engine.sh'), [folder], {
    all: true,
    reject: false,
  });
  return exitCode === 0 ? undefined : (all.trim().split('\n').at(-1) ?? 'no word of why');
}

/** Ends the engine if it is ours. */
export async function stopDocker(): Promise<void> {
  const pid = startedPid();
  if (pid === undefined) return;
  process.kill(pid, 'SIGTERM');
  while (isThere(pid)) await new Promise((resolve) => setTimeout(resolve, 100));
}

function startedPid(): number | undefined {
  try {
    return Number(readFileSync(pidFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Sees to it that the images are there that a repo names. */
export async function provideImages(...images: string[]): Promise<void> {
  await execa(join(standins, 'images.sh'), [folder, ...images]);
}

export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await execa('docker', args, { env: dockerEnv });
  return stdout;
}

/** Docker Compose in a repo's `deploy/compose`. */
export class Compose {
  readonly #root: string;
  readonly #cwd: string;

  constructor({ folder }: Repo) {
    this.#root = folder;
    this.#cwd = join(folder, 'deploy', 'compose');
  }

  /** A line of a pipeline, in the repo; what it printed. @throws Error with that */
  async line(line: string, more: Record<string, string> = {}): Promise<string> {
    const { all } = await execa('bash', ['-c', line], {
      cwd: this.#root,
      all: true,
      env: { ...dockerEnv, GATEWAY_PORT: `${port}`, NO_COLOR: '1', ...more },
    });
    return all;
  }

  /** @throws Error with what it printed */
  async run(...args: string[]): Promise<string> {
    const { stdout } = await execa('docker', ['compose', ...args], {
      cwd: this.#cwd,
      env: { ...dockerEnv, GATEWAY_PORT: `${port}`, COLLECTOR_LOGS_PORT: `${port + 1}` },
    });
    return stdout;
  }

  /** What Docker knows of the containers of a service, of all of them where none is named. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it without ceremony.
  async containers(...services: string[]): Promise<any[]> {
    const ids = (await this.run('ps', '--all', '--quiet', ...services)).split('\n').filter(Boolean);
    return JSON.parse(await docker('inspect', ...ids));
  }

  /** A program of JavaScript in a container of a service; what it prints. */
  inside(service: string, script: string): Promise<string> {
    return this.run('exec', '--no-TTY', service, '/nodejs/bin/node', '-e', script);
  }
}

/** Of the gateway: not the one that a developer's own system has. */
export const port = 18_080;
