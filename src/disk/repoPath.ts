import { isDeviceName } from '../blueprint/names/reserved.ts';
import { UserError } from '../errors.ts';

/** Where writes are prepared, inside the repo, so that every rename stays on one file system. */
export const stageFolder = '.create-microservices';
/** In it: the process whose turn it is. */
export const ownerFile = `${stageFolder}/owner`;
export const lockFile = 'microservices.lock';
/** The lock as it will be once the running write is complete. */
export const nextLockFile = 'microservices.lock.next';
export const blueprintFile = 'microservices.yaml';

const reserved = new Set([stageFolder, lockFile, nextLockFile]);

/**
 * Whether a file of ours may have this path: relative, POSIX, inside the repo, and none of git's or of
 * our own. What Windows or macOS could not hold is refused everywhere: a repo is checked out anywhere.
 */
export function isRepoPath(path: string): boolean {
  const segments = path.split('/');
  return (
    !/[\\:*?"<>|\p{Cc}]/u.test(path) &&
    segments.every(
      (segment) =>
        segment !== '' &&
        !segment.endsWith('.') &&
        !segment.endsWith(' ') &&
        !isDeviceName(segment.split('.')[0] ?? ''),
    ) &&
    !segments.some((segment) => segment.toLowerCase() === '.git') &&
    !reserved.has(segments[0]?.toLowerCase() ?? '')
  );
}

/**
 * Checks paths before anything is read or written.
 * @throws UserError for one that leads elsewhere, and for two that are one file where case does not count
 */
export function checkRepoPaths(paths: Iterable<string>): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    if (!isRepoPath(path)) {
      throw new UserError(`"${path}" is not a path inside the repo`, { code: 'outside-repo' });
    }
    const key = path.normalize('NFC').toLowerCase();
    const other = seen.get(key);
    if (other !== undefined && other !== path) {
      throw new UserError(`"${other}" and "${path}" are one file on macOS and Windows`, {
        code: 'same-file',
        hint: 'Give the two different names',
      });
    }
    seen.set(key, path);
  }
}
