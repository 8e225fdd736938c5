import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const version = '1.32.0';
const folder = fileURLToPath(
  new URL(`../../node_modules/.cache/create-microservices/zizmor@${version}`, import.meta.url),
);

/** zizmor, from PyPI, once: later runs find it. @returns its path; undefined where there is no Python to install it */
export async function zizmor(): Promise<string | undefined> {
  const program = join(folder, 'bin/zizmor');
  if (existsSync(program)) return program;
  const made = await execa('python3', ['-m', 'venv', folder], { reject: false });
  if (made.exitCode !== 0) return undefined;
  await execa(join(folder, 'bin/pip'), ['install', '--quiet', `zizmor==${version}`]);
  return program;
}
