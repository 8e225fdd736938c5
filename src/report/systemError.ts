import { UserError } from '../errors.ts';
import { systemReason } from '../systemReason.ts';

/** What the operating system refused, as something the user can put right; undefined for other errors. */
export function systemError(error: unknown): UserError | undefined {
  const reason = systemReason(error);
  if (reason === undefined) return undefined;
  const { syscall, path } = error as NodeJS.ErrnoException;
  // Files have a path.
  if (syscall === 'write' && path === undefined) {
    return new UserError(`What was to be printed is not complete: ${reason}`, {
      code: 'file-system',
      hint: 'Make room, or print it elsewhere',
      cause: error,
    });
  }
  if (syscall === 'uv_cwd') {
    return new UserError(`The folder that this runs in cannot be found: ${reason}`, {
      code: 'file-system',
      hint: 'Go to a folder that is there (cd), and run the same command again',
      cause: error,
    });
  }
  return new UserError(`Cannot ${syscall} ${path ?? 'a file'}: ${reason}`, {
    code: 'file-system',
    hint: 'Put that right and run the same command again',
    cause: error,
  });
}
