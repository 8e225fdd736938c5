import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// Neither what the shell says about Node nor a certificate store, which Node 20 reads at each start.
const { NODE_OPTIONS, NODE_EXTRA_CA_CERTS, NODE_COMPILE_CACHE, ...inherited } = process.env;
const env = {
  ...inherited,
  CI: '1',
  NO_COLOR: '1',
  DO_NOT_TRACK: '1',
  BTS_TELEMETRY_DISABLED: '1',
};

// GNU time knows CPU and memory of a process that has ended; macOS has another `time` there.
const time = '/usr/bin/time';
const hasTime = process.platform === 'linux' && existsSync(time);

/**
 * Runs a program to its end, without a terminal.
 * @param {string[]} command program and arguments
 * @param {string} cwd
 * @returns {{ wall: number, cpu?: number, peak?: number }} milliseconds, milliseconds, bytes
 * @throws Error with what it said, when its exit code is not 0
 */
export function measure(command, cwd) {
  const [program, ...args] = hasTime ? [time, '-f', '%U %S %M', ...command] : command;
  const options = { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] };
  const started = process.hrtime.bigint();
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  const wall = Number(process.hrtime.bigint() - started) / 1e6;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`exit ${status}: ${stderr.trim() || stdout.trim()}`);
  if (!hasTime) return { wall };
  const [user, system, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { wall, cpu: (user + system) * 1000, peak: kilobytes * 1024 };
}
