import { relative, sep } from 'node:path';
import fs from 'fs-extra';
import { type Pack, toTemplate } from './template.ts';

/**
 * Reads a folder of templates.
 * @param folder absolute path of `templates/`
 */
export async function loadPack(folder: string): Promise<Pack> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}${sep}${entry.name}`);
  const templates = await Promise.all(
    files.map(async (file) =>
      toTemplate(relative(folder, file).split(sep).join('/'), await fs.readFile(file, 'utf8')),
    ),
  );
  return { templates: templates.sort((a, b) => order(a, b)) };
}

// readdir's order is the file system's: sort, so that a render never depends on it.
function order(a: { folder: string; path: string }, b: { folder: string; path: string }): number {
  const left = `${a.folder}/${a.path}`;
  const right = `${b.folder}/${b.path}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
