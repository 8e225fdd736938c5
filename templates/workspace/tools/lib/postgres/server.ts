import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import { pickPort } from '../ports.ts';
import { endWithUs, isRunning } from '../processes.ts';
import { prepareAccount, spawnAs } from './account.ts';
import { findBinaries } from './binaries.ts';
import { withClient } from './client.ts';
import { ensureCluster, SUPERUSER } from './cluster.ts';
import { openPasswords, type Passwords } from './passwords.ts';

/** A running PostgreSQL. */
export interface Postgres {
  /** A superuser's. */
  url: URL;
  passwords: Passwords;
  /** Its process, where it is ours. */
  process?: ChildProcess;
  /** Closes its connections and ends it; removes temporary data. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Where its data stays; a temporary folder, gone after `stop`, where none is given. */
  folder?: string;
  preferredPort?: number;
  /** Ports that were given out already. */
  taken?: Set<number>;
}

/** For one developer, who may lose the last moments but not the data. */
const KEPT = ['synchronous_commit=off'];
/** For tests: nothing outlives them. */
const TEMPORARY = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum=off'];
const ALWAYS = [
  'listen_addresses=127.0.0.1',
  // A path may be longer than a socket's name can be.
  'unix_socket_directories=',
  'max_connections=500',
  'log_checkpoints=off',
];

/** Starts the server of npm's packages on loopback; ready when this resolves. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const binaries = findBinaries();
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'postgres-'));
  const account = prepareAccount(folder, binaries.postgres);
  const passwords = openPasswords(join(folder, 'passwords.json'));
  const { data, isNew } = await ensureCluster(binaries, account, passwords, folder);
  const port = await pickPort(options.preferredPort, options.taken ?? new Set());

  const logFile = join(folder, 'log');
  const log = openSync(logFile, 'w', 0o600);
  const settings = [...ALWAYS, ...(options.folder === undefined ? TEMPORARY : KEPT)];
  const args = ['-D', data, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])];
  const child = spawnAs(account, binaries.postgres, args, log);
  closeSync(log);
  endWithUs(child, 'SIGQUIT');
  let failed: Error | undefined;
  child.once('error', (error) => {
    failed = error;
  });

  while (!isAccepting(data, child)) {
    if (failed !== undefined || !isRunning(child)) {
      const said = failed?.message ?? readFileSync(logFile, 'utf8').trimEnd();
      throw new Failure(`PostgreSQL did not start:\n${said}`, hintFor(said, folder));
    }
    await sleep(5);
  }

  const url = new URL(
    `postgres://${SUPERUSER}:${passwords.of(SUPERUSER)}@127.0.0.1:${port}/postgres`,
  );
  if (isNew) await closeToServices(url);

  return {
    url,
    passwords,
    process: child,
    async stop() {
      if (isRunning(child)) {
        const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
        // "Fast Shutdown" of PostgreSQL's manual: SIGTERM would wait for the clients to leave.
        child.kill('SIGINT');
        await gone;
      }
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The databases that a cluster is born with let everybody in: their PUBLIC is every role. */
async function closeToServices(url: URL): Promise<void> {
  await withClient(url, (client) =>
    client.query('REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC'),
  );
}

/** pg_ctl's own test: the last line of `postmaster.pid`, written by the process that we started. */
function isAccepting(data: string, child: ChildProcess): boolean {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === `${child.pid}` && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function hintFor(said: string, folder: string): string | undefined {
  if (said.includes('lock file "postmaster.pid" already exists')) {
    return 'Another server has this data: end the process that the message names.';
  }
  if (/shared memory|semaphore/.test(said)) {
    return 'This system has no shared memory left; end other PostgreSQL servers.';
  }
  if (said.includes('No space left on device')) return 'Free some disk space.';
  return said.includes('could not locate a valid checkpoint')
    ? `The data is damaged. Make it anew: rm -rf "${folder}"`
    : undefined;
}
