import { UserError } from '../errors.ts';

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the quota is used up',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a file is where a folder is needed',
  EEXIST: 'something is there already',
  EISDIR: 'a folder is where a file is needed',
  ENOTEMPTY: 'a folder is not empty',
  ELOOP: 'links lead in a circle',
};

/** What the operating system refused, as something the user can put right; undefined for other errors. */
export function systemError(error: unknown): UserError | undefined {
  const { code, syscall, path } = Object(error) as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : reasons[code];
  if (reason === undefined || syscall === undefined) return undefined;
  return new UserError(`Cannot ${syscall} ${path ?? 'a file'}: ${reason}`, {
    hint: 'Put that right and run the same command again',
    cause: error,
  });
}
