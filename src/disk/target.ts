import { join, posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fs from 'fs-extra';
import { UserError } from '../errors.ts';
import { blobId } from '../reconcile/blobId.ts';
import type { Lock } from './lock.ts';
import { readLock } from './readLock.ts';
import { readText } from './readTree.ts';
import { removeFile } from './removeFile.ts';
import { blueprintFile, lockFile, nextLockFile, stageFolder } from './repoPath.ts';
import { sweep } from './writeChanges.ts';

/** How many files in the way are named, and up to how many are counted. */
const named = 20;
const counted = 1000;

/**
 * Checks that a repo can be created here: that nothing is there but git's folder, the blueprint itself
 * and what a create that was interrupted has left.
 * @param root absolute path
 * @param name of the folder, for messages
 * @param blueprint text of the blueprint; undefined while there is none, and one that lies there is in the way
 * @returns what an interrupted create has left: paths, see `removeLeftovers`
 * @throws UserError naming what is in the way
 */
export async function checkTarget(
  root: string,
  name: string,
  blueprint: string | undefined,
): Promise<string[]> {
  const stat = await fs.stat(root).catch(() => undefined);
  if (stat === undefined) return [];
  if (!stat.isDirectory()) {
    throw new UserError(`${name} is a file`, {
      code: 'not-a-directory',
      hint: 'Name a directory that is empty or new',
    });
  }
  const next = await readLock(join(root, nextLockFile));
  await refuseRepo(root, name, next);

  const leftovers: string[] = [];
  const inTheWay: string[] = [];
  for await (const path of walk(root)) {
    const text = readText(join(root, path));
    if (path === blueprintFile && text === blueprint) continue;
    if (typeof text === 'string' && next !== undefined && isIntended(path, text, next)) {
      leftovers.push(path);
    } else {
      inTheWay.push(path);
    }
    if (inTheWay.length === counted) break;
  }
  if (inTheWay.length > 0) throw notEmpty(name, inTheWay, hintAbout(name, inTheWay, blueprint));
  return leftovers;
}

/** What they were is forgotten last, so that this may be interrupted like everything else. */
export async function removeLeftovers(root: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await removeFile(root, path);
  await sweep(root);
}

async function refuseRepo(root: string, name: string, next: Lock | undefined): Promise<void> {
  const lock = await readLock(join(root, lockFile));
  if (lock === undefined) return;
  // A write that died after its last step: complete, but for cleaning up.
  if (
    next !== undefined &&
    isDeepStrictEqual({ ...next, written: undefined }, { ...lock, written: undefined })
  ) {
    await sweep(root);
  }
  throw new UserError(`${name} is a repo that create-microservices made`, {
    code: 'existing-repo',
    hint: 'Name another directory. To bring a change of microservices.yaml into this one, go there and use `apply`',
  });
}

function isIntended(path: string, text: string, { files, written }: Lock): boolean {
  return blobId(text) === (written?.[path] ?? files[path]);
}

// Files and links, but no git folder's, nor what a write keeps for itself. Links are not followed.
async function* walk(root: string, below = ''): AsyncGenerator<string> {
  const entries = await fs.readdir(join(root, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${below}${entry.name}`;
    if (entry.name === '.git' || path === stageFolder || path === nextLockFile) continue;
    if (entry.isDirectory()) yield* walk(root, `${path}/`);
    else yield path;
  }
}

/** Whoever has no blueprint may have overlooked the one that lies there. */
function hintAbout(name: string, files: readonly string[], blueprint: string | undefined): string {
  const overlooked = blueprint === undefined && files.includes(blueprintFile);
  if (!overlooked) return 'Name a directory that is empty or new';
  return `To render the blueprint that lies there: --blueprint ${posix.join(name, blueprintFile)}`;
}

function notEmpty(name: string, files: readonly string[], hint: string): UserError {
  const many =
    files.length === counted ? `${counted} files or more are` : `${files.length} files are`;
  const count = files.length === 1 ? '1 file is' : many;
  const more = files.length > named ? `; ${named} of them` : '';
  return new UserError(`${name} is not empty: ${count} in the way${more}`, {
    code: 'not-empty',
    hint,
    problems: files.slice(0, named).map((file) => ({
      code: 'file-in-the-way',
      message: 'is in the way',
      path: [],
      file,
    })),
  });
}
