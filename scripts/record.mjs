#!/usr/bin/env node
// Makes the pictures of docs/: the real prompts, driven in a real terminal. `npm run record`.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import buildPackage from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
await buildPackage();

// It is TypeScript that the oldest supported Node does not run.
const folder = await mkdtemp(join(root, 'node_modules', '.record-'));
const outfile = join(folder, 'record.mjs');
try {
  await build({
    entryPoints: ['scripts/record/record.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(folder, { recursive: true, force: true });
}
