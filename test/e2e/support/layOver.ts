import { fileURLToPath } from 'node:url';
import fs from 'fs-extra';
import type { Repo } from './repo.ts';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));

/** Lays the rules of an example over the repo of its blueprint, and commits them, as its owner would. */
export async function layOver({ folder, run }: Repo, example: string): Promise<void> {
  await fs.copy(`${examples}/${example}`, folder);
  await run('git', ['add', '--all']);
  await run('git', ['commit', '--message', 'Rules of our own']);
}
