import { dirname, resolve } from 'node:path';
import type { Code } from '../code/model.ts';
import { readSources } from '../disk/readSources.ts';
import { UserError } from '../errors.ts';

/**
 * The code of the repo that a blueprint lies in. Brings the parser along.
 * @param source path of the blueprint, relative to `cwd`
 * @throws UserError where there is no such repo
 */
export async function codeOf(source: string, cwd: string): Promise<Code> {
  if (source === '-') {
    throw new UserError(
      '--repo looks at the folder of the blueprint, and standard input has none',
      {
        code: 'invalid-value',
        hint: 'Give the path of the blueprint in the repo: --blueprint microservices.yaml --repo',
      },
    );
  }
  const texts = await readSources(resolve(cwd, dirname(source)));
  if (texts === undefined) {
    throw new UserError(`There is no folder services beside ${source}`, {
      code: 'invalid-value',
      hint: 'Go to the repo that was rendered from it, or leave out --repo to check the blueprint alone.',
    });
  }
  const { readCode } = await import('../code/readCode.ts');
  return readCode(texts);
}
