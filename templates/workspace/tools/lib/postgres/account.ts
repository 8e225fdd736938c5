import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, chownSync, constants, mkdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { Failure } from '../failure.ts';
import { OTHERWISE } from './binaries.ts';

/** The user that PostgreSQL runs as. */
export interface Account {
  /** `undefined`: the user who runs this. */
  uid: number | undefined;
  /** Programs to put in front of a command line. */
  through: readonly string[];
}

/** `nobody` on Linux. */
const NOBODY = 65_534;

/**
 * PostgreSQL refuses to run as root, so under root it runs as `nobody`, or as the user who has the
 * data already. Makes `folder` and hands it over.
 */
export function prepareAccount(folder: string, programs: string): Account {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const owner = statSync(folder).uid;
  const me = process.getuid?.();
  if (me !== 0) {
    refuseNameless();
    if (me === owner) return { uid: undefined, through: [] };
    throw new Failure(
      `${folder} belongs to another user (${owner}): an earlier run was one of theirs.`,
      `Take it over: sudo chown -R ${me} "${folder}"`,
    );
  }
  const uid = owner === 0 ? NOBODY : owner;
  chownSync(folder, uid, uid);
  const closed = [folder, programs].map(closedAbove).find((path) => path !== undefined);
  if (closed === undefined) return { uid, through: [] };
  return { uid: undefined, through: passThrough(uid, closed) };
}

/** Starts a program of PostgreSQL as `account`, apart from the terminal's process group. */
export function spawnAs(
  account: Account,
  program: string,
  args: readonly string[],
  output: number | 'pipe',
): ChildProcess {
  const [command = program, ...rest] = [...account.through, program, ...args];
  const { uid } = account;
  return spawn(command, rest, {
    cwd: '/',
    // LC_ALL: messages that can be searched for. The rest (PGDATA, PGPORT) would change the server.
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', output, output],
    detached: true,
    ...(uid !== undefined && { uid, gid: uid }),
  });
}

/** initdb looks its user up, and a container may run as a number that nobody has. */
function refuseNameless(): void {
  try {
    userInfo();
  } catch {
    throw new Failure(
      `PostgreSQL does not run as a user without a name (${process.getuid?.()}).`,
      `Run as a user of /etc/passwd. ${OTHERWISE}`,
    );
  }
}

/** The outermost folder above `path` that other users may not enter (`/root`, often). */
function closedAbove(path: string): string | undefined {
  const parent = dirname(path);
  if (parent === path) return undefined;
  const outer = closedAbove(parent);
  if (outer !== undefined) return outer;
  return (statSync(parent).mode & 0o001) === 0 ? parent : undefined;
}

/**
 * util-linux's setpriv can give a process that is not root's the right to pass closed folders.
 * `no_setuid_fixup` because PostgreSQL asks access(2), which otherwise ignores such rights.
 */
function passThrough(uid: number, closed: string): string[] {
  const setpriv = '/usr/bin/setpriv';
  try {
    accessSync(setpriv, constants.X_OK);
  } catch {
    throw new Failure(
      `PostgreSQL does not run as root, and no other user may enter ${closed}.`,
      `Run as another user, keep the repo elsewhere, or: chmod o+x ${closed}`,
    );
  }
  const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const user = [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
  return [setpriv, '--securebits=+no_setuid_fixup', ...user, ...rights, '--'];
}
