import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import fs from 'fs-extra';
import { afterAll } from 'vitest';
import { type Registry, startRegistry } from '../../packed/support/registry.ts';

const folder = fileURLToPath(new URL('../../fixtures/versions', import.meta.url));
const home = realpathSync(mkdtempSync(join(tmpdir(), 'versions-')));
afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

/** A version as it was packed, from whose repos every later one has to be reached. */
export interface Version {
  version: string;
  tarball: string;
}

export const versions: Version[] = readdirSync(folder)
  .filter((name) => name.endsWith('.tgz'))
  .map((name) => ({
    version: basename(name, '.tgz').replace('create-microservices-', ''),
    tarball: join(folder, name),
  }));

/** The program of a version: the absolute path of what Node runs. */
export async function installed({ version, tarball }: Version): Promise<string> {
  const prefix = join(home, version, 'node_modules');
  await fs.ensureDir(prefix);
  await execa('tar', ['xzf', tarball, '-C', prefix]);
  await fs.move(join(prefix, 'package'), join(prefix, 'create-microservices'));
  return join(prefix, 'create-microservices/bin/create-microservices.js');
}

/** Where npx gets a version from that is installed. */
export function registryOf({ version, tarball }: Version): Promise<Registry> {
  return startRegistry({ version, tarball, prefix: join(home, version), bin: '' });
}
