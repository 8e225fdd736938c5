import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Scratch } from './scratch.ts';

/** A file in a temporary folder. */
export async function createScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  return {
    url: pathToFileURL(join(folder, 'test.db')).href,
    drop: () => rm(folder, { recursive: true }),
  };
}
