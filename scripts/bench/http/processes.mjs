import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { debianProgram } from '../../servers/debian.mjs';

/** @returns the name of a program of Debian's; installed, where it is not there and can be */
export function needed(program, packageName) {
  if (!debianProgram(program, packageName)) throw new Error(`there is no ${program}`);
  return program;
}

/**
 * A process that has a core for itself, as far as the others are pinned to another one.
 * @returns {{ pid: number, stop(): Promise<void>, ended(): string | undefined }}
 */
export function startPinned(core, file, args, { cwd, env } = {}) {
  // What it prints goes nowhere, as a pipe would have to be read by somebody.
  const child = spawn('taskset', ['--cpu-list', `${core}`, file, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said = `${said}${text}`.slice(-2_000);
  });
  let isOver = false;
  const over = new Promise((resolve) =>
    child.once('exit', () => {
      isOver = true;
      resolve();
    }),
  );
  return {
    pid: child.pid,
    ended: () => (isOver ? said : undefined),
    async stop() {
      child.kill('SIGTERM');
      await over;
    },
  };
}

/** @throws with what the process said, where it ends before it listens */
export async function untilListens(port, started) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const said = started.ended();
    if (said !== undefined) throw new Error(`it did not start: ${said}`);
    if (await listens(port)) return;
    await sleep(50);
  }
  throw new Error(`nobody listens at ${port}`);
}

function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** A port that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
