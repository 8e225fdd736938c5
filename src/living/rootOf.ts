import { dirname } from 'node:path';
import { findBlueprint } from '../disk/findBlueprint.ts';
import { blueprintFile } from '../disk/repoPath.ts';
import { UserError } from '../errors.ts';

/**
 * The repo that one stands in: the nearest folder, upwards, that has a blueprint.
 * @param cwd absolute path
 * @returns absolute path
 * @throws UserError where there is none
 */
export async function rootOf(cwd: string): Promise<string> {
  const found = await findBlueprint(cwd);
  if (found !== undefined) return dirname(found);
  throw new UserError(`There is no ${blueprintFile} here, nor in a folder above`, {
    code: 'no-repo',
    hint: 'Go to a repo that create-microservices made, or make one: create-microservices my-system',
  });
}
