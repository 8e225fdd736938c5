import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import fs from 'fs-extra';

const cache = fileURLToPath(
  new URL('../../../node_modules/.cache/create-microservices', import.meta.url),
);

/**
 * Installs a package from npm, once: later runs find it.
 * @param name with its exact version apart, so that what is found is what was asked for
 * @returns its folder
 */
export async function tool(name: string, version: string): Promise<string> {
  const folder = join(cache, `${name.replace('/', '+')}@${version}`);
  if (!fs.existsSync(folder)) {
    const building = `${folder}.${process.pid}`;
    await fs.outputJson(join(building, 'package.json'), { private: true });
    const args = ['install', '--no-audit', '--no-fund', '--no-save', `${name}@${version}`];
    await execa('npm', args, { cwd: building });
    // Whole or not at all, also when two runs fetch the same thing.
    await fs.move(building, folder).catch(() => fs.remove(building));
  }
  return join(folder, 'node_modules', name);
}

/** The `node` of a version, from npm: the same on every system that npm has one for. */
export async function nodeBinary(version: string): Promise<string> {
  const windows = process.platform === 'win32';
  const folder = await tool(`node-${windows ? 'win' : process.platform}-${process.arch}`, version);
  return join(folder, 'bin', windows ? 'node.exe' : 'node');
}
