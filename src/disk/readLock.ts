import { Ajv, type ValidateFunction } from 'ajv';
import fs from 'fs-extra';
import { parse } from 'yaml';
import { UserError } from '../errors.ts';
import type { Lock } from './lock.ts';
import { lockSchema } from './lockSchema.ts';
import { decode } from './readTree.ts';
import { isRepoPath } from './repoPath.ts';

/** Far above the lock of a thousand services (bytes). */
const sizeLimit = 32 * 1024 * 1024;

let compiled: ValidateFunction<Lock> | undefined;

// Compiled when the first lock is read: most runs of create read none.
function validator(): ValidateFunction<Lock> {
  compiled ??= new Ajv({ strict: true })
    .addFormat('repo-path', isRepoPath)
    .compile<Lock>(lockSchema);
  return compiled;
}

/**
 * Reads a lock. It is untrusted: anybody can write into a repo, so nothing is taken from it whose shape
 * and paths were not checked.
 * @param file absolute path
 * @returns undefined when there is none
 * @throws UserError when it is no lock of ours
 */
export async function readLock(file: string): Promise<Lock | undefined> {
  const stat = await fs.lstat(file).catch(() => undefined);
  if (stat === undefined) return undefined;
  if (!stat.isFile() || stat.size > sizeLimit) throw unreadable(file, 'not a file of ours');
  const text = decode(await fs.readFile(file));
  if (text === undefined) throw unreadable(file, 'not text');
  return parseLock(text, file);
}

/**
 * @param file for messages
 * @throws UserError when the text is no lock of ours
 */
export function parseLock(text: string, file: string): Lock {
  const lock = parseYaml(text, file);
  const validate = validator();
  if (validate(lock)) return lock;
  const [error] = validate.errors ?? [];
  throw unreadable(file, `${error?.instancePath || 'it'} ${error?.message}`);
}

function parseYaml(text: string, file: string): unknown {
  try {
    // We write no aliases, so any is somebody else's: a document that grows when it is read.
    return parse(text, { maxAliasCount: 0, resolveKnownTags: false, logLevel: 'error' });
  } catch (error) {
    throw unreadable(file, (error as Error).message.split('\n')[0] ?? '');
  }
}

function unreadable(file: string, why: string): UserError {
  return new UserError(`${file} cannot be read: ${why}`, {
    hint: `Restore the last committed one: git checkout -- ${file}`,
  });
}
