import { asTyped } from '../commands/asTyped.ts';

/** A folder as people would write it from where they are; a dot for that itself. */
export function nameOf(folder: string, cwd: string): string {
  return asTyped(folder, cwd) || '.';
}
