#!/usr/bin/env node
// Makes the pictures of docs/: the real prompts, driven in a real terminal, and the page of an architecture in
// a real browser. `npm run record`, or one of the two: `npm run record -- pages`.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import buildPackage, { bundle } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
await buildPackage();

// It is TypeScript that the oldest supported Node does not run.
const folder = await mkdtemp(join(root, 'node_modules', '.record-'));
const { banner, plugins } = await bundle();
const names = process.argv.length > 2 ? process.argv.slice(2) : ['record', 'pages'];
try {
  await build({
    entryPoints: names.map((name) => `scripts/record/${name}.ts`),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    // What the program itself is built with: its styles, its validators.
    plugins,
    banner,
  });
  for (const name of names) await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
} finally {
  await rm(folder, { recursive: true, force: true });
}
