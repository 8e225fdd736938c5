import { readData } from '../blueprint/source/readData.ts';
import { UserError } from '../errors.ts';
import { type Contracts, contractsIn } from './compatibility.ts';
import { releasedFolder } from './paths.ts';

/**
 * What was last released, from the texts of its files.
 * @param texts by path below `contracts/locks/`
 * @throws UserError naming the file that cannot be read
 */
export function parseReleased(texts: ReadonlyMap<string, string>): Contracts {
  return contractsIn(new Map([...texts].map(([path, text]) => [path, documentIn(path, text)])));
}

function documentIn(path: string, text: string): unknown {
  try {
    return readData(text);
  } catch (error) {
    const file = `${releasedFolder}/${path}`;
    throw new UserError(
      `${file} cannot be read: ${(error as Error).message.split('\n')[0] ?? ''}`,
      {
        code: 'unreadable-contract',
        hint: `Restore the last committed one: git checkout -- ${file}`,
      },
    );
  }
}
