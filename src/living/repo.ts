import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readRenderable } from '../blueprint/index.ts';
import { catalog } from '../catalog/index.ts';
import { asTyped } from '../commands/asTyped.ts';
import type { Surroundings } from '../commands/context.ts';
import type { Released } from '../contracts/released.ts';
import type { Lock } from '../disk/lock.ts';
import { readBlueprintText } from '../disk/readBlueprintText.ts';
import { readLock, readLocks } from '../disk/readLock.ts';
import { readReleasedSides } from '../disk/readReleased.ts';
import { blueprintFile, lockFile, nextLockFile } from '../disk/repoPath.ts';
import { UserError } from '../errors.ts';
import type { Side } from '../history/clashes.ts';
import type { Mine } from '../reconcile/change.ts';
import { higherVersion } from '../reconcile/higherVersion.ts';
import type { Known } from '../render/render.ts';
import type { Pack } from '../render/template.ts';
import { version } from '../version.ts';
import { type Rendition, renditionOf } from './rendition.ts';

/** What a repo says of itself. */
export interface Repo {
  /** The text of microservices.yaml. */
  text: string;
  /** The same, for messages. */
  file: string;
  /**
   * What was last written: one lock; two where git could not merge them; none where the first write was
   * interrupted.
   */
  locks: Lock[];
  /** What an interrupted write was to leave behind. */
  next: Lock | undefined;
  /** Which side of an open merge has the trunk in it; undefined where nobody can say. */
  trunk(): Promise<Side | undefined>;
  /** Contracts that others have built on, read when they are asked for. */
  released(): Promise<Released>;
}

/** What the disk holds at these paths of the repo. */
export type Look = (paths: Iterable<string>) => Promise<Mine>;

/**
 * @param root absolute path
 * @param mayBeOlder whether an older version may have written it
 * @throws UserError where create-microservices made nothing, or another version of it did
 */
export async function readRepo(
  root: string,
  { cwd, signal }: Pick<Surroundings, 'cwd' | 'signal'>,
  mayBeOlder = false,
): Promise<Repo> {
  const source = asTyped(join(root, blueprintFile), cwd);
  const input = Readable.from([]);
  const { text, file } = await readBlueprintText(source, { cwd, input, signal });
  const [locks, next] = await Promise.all([readLocks(root), readLock(join(root, nextLockFile))]);
  if (locks.length === 0 && next === undefined) {
    throw new UserError(`There is no ${lockFile} beside ${file}: nothing was rendered here yet`, {
      code: 'no-repo',
      hint: `Render it into a directory of its own: create-microservices my-system --blueprint ${file}`,
    });
  }
  const [lock, ...others] = locks;
  const isOlder =
    mayBeOlder && lock !== undefined && others.length === 0 && isBefore(lock.generator);
  for (const { generator } of [...(isOlder ? [] : locks), ...(next === undefined ? [] : [next])]) {
    refuseOtherVersion(generator);
  }
  return {
    text,
    file,
    locks,
    next,
    // What starts programs is loaded where it is needed, which is hardly ever.
    trunk: async () => (await import('../disk/trunkSide.ts')).trunkSide(root, signal),
    released: () => readReleasedSides(root),
  };
}

/** Whether a version is older than this one. */
function isBefore(generator: string): boolean {
  return generator !== version && higherVersion(generator, version) === version;
}

/** @throws UserError where another version wrote a lock: only that one knows what it rendered */
export function refuseOtherVersion(generator: string): void {
  if (generator === version) return;
  throw new UserError(
    `This repo was written by create-microservices ${generator}, and this is ${version}`,
    {
      code: 'other-version',
      hint: `Use that one: npx create-microservices@${generator} apply${isBefore(generator) ? '\nOr move the repo to this version: create-microservices upgrade' : ''}`,
    },
  );
}

/**
 * What was rendered when this lock was written: by this version, so the same again.
 * @param known what of it need not be rendered: see `untouched`
 * @throws UserError where it cannot be: locks are untrusted
 */
export function renditionAt(lock: Lock, pack: Pack, known?: Known): Rendition {
  try {
    const text = JSON.stringify(lock.blueprint);
    return renditionOf(readRenderable(text, lockFile, catalog), lock.history, pack, { known });
  } catch (error) {
    const { message, problems } = error as Error & Partial<Pick<UserError, 'problems'>>;
    throw new UserError(
      `${lockFile} tells of nothing that could be rendered: ${problems?.[0]?.message ?? message}`,
      {
        code: 'unreadable-lock',
        hint: `Restore the last committed one: git checkout -- ${lockFile}`,
        cause: error,
      },
    );
  }
}
