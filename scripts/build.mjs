import { readdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { precompiled } from './precompiled.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles the program and the library, with everything they import, into `dist/`. What is imported lazily
 * becomes a file of its own, so that `--version` and `--help` read next to nothing.
 */
export default async function buildPackage() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli.ts', 'src/index.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    keepNames: true,
    legalComments: 'linked',
    // What is still CommonJS among the libraries asks for Node's modules this way.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [await precompiled(root)],
    metafile: true,
    logLevel: 'warning',
  });
  await removeOthers(Object.keys(metafile.outputs).map((path) => basename(path)));
}

// Afterwards rather than before: a program that runs during a build keeps its files.
async function removeOthers(written) {
  for (const name of await readdir(`${root}dist`)) {
    if (!written.includes(name)) await rm(`${root}dist/${name}`, { recursive: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildPackage();
}
