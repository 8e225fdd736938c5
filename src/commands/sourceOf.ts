import { findBlueprint } from '../disk/findBlueprint.ts';
import { blueprintFile } from '../disk/repoPath.ts';
import { UserError } from '../errors.ts';
import { asTyped } from './asTyped.ts';

/**
 * The blueprint that a command is about: the given one, or that of the repo one stands in.
 * @param given path, or `-` for standard input
 * @throws UserError where none is given and there is no repo
 */
export async function sourceOf(
  command: string,
  given: string | undefined,
  cwd: string,
): Promise<string> {
  const found = given ?? (await findBlueprint(cwd));
  if (found !== undefined) return given ?? asTyped(found, cwd);
  throw new UserError(`There is no ${blueprintFile} here, nor in a folder above`, {
    code: 'unreadable-blueprint',
    hint: `Give the path of one: create-microservices ${command} --blueprint ${blueprintFile}`,
  });
}
