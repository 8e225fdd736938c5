import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fs from 'fs-extra';
import { run } from './setup.mjs';

/**
 * The types of the library, in `dist/types/`: what `src/index.ts` shows, and no more. They stand on their own,
 * since none of the packages that we bundle is there when they are read.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
// What the sources import from templates/ is emitted too, and none of the library's.
const emitted = await mkdtemp(join(root, 'node_modules', '.declarations-'));
try {
  const tsc = join(root, 'node_modules', 'typescript', 'lib', 'tsc.js');
  run(process.execPath, [tsc, '--project', 'tsconfig.types.json', '--outDir', emitted]);
  const sources = join(emitted, 'src');
  const files = await reachable(join(sources, 'index.d.ts'));
  const target = join(root, 'dist', 'types');
  await rm(target, { recursive: true, force: true });
  for (const [file, text] of files)
    await fs.outputFile(join(target, relative(sources, file)), text);
} finally {
  await rm(emitted, { recursive: true, force: true });
}

/** @returns {Promise<Map<string, string>>} the texts of a declaration file and of all that it imports */
async function reachable(entry) {
  const files = new Map();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    const text = await readFile(file, 'utf8');
    const imported = [...text.matchAll(/(?:from |import\()'([^']+)'/g)].map(([, name]) => name);
    for (const name of imported) {
      if (!name.startsWith('.')) {
        throw new Error(
          `${relative(emitted, file)} needs the types of "${name}", which nobody installs with us\n\nLet src/index.ts take its types from the files that declare them, not from an index that exports more`,
        );
      }
      open.push(join(dirname(file), name.replace(/\.ts$/, '.d.ts')));
    }
    // Every resolver knows `.js`; `.ts` is for those who may import sources.
    files.set(file, text.replaceAll(/((?:from |import\()'\.[^']+)\.ts'/g, "$1.js'"));
  }
  return files;
}
