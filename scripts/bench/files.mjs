import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** @returns {Map<string, { bytes: number, hash: string }>} every file below a folder */
export function filesIn(folder) {
  const files = new Map();
  for (const path of walk(folder)) {
    const content = readFileSync(path);
    const hash = createHash('sha256').update(content).digest('hex');
    files.set(relative(folder, path), { bytes: content.length, hash });
  }
  return files;
}

/** In how many files two runs differ, missing ones included. */
export function differences(a, b) {
  const paths = new Set([...a.keys(), ...b.keys()]);
  return [...paths].filter((path) => a.get(path)?.hash !== b.get(path)?.hash).length;
}

/** Bytes of all files below a folder. */
export function sizeOf(folder) {
  return walk(folder).reduce((sum, path) => sum + lstatSync(path).size, 0);
}

function walk(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
