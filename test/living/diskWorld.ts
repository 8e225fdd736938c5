import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createFrom } from '../../src/commands/createFrom.ts';
import { readLock } from '../../src/disk/readLock.ts';
import { UserError } from '../../src/errors.ts';
import { emptyHistory } from '../../src/history/history.ts';
import { applyTo } from '../../src/living/applyTo.ts';
import { runUntilDeath } from '../support/mortalDisk.ts';
import { snapshot } from '../unit/disk/snapshot.ts';
import { surroundings } from '../upgrade/support/repo.ts';
import { blueprintPath, type World } from './world.ts';

/** What is ours alone. */
const kept = /^(microservices\.lock|microservices\.lock\.next|\.create-microservices\/.*)$/;

/** A repo on the disk; fs-extra has to be mortal. */
export async function diskWorld(root: string, blueprint: string): Promise<World> {
  const given = { text: blueprint, file: blueprintPath };
  await createFrom(given, root, { git: false, install: false }, surroundings);
  return {
    paths: () =>
      Object.keys(snapshot(root)).filter((path) => !path.endsWith('/') && !kept.test(path)),
    read: (path) => {
      const file = join(root, path);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
    write: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    remove: (path) => rmSync(join(root, path)),
    history: async () =>
      (await readLock(join(root, 'microservices.lock')))?.history ?? emptyHistory,
    apply: async (changes = Number.POSITIVE_INFINITY) => {
      try {
        const run = () => applyTo(root, { allowDirty: true }, surroundings);
        const isDone = await runUntilDeath(changes, async () => void (await run()));
        return isDone ? 'done' : 'died';
      } catch (error) {
        if (error instanceof UserError) return error;
        throw error;
      }
    },
  };
}
