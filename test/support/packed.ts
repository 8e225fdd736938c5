import { mkdtempSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import fs from 'fs-extra';
import type { TestProject } from 'vitest/node';
import { version } from '../../src/version.ts';

/** The package as users get it: packed by npm, and installed where nothing of this project is. */
export interface Packed {
  /** Absolute path of the `.tgz`. */
  tarball: string;
  /** A folder that has the package in its `node_modules`, and nothing else. */
  prefix: string;
  /** The installed `bin/create-microservices.js`: `node <bin>`. */
  bin: string;
  version: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    packed: Packed;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A vitest globalSetup: `inject('packed')` gives the package to each test. */
export default async function providePacked(project: TestProject) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'packed-')));
  project.provide('packed', await pack(folder));
  return () => fs.remove(folder);
}

/** @param folder an empty one, for the package and what it is installed in */
export async function pack(folder: string): Promise<Packed> {
  const prefix = join(folder, 'elsewhere');
  await fs.outputJson(join(prefix, 'package.json'), { private: true });

  // `prepack` builds.
  await execa('npm', ['pack', '--pack-destination', folder], { cwd: root });
  const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  const tarball = join(folder, name);
  await execa('npm', ['install', '--no-audit', '--no-fund', '--offline', tarball], { cwd: prefix });

  const bin = join(prefix, 'node_modules/create-microservices/bin/create-microservices.js');
  return { tarball, prefix, bin, version };
}
