import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a program. */
export function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
