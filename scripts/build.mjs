import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { thirdPartyNotices } from './notices.mjs';
import { precompiled } from './precompiled.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const notices = 'THIRD-PARTY-NOTICES.txt';

/**
 * Bundles the program and the library, with everything they import, into `dist/`. What is imported lazily
 * becomes a file of its own, so that `--version` and `--help` read next to nothing.
 */
export default async function buildPackage() {
  const { metafile } = await build(await bundle());
  await writeFile(`${root}dist/${notices}`, await thirdPartyNotices(metafile, root));
  await removeOthers([notices, ...Object.keys(metafile.outputs).map((path) => basename(path))]);
}

/** @returns {Promise<import('esbuild').BuildOptions & { metafile: true }>} what esbuild is asked for */
export async function bundle() {
  return {
    absWorkingDir: root,
    entryPoints: ['src/cli.ts', 'src/index.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Names stay, so that the report of a bug can be read. `keepNames` would see to that too, by naming
    // each function again whenever it is made: a sixth of the time of a large render.
    minifySyntax: true,
    minifyWhitespace: true,
    // Node shows the line of an error that nobody catches.
    lineLimit: 160,
    // Every template is compiled here: Handlebars' compiler stays at home.
    alias: { handlebars: 'handlebars/runtime.js' },
    legalComments: 'linked',
    // What is still CommonJS among the libraries asks for Node's modules this way.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [await precompiled(root), parserStartsNothing],
    metafile: true,
    logLevel: 'warning',
  };
}

/**
 * The parser of flags can start programs for commands that are programs of their own. None of ours is, and
 * what starts programs takes Node as long to load as the parser itself.
 */
const parserStartsNothing = {
  name: 'parser-starts-nothing',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/node_modules/commander/')
        ? { path: 'nothing', namespace: 'parser-starts-nothing' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'parser-starts-nothing' }, () => ({ contents: '' }));
  },
};

// Afterwards rather than before: a program that runs during a build keeps its files.
async function removeOthers(written) {
  for (const entry of await readdir(`${root}dist`, { withFileTypes: true })) {
    if (!entry.isFile() || written.includes(entry.name)) continue;
    await rm(`${root}dist/${entry.name}`, { force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildPackage();
}
