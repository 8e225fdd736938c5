const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EBUSY: 'another program has it open',
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

/** Why the operating system refused, in words; undefined for errors that are not its own. */
export function systemReason(error: unknown): string | undefined {
  const { code, syscall } = Object(error) as NodeJS.ErrnoException;
  return code === undefined || syscall === undefined ? undefined : reasons[code];
}
