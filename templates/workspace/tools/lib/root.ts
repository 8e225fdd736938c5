import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repo. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/**
 * Path inside `.local/`, where a development run keeps its data and secrets; git ignores it.
 * Others may pass through the folder (PostgreSQL may run as another user), not look into it.
 */
export function local(...path: string[]): string {
  const folder = join(root, '.local');
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return join(folder, ...path);
}
