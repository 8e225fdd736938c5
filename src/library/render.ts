import { readRenderable } from '../blueprint/index.ts';
import type { Blueprint } from '../blueprint/types.ts';
import { catalog } from '../catalog/index.ts';
import { newRepo } from '../commands/newRepo.ts';
import { printLock } from '../disk/printLock.ts';
import { blueprintFile, lockFile } from '../disk/repoPath.ts';
import type { Tree } from '../render/tree.ts';
import { fileName, type ReadOptions } from './readBlueprint.ts';
import { type Source, textOf } from './textOf.ts';

export interface Rendered {
  /** With every default filled in and every reference resolved. */
  blueprint: Blueprint;
  /**
   * Every file of the new repo by its path, sorted: what `create` writes, `microservices.yaml` and
   * `microservices.lock` included.
   */
  tree: Tree;
}

/**
 * Renders a new repo in memory; nothing is read from the disk or written to it. The same blueprint and
 * the same version of this package give the same bytes, on every machine.
 * @throws UserError with every problem of the blueprint, as `readBlueprint` does
 * @example
 * const { tree } = await render(await readFile('microservices.yaml', 'utf8'));
 * for (const [path, { text, executable }] of tree) await upload(path, text, executable);
 */
export async function render(source: Source, options: ReadOptions = {}): Promise<Rendered> {
  const text = textOf(source);
  const read = readRenderable(text, fileName(options), catalog);
  const { tree, lock } = await newRepo(read);
  const files = [
    ...tree,
    [blueprintFile, { text }] as const,
    [lockFile, { text: printLock(lock) }] as const,
  ];
  const sorted = new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
  return { blueprint: read.blueprint, tree: sorted };
}
