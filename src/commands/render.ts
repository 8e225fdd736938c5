import { resolve } from 'node:path';
import { readLock } from '../disk/readLock.ts';
import { UserError } from '../errors.ts';
import { loadTemplates } from '../living/loadTemplates.ts';
import { type Rendered, renderedOf } from '../living/rendered.ts';
import { refuseOtherVersion, renditionAt } from '../living/repo.ts';
import { version } from '../version.ts';

/**
 * What this version has rendered for a lock of its own: how a later version learns what a repo came from.
 * @param file path of the lock, relative to `cwd`
 * @throws UserError where there is none, or another version wrote it
 */
export async function renderLock(file: string, { cwd }: { cwd: string }): Promise<Rendered> {
  const lock = await readLock(resolve(cwd, file));
  if (lock === undefined) {
    throw new UserError(`There is no ${file}`, {
      code: 'no-repo',
      hint: 'Give the path of a microservices.lock',
    });
  }
  refuseOtherVersion(lock.generator);
  return renderedOf(renditionAt(lock, await loadTemplates()).tree, version);
}
