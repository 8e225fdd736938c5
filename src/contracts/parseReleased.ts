import { readData } from '../blueprint/source/readData.ts';
import { UserError } from '../errors.ts';
import { type Contracts, contractsIn } from './compatibility.ts';
import { releasedFolder } from './paths.ts';
import type { Released, ReleasedTexts } from './released.ts';

/**
 * What was last released, from the texts of its files: one, or that of each of two branches.
 * @throws UserError naming the file that cannot be read
 */
export function parseReleased({ sides }: Pick<Released, 'sides'>): Contracts[] {
  return sides.map(contractsOf);
}

function contractsOf(texts: ReleasedTexts): Contracts {
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
