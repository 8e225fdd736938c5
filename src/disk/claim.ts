import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import fs from 'fs-extra';
import { UserError } from '../errors.ts';
import { makeFolder } from './makeFolder.ts';
import { removeMade } from './removeMade.ts';
import { ownerFile, stageFolder } from './repoPath.ts';
import { startOf } from './startOf.ts';

/** Whose turn it is in a repo. */
interface Owner {
  pid: number;
  /** When that process started; null where the system does not tell. */
  started: string | null;
  host: string;
}

/** The turn of one run in a repo. */
export interface Claim {
  /** Whether the repo's folder was made for it, so that nothing is in there. */
  isNew: boolean;
  /** Gives the turn back, and takes away the folder that was made if nothing came into it. */
  release(): Promise<void>;
}

/** How long an owner counts whom nobody can look for (another host, no /proc): ten times the longest run. */
const trust = 10 * 60 * 1000;
/** How long a claim may be without its owner's name: it is made, then written. */
const blank = 2000;

/** What this process has. A claim in its name that is not among them was left by one with the same id. */
const held = new Set<string>();

/**
 * Takes the turn in a repo, so that no two runs write into each other. Whoever died has none: its process is
 * looked up, by its id and its start, for ids are given again.
 * @param root absolute path; the folder is made when it is not there
 * @throws UserError naming the process whose turn it is
 */
export async function claim(root: string): Promise<Claim> {
  const made = await makeFolder(root);
  const stage = `${root}/${stageFolder}`;
  const file = `${root}/${ownerFile}`;
  await makeStage(stage);
  while (!(await tryClaim(file))) {
    const owner = await ownerIn(file);
    if (owner !== undefined && (await isAlive(owner, file))) throw refusal(owner);
    if (owner === undefined && (await ageOf(file)) < blank) await setTimeout(20);
    else await removeStale(file, owner);
  }
  held.add(file);
  const release = async () => {
    if (!held.delete(file)) return;
    await fs.rm(stage, { recursive: true, force: true });
    await removeMade(root, made);
  };
  return { isNew: made !== undefined, release };
}

/** A real folder, not a link that leads elsewhere; git does not see it. */
export async function makeStage(stage: string): Promise<void> {
  const stat = await fs.lstat(stage).catch(() => undefined);
  if (stat !== undefined && !stat.isDirectory()) await fs.rm(stage);
  await fs.mkdir(stage, { recursive: true });
  await fs.writeFile(`${stage}/.gitignore`, '*\n');
}

async function tryClaim(file: string): Promise<boolean> {
  const owner: Owner = {
    pid: process.pid,
    started: await startOf(process.pid),
    host: hostname(),
  };
  try {
    await fs.writeFile(file, `${JSON.stringify(owner)}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function ownerIn(file: string): Promise<Owner | undefined> {
  try {
    const { pid, started, host } = JSON.parse(await fs.readFile(file, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, started, host } : undefined;
  } catch {
    return undefined;
  }
}

async function isAlive({ pid, started, host }: Owner, file: string): Promise<boolean> {
  if (host !== hostname()) return (await ageOf(file)) < trust;
  if (pid === process.pid) return held.has(file);
  if (!isRunning(pid)) return false;
  const now = await startOf(pid);
  return now === null || started === null ? (await ageOf(file)) < trust : now === started;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function ageOf(file: string): Promise<number> {
  const stat = await fs.stat(file).catch(() => undefined);
  return stat === undefined ? 0 : Date.now() - stat.mtimeMs;
}

// Of two runs that find the same claim of a dead one, the second must not remove the claim of the first.
async function removeStale(file: string, stale: Owner | undefined): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await fs.rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const removed = await ownerIn(aside);
  if (JSON.stringify(removed) !== JSON.stringify(stale)) await fs.link(aside, file).catch(() => {});
  await fs.rm(aside, { force: true });
}

function refusal({ pid, host }: Owner): UserError {
  const where = host === hostname() ? '' : ` on ${host}`;
  return new UserError(`Another run is at work in this repo: process ${pid}${where}`, {
    code: 'running',
    hint: 'Wait until it has ended, and run the same command again',
  });
}
