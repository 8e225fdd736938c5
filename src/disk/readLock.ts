import { join } from 'node:path';
import fs from 'fs-extra';
import { readData } from '../blueprint/source/readData.ts';
import { UserError } from '../errors.ts';
import { sidesOf } from '../reconcile/markers.ts';
import type { Lock } from './lock.ts';
import { lockValidator } from './lockValidator.ts';
import { mergeSides } from './mergeSides.ts';
import { decode } from './readTree.ts';
import { isRepoPath, lockFile } from './repoPath.ts';

/** Far above the lock of a thousand services (bytes). */
const sizeLimit = 32 * 1024 * 1024;

/**
 * Reads a lock. It is untrusted: anybody can write into a repo, so nothing is taken from it whose shape
 * and paths were not checked.
 * @param file absolute path
 * @returns undefined when there is none
 * @throws UserError when it is no lock of ours
 */
export async function readLock(file: string): Promise<Lock | undefined> {
  const text = await readLockText(file);
  return text === undefined ? undefined : parseLock(text, file);
}

/**
 * The lock of a repo; where git could not merge two of them, both.
 * @param root absolute path
 * @returns one, or two; empty when there is none
 */
export async function readLocks(root: string): Promise<Lock[]> {
  const file = join(root, lockFile);
  const text = await readLockText(file);
  if (text === undefined) return [];
  const sides = sidesOf(text);
  // Around a conflict, the text holds what git has merged, and tells of a repo that neither branch had.
  const locks = sides === undefined ? [text] : ((await mergeSides(root, lockFile)) ?? sides);
  return locks.map((each) => parseLock(each, file));
}

async function readLockText(file: string): Promise<string | undefined> {
  const stat = await fs.lstat(file).catch(() => undefined);
  if (stat === undefined) return undefined;
  if (!stat.isFile() || stat.size > sizeLimit) throw unreadable(file, 'not a file of ours');
  const text = decode(await fs.readFile(file));
  if (text === undefined) throw unreadable(file, 'not text');
  return text;
}

/**
 * @param file for messages
 * @throws UserError when the text is no lock of ours
 */
export function parseLock(text: string, file: string): Lock {
  const lock = parseYaml(text, file);
  const validate = lockValidator();
  if (!validate(lock)) {
    const [error] = validate.errors ?? [];
    throw unreadable(file, `${error?.instancePath || 'it'} ${error?.message}`);
  }
  for (const path of Object.keys({ ...lock.files, ...lock.written })) {
    if (!isRepoPath(path)) throw unreadable(file, `"${path}" is not a path inside the repo`);
  }
  return lock;
}

function parseYaml(text: string, file: string): unknown {
  try {
    return readData(text);
  } catch (error) {
    throw unreadable(file, (error as Error).message.split('\n')[0] ?? '');
  }
}

function unreadable(file: string, why: string): UserError {
  return new UserError(`${file} cannot be read: ${why}`, {
    code: 'unreadable-lock',
    hint: `Restore the last committed one: git checkout -- ${file}`,
  });
}
