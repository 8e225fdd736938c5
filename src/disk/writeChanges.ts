import { dirname } from 'node:path';
import fs from 'fs-extra';
import type { Change, Mine, Write } from '../reconcile/change.ts';
import { intendedTexts } from '../reconcile/settledBase.ts';
import { makeStage } from './claim.ts';
import { inTurns } from './inTurns.ts';
import { checkLinks } from './links.ts';
import type { Lock } from './lock.ts';
import { makeFolder } from './makeFolder.ts';
import { moveFile } from './moveFile.ts';
import { printLock } from './printLock.ts';
import { removeFile } from './removeFile.ts';
import { removeMade } from './removeMade.ts';
import {
  blueprintFile,
  checkRepoPaths,
  lockFile,
  nextLockFile,
  ownerFile,
  stageFolder,
} from './repoPath.ts';
import { statOf } from './statOf.ts';

export interface Writing {
  /** Absolute path of the repo; made when it is not there. Whoever calls has the turn: see `claim`. */
  root: string;
  changes: readonly Change[];
  /** What the disk held when the changes were made. */
  mine: Mine;
  /** What will have been written. */
  lock: Lock;
  /** Whether the folder is there already, but with nothing in it. */
  isNew?: boolean;
  signal?: AbortSignal;
}

interface Staged {
  path: string;
  from: string;
}

/**
 * Writes all changes, or none:
 *
 * 1. every text goes to the stage, a folder inside the repo;
 * 2. the lock goes to `microservices.lock.next`: from here on it says what is meant to be;
 * 3. the files are renamed into place;
 * 4. the lock is renamed into place.
 *
 * Until 2 an error, or an abort, leaves no trace. After it an abort is too late, for the rest takes
 * milliseconds; if the process dies there, `settledBase` lets the next run finish the work.
 * @throws the signal's reason when aborted in time; UserError for paths that lead out of the repo
 */
export async function writeChanges(writing: Writing): Promise<void> {
  const { root, changes, mine, lock, signal } = writing;
  const touched = changes.filter(
    (change) => change.kind === 'delete' || hasText(change) || fromOf(change).length > 0,
  );
  const paths = touched.flatMap((change) => [change.path, ...fromOf(change)]);
  checkRepoPaths(paths);
  const made = await makeFolder(root);
  const folder = textsIn(root);
  let staged: Staged[];
  try {
    // In a folder that was made just now there is nothing yet, links included.
    const isNew = writing.isNew === true || made !== undefined;
    if (!isNew) await checkLinks(root, paths);
    staged = await stage(root, touched, isNew, signal);
    const written = intendedTexts(lock.files, mine, touched.filter(hasText));
    await fs.writeFile(`${folder}/next`, printLock({ ...lock, written }));
    await fs.writeFile(`${folder}/lock`, printLock(lock));
    signal?.throwIfAborted();
  } catch (error) {
    await removeStage(root);
    await removeMade(root, made);
    throw error;
  }
  moveFile(`${folder}/next`, `${root}/${nextLockFile}`);
  await place(root, staged, touched);
  moveFile(`${folder}/lock`, `${root}/${lockFile}`);
  await sweep(root);
}

/** Removes what a write leaves behind when the process dies after the lock has arrived. */
export async function sweep(root: string): Promise<void> {
  await fs.rm(`${root}/${nextLockFile}`, { force: true });
  await removeStage(root);
}

function textsIn(root: string): string {
  return `${root}/${stageFolder}/texts`;
}

/** All of it, unless it is somebody's turn. */
async function removeStage(root: string): Promise<void> {
  const owner = await fs.lstat(`${root}/${ownerFile}`).catch(() => undefined);
  const folder = owner === undefined ? `${root}/${stageFolder}` : textsIn(root);
  await fs.rm(folder, { recursive: true, force: true });
}

/** Where a file is until now that moves. */
function fromOf(change: Change): string[] {
  return 'from' in change && change.from !== undefined ? [change.from] : [];
}

function hasText(change: Change): change is Write & { text: string } {
  return 'text' in change && change.text !== undefined;
}

async function stage(
  root: string,
  changes: readonly Change[],
  isNew: boolean,
  signal: AbortSignal | undefined,
): Promise<Staged[]> {
  const folder = textsIn(root);
  await makeStage(`${root}/${stageFolder}`);
  await fs.rm(folder, { recursive: true, force: true });
  await fs.mkdir(folder);
  const staged: Staged[] = [];
  const write = (change: Change, index: number) => {
    if (!hasText(change)) return;
    const from = `${folder}/${index}`;
    fs.writeFileSync(from, change.text, { mode: change.executable ? 0o777 : 0o666 });
    if (!isNew) keepMode(`${root}/${change.from ?? change.path}`, from, change.executable);
    staged.push({ path: change.path, from });
  };
  await inTurns(changes, write, signal);
  return staged;
}

// A file that the user made executable, or private, stays so.
function keepMode(old: string, file: string, executable: boolean | undefined): void {
  const stat = statOf(old);
  if (stat?.isFile()) fs.chmodSync(file, (stat.mode & 0o777) | (executable ? 0o111 : 0));
}

// The blueprint first, by which the next run knows that this one had begun; then deletions, for what was a
// file may have become a folder.
async function place(
  root: string,
  staged: readonly Staged[],
  changes: readonly Change[],
): Promise<void> {
  const isBlueprint = ({ path }: Staged) => path === blueprintFile;
  for (const { path, from } of staged.filter(isBlueprint)) moveFile(from, `${root}/${path}`);
  for (const { kind, path } of changes) if (kind === 'delete') await removeFile(root, path);
  for (const folder of deepest(staged.map(({ path }) => dirname(path)))) {
    fs.mkdirSync(`${root}/${folder}`, { recursive: true });
  }
  for (const each of staged) if (!isBlueprint(each)) moveFile(each.from, `${root}/${each.path}`);
  for (const change of changes) if (!hasText(change)) carry(root, change);
  // Not before: until the new one is there, the old one is the only one with the user's changes.
  for (const change of changes) {
    for (const from of fromOf(change)) {
      // What goes as it is and is still there could not go: it is nowhere else.
      if (!hasText(change) && statOf(`${root}/${from}`) !== undefined) continue;
      await removeFile(root, from);
    }
  }
}

/** A file that goes as it is, unless it is gone by now, or something else has come where it goes. */
function carry(root: string, change: Change): void {
  const { path } = change;
  for (const from of fromOf(change)) {
    if (statOf(`${root}/${from}`) === undefined) continue;
    fs.mkdirSync(dirname(`${root}/${path}`), { recursive: true });
    if (statOf(`${root}/${path}`) === undefined) moveFile(`${root}/${from}`, `${root}/${path}`);
  }
}

/** Those folders that are in no other: making them makes all. */
function deepest(folders: readonly string[]): string[] {
  const sorted = [...new Set(folders)].sort();
  return sorted.filter((folder, index) => !sorted[index + 1]?.startsWith(`${folder}/`));
}
