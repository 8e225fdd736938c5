import { rmSync, writeFileSync } from 'node:fs';
import { Failure } from './failure.ts';
import { identify, signal, waitGone } from './processes.ts';
import { readJson, writeSecretJson } from './secret-file.ts';

/** What runs, in `.local/run.json`: so that a second start finds it, and a later one cleans up. */
interface Run extends Member {
  /** Where the gateway answers. */
  url?: string;
  members: Member[];
}

interface Member {
  name: string;
  pid: number;
  /** Tells the process from a later one with the same number; see `identify`. */
  identity: string;
}

export interface RunFile {
  /** Names of the processes that an earlier run left behind, and that were ended now. */
  cleaned: readonly string[];
  url(url: string): void;
  add(name: string, pid: number): void;
  remove(pid: number): void;
  /** Nothing runs any more. */
  close(): void;
}

/** Claims the repo for this process. Fails when another start is running. */
export async function claimRun(path: string): Promise<RunFile> {
  const run: Run = { ...memberOf('start', process.pid), members: [] };
  const cleaned: string[] = [];
  while (!create(path, run)) {
    const earlier = readRun(path);
    if (earlier === undefined) continue;
    refuseRunning(earlier);
    for (const member of earlier.members.toReversed()) {
      if (await end(member)) cleaned.push(member.name);
    }
    rmSync(path, { force: true });
  }
  const save = () => writeSecretJson(path, run);
  return {
    cleaned,
    url(url) {
      run.url = url;
      save();
    },
    add(name, pid) {
      run.members.push(memberOf(name, pid));
      save();
    },
    remove(pid) {
      run.members = run.members.filter((member) => member.pid !== pid);
      save();
    },
    close: () => rmSync(path, { force: true }),
  };
}

/** Where the gateway of a run answers; undefined where nothing runs, or is not ready yet. */
export function runningUrl(path: string): string | undefined {
  const run = readRun(path);
  return run !== undefined && isAlive(run) ? run.url : undefined;
}

/** Creates the file; `false` where there is one. */
function create(path: string, run: Run): boolean {
  try {
    writeFileSync(path, JSON.stringify(run), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The run that a file tells of; one that was cut off tells of nobody. */
function readRun(path: string): Run | undefined {
  try {
    return readJson(path) as Run | undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { name: 'start', pid: 0, identity: '', members: [] };
  }
}

function memberOf(name: string, pid: number): Member {
  return { name, pid, identity: identify(pid) ?? '' };
}

function isAlive({ pid, identity }: Member): boolean {
  return identity !== '' && identify(pid) === identity;
}

function refuseRunning(run: Run): void {
  if (!isAlive(run)) return;
  const where = run.url === undefined ? 'and is starting' : `at ${run.url}`;
  throw new Failure(
    `The system already runs, ${where} (process ${run.pid}).`,
    `Stop it with Ctrl-C in its terminal, or: kill ${run.pid}`,
  );
}

/** Ends what is still the process that we started; tells whether there was one. */
async function end(member: Member): Promise<boolean> {
  if (!isAlive(member)) return false;
  // PostgreSQL waits for its clients on SIGTERM and closes their connections on SIGINT.
  signal(member.pid, member.name === 'postgres' ? 'SIGINT' : 'SIGTERM');
  if (!(await waitGone(member.pid, member.identity, 5000))) {
    signal(member.pid, member.name === 'postgres' ? 'SIGQUIT' : 'SIGKILL');
    await waitGone(member.pid, member.identity, 5000);
  }
  return true;
}
